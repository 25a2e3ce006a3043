import type { GitOutput } from './git-program';

const MOST_CHARACTERS = 300;
/** Control and format characters, the latter with marks of direction, and separators of lines and paragraphs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Returns git's own message in one line of bounded length, for the end of one of ours. It may quote what a repository
 * holds, so characters that a terminal would obey are shown as `\u{..}`.
 */
export function gitMessage({ stderr, code }: Pick<GitOutput, 'stderr' | 'code'>): string {
  const lines = stderr
    .slice(0, 4 * MOST_CHARACTERS)
    .split('\n')
    .map((line) => line.replace(/^(fatal|error): /, '').trim())
    .filter((line) => line !== '');
  const text = lines.join(' ').replace(UNSEEN, (unseen) => `\\u{${unseen.codePointAt(0)?.toString(16)}}`);
  if (text === '') {
    return `exit code ${code}`;
  }
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
