import { Command, CommanderError } from 'commander';
import { OutputFailed } from '../files/output-failed';
import { logLine } from '../text/log-text';
import { InvalidInput } from '../values/invalid-input';
import type { Terminal } from './command';
import { COMMANDS } from './command-list';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes';
import { refusalText } from './refusal-text';
import { TerminalSink, type TerminalStream } from './terminal-sink';

/** What of a process the program is given: a terminal, before anything is escaped on its way there. */
export type ProcessStreams = Omit<Terminal, 'stdout' | 'stderr' | 'exitWith'> & {
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
};

/**
 * Runs the program once and returns its exit code: the only place that answers an error.
 *
 * @param args the arguments after the program's name.
 */
export async function run(args: readonly string[], io: ProcessStreams, version: string): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const stdout = TerminalSink.to(io.stdout);
  const stderr = TerminalSink.redacting(io.stderr);
  const program = await createProgram(
    {
      ...io,
      stdout,
      stderr,
      exitWith: (code) => {
        exitCode = code;
      },
    },
    version,
    args[0],
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return answer(error, stderr);
  }
}

/**
 * Returns the program: with the command of that name, or with all its commands when there is none, as for its help.
 *
 * @param wanted the command that is to be run.
 */
export async function createProgram(terminal: Terminal, version: string, wanted?: string): Promise<Command> {
  const program = new Command('cdk8s-inference')
    .description('Checks, simulates and explains autoscaled inference services.')
    .version(version, '--version', 'print the version')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing was found, 1 findings or a failed verdict, 2 bad usage or input, 70 a fault of this program,\n74 the output could not be written (the disk is full).',
    )
    .showHelpAfterError('(add --help for usage)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  const isCommand = wanted !== undefined && Object.hasOwn(COMMANDS, wanted);
  for (const [name, load] of Object.entries(COMMANDS)) {
    if (!isCommand || name === wanted) {
      const addTo = await load();
      addTo(program, terminal);
    }
  }
  return program;
}

/** Says what was wrong, one line for each fault, and returns the exit code. */
function answer(error: unknown, stderr: TerminalSink): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.clean : EXIT.badInput;
  }
  if (error instanceof InvalidInput) {
    stderr.write(refusalText(error.faults));
    return EXIT.badInput;
  }
  if (error instanceof OutputFailed) {
    stderr.write(error.isClosedPipe ? '' : `${logLine(error.message)}\n`);
    return exitCodeOf(error);
  }
  const cause = String(error instanceof Error ? error.stack : error);
  stderr.write(`internal error, please report it: ${cause}\n`);
  return EXIT.ownFault;
}
