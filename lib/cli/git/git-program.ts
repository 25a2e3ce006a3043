import { spawnSync } from 'node:child_process';
import { InvalidInput } from '../../values/invalid-input';

/** What git printed, and its exit code. */
export interface GitOutput {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs git in a folder and returns what came of it; a code other than 0 is no error here.
 *
 * Only commands that read are run, without the locks that git takes on the side (`GIT_OPTIONAL_LOCKS`): the working tree
 * and the index stay as they are, to the byte and the second. Messages come in English whatever the user's locale, and
 * nothing asks for a password.
 *
 * @throws InvalidInput when there is no git to run.
 */
export function runGit(folder: string, args: readonly string[], input = ''): GitOutput {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', folder, '--no-pager', ...args], {
    input,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error !== undefined) {
    const reason = (error as NodeJS.ErrnoException).code;
    const what = reason === 'ENOENT' ? 'is not installed here; install it' : `cannot be run (${reason})`;
    throw InvalidInput.of('UNREADABLE', 'git', `${what}, or review two folders`, { cause: error });
  }
  return { code: status ?? 1, stdout, stderr: stderr.toString('utf8') };
}

/** Returns the first line that git printed. */
export function firstLine({ stdout }: GitOutput): string {
  return stdout.toString('utf8').split('\n', 1)[0] ?? '';
}

/** Returns git's own message in one line, for the end of one of ours. */
export function gitMessage({ stderr, code }: GitOutput): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.replace(/^(fatal|error): /, '').trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? `exit code ${code}` : lines.join(' ');
}
