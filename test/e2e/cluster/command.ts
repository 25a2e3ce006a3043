import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** How a command is run. */
export interface CommandOptions {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Written to standard input, which is otherwise empty. */
  readonly input?: string;
  /** A file that standard output and standard error are appended to; the command's output is then returned empty. */
  readonly log?: string;
  /** The command is ended after this long. */
  readonly timeoutSeconds?: number;
  /** Runs although the user has interrupted this process: for cleaning up. */
  readonly evenInterrupted?: boolean;
}

/** What a command left behind. */
export interface CommandResult {
  /** The exit status, or -1 when a signal ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Thrown for everything that was under way when the user interrupted. */
export class Interrupted extends Error {}

const running = new Set<ChildProcess>();
let interrupted = false;

/** Ends the commands under way and refuses new ones, so that the caller's clean-up comes next. */
export function interrupt(): void {
  interrupted = true;
  for (const child of running) {
    signalGroup(child, 'SIGTERM');
  }
}

/** Runs a command to its end and returns its standard output; a status other than 0 is an error that shows its last lines. */
export async function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { status, stdout, stderr } = await attempt(command, args, options);
  if (status !== 0) {
    const said = `${stderr}${stdout}`.trim().split('\n').slice(-15).join('\n');
    const where = options.log === undefined ? `:\n${said}` : `; see ${options.log}`;
    throw new Error(`${command} ${args.join(' ').slice(0, 300)} ended with status ${status}${where}`);
  }
  return stdout;
}

/** Runs a command to its end and returns what it left behind, whatever its status. */
export function attempt(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  if (interrupted && !options.evenInterrupted) {
    return Promise.reject(new Interrupted('interrupted'));
  }
  const log = options.log === undefined ? 'pipe' : openSync(options.log, 'a');
  // in a group of its own, so that an interruption reaches what the command started, and clean-up is not interrupted
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', log, log],
    detached: true,
  });
  if (typeof log === 'number') {
    closeSync(log);
  }
  return result(child, command, options);
}

function result(child: ChildProcess, command: string, options: CommandOptions): Promise<CommandResult> {
  running.add(child);
  const timer =
    options.timeoutSeconds && setTimeout(() => signalGroup(child, 'SIGKILL'), options.timeoutSeconds * 1000);
  return new Promise((resolve, reject) => {
    const out = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      out.stderr += text;
    });
    child.stdin?.on('error', () => undefined); // the command ended without reading it all: its status tells
    child.stdin?.end(options.input);
    const ended = () => {
      running.delete(child);
      clearTimeout(timer || undefined);
    };
    child.on('error', (error) => {
      ended();
      reject(new Error(`${command} cannot be run: ${error.message}`));
    });
    child.on('close', (status) => {
      ended();
      if (interrupted && !options.evenInterrupted) {
        reject(new Interrupted('interrupted'));
      } else {
        resolve({ status: status ?? -1, ...out });
      }
    });
  });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) {
      process.kill(-pid, signal);
    }
  } catch {
    // already gone
  }
}
