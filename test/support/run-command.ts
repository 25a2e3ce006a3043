import { execFile } from 'node:child_process';

/** What a command printed, and the code that it exited with. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end and returns what came of it; a code other than 0 is no error here. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { ...options, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') {
        reject(error);
      } else {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      }
    });
  });
}

/** Runs a command that must succeed and returns what it printed. */
export async function outputOf(...command: Parameters<typeof runCommand>): Promise<string> {
  const { code, stdout, stderr } = await runCommand(...command);
  if (code !== 0) {
    throw new Error(`${command[0]} ${command[1].join(' ')} exited with ${code}:\n${stdout}\n${stderr}`);
  }
  return stdout;
}
