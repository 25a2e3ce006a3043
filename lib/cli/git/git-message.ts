import { oneLine } from '../../text/visible';
import type { GitOutput } from './git-program';

const MOST_CHARACTERS = 300;

/**
 * Returns git's own message in one line of bounded length, for the end of one of ours. It may quote what a repository
 * holds, so characters that a terminal would obey are shown by their codes.
 */
export function gitMessage({ stderr, code }: Pick<GitOutput, 'stderr' | 'code'>): string {
  const lines = stderr
    .slice(0, 4 * MOST_CHARACTERS)
    .split('\n')
    .map((line) => line.replace(/^(fatal|error): /, '').trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? `exit code ${code}` : oneLine(lines.join(' '), MOST_CHARACTERS);
}
