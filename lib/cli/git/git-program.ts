import { spawnSync } from 'node:child_process';
import { InvalidInput } from '../../values/invalid-input';
import { gitEnvironment, gitOptions } from './git-environment';
import { gitExecutable } from './git-executable';

/** Where git runs. */
export interface GitPlace {
  /** The top of the work tree. */
  readonly top: string;
  /** The repository's own folder; undefined while it is looked for, from the top alone. */
  readonly gitDirectory: string | undefined;
}

/** What git is asked. */
export interface GitQuestion {
  /** The command and its options, none of which comes from outside. */
  readonly command: readonly string[];
  /** Refs, ids and paths. They are never taken for options. @default - none */
  readonly operands?: readonly string[];
  /** Standard input. @default - empty */
  readonly input?: string;
}

/** What git may take. */
export interface GitLimits {
  /** Most bytes of its output. */
  readonly bytes: number;
  /** After this it is ended. */
  readonly milliseconds: number;
}

/** What git printed, and its exit code. */
export interface GitOutput {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const LIMITS: GitLimits = { bytes: 128 * 1024 * 1024, milliseconds: 120_000 };
const REMEDY = 'or review two folders';

/**
 * Runs git and returns what came of it; a code other than 0 is no error here. Nothing else of the program runs git.
 *
 * Only commands that read the repository's objects and refs are run: none of them reads the index or the work tree, so
 * filters, attributes, hooks and fsmonitor have no part in them, and the options and environment switch them off besides.
 *
 * @throws InvalidInput when there is no git to run, or it prints or takes more than the limits.
 */
export function runGit(
  { top, gitDirectory }: GitPlace,
  { command, operands = [], input = '' }: GitQuestion,
  limits: GitLimits = LIMITS,
): GitOutput {
  const { file, path } = gitExecutable(process.env.PATH ?? '', top);
  if (file === undefined) {
    throw InvalidInput.of('UNREADABLE', 'git', `is not installed here; install it, ${REMEDY}`);
  }
  const where = gitDirectory === undefined ? [] : [`--git-dir=${gitDirectory}`];
  const ended = operands.length === 0 ? [] : ['--end-of-options', ...operands];
  const { status, stdout, stderr, error } = spawnSync(file, [...gitOptions(), ...where, ...command, ...ended], {
    cwd: top,
    input,
    env: gitEnvironment(process.env, path, top),
    maxBuffer: limits.bytes,
    timeout: limits.milliseconds,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  const reason = (error as NodeJS.ErrnoException | undefined)?.code;
  // A git that ends before it has read all of its input has an exit code all the same.
  if (error !== undefined && reason !== 'EPIPE') {
    throw InvalidInput.of('UNREADABLE', 'git', `${faultOf(reason, command, limits)}, ${REMEDY}`, { cause: error });
  }
  return { code: status ?? 1, stdout, stderr: stderr.toString('utf8') };
}

function faultOf(reason: string | undefined, [name]: readonly string[], { bytes, milliseconds }: GitLimits): string {
  switch (reason) {
    case 'ENOBUFS':
      return `prints more than ${Math.floor(bytes / 1024 / 1024)} MiB (${name}); name a smaller folder`;
    case 'ETIMEDOUT':
      return `takes longer than ${Math.floor(milliseconds / 1000)} s (${name}); see whether the repository can be read, name a smaller folder`;
    default:
      return `cannot be run (${reason}); repair its installation`;
  }
}

/** Returns the lines that git printed. */
export function linesOf({ stdout }: GitOutput): string[] {
  return stdout.toString('utf8').replace(/\n$/, '').split('\n');
}
