import { PassThrough, Readable } from 'node:stream';
import { run } from '../../lib/cli/program';
import { version } from '../../package.json';

/** What a run of the program printed, and its exit code. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, as a shell would, with the given text as standard input. */
export async function runCli(args: readonly string[], input = ''): Promise<CliResult> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const printed = Promise.all([textOf(stdout), textOf(stderr)]);
  const code = await run(args, { stdin: Readable.from([input]), stdout, stderr }, version);
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, stdout: out, stderr: err };
}

async function textOf(stream: PassThrough): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
  }
  return text;
}
