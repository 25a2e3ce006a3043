import type { Command } from 'commander';
import type { ExitCode } from './exit-codes';
import type { TerminalSink } from './terminal-sink';

/**
 * Takes what is done when the process is asked to end (`SIGINT`, `SIGTERM`) or would crash (the error), and returns how
 * to leave that again.
 */
export type OnEnding = (listener: (cause: NodeJS.Signals | Error) => void) => () => void;

/** Where a command reads and writes. A command touches nothing else of the process. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: TerminalSink;
  readonly stderr: TerminalSink;
  /**
   * Has something done when the process is asked to end, or would crash, and returns how to leave that again.
   *
   * @default - nothing is done
   */
  readonly onEnding?: OnEnding;
  /** Tells the exit code when the command was done; without a call it is 0. */
  exitWith(code: ExitCode): void;
}

/**
 * One command of the program: adds itself, with its options and its action, to the program.
 *
 * The action throws `InvalidInput` for input that it cannot accept, and anything else for a fault of its own.
 */
export type CommandDefinition = (program: Command, terminal: Terminal) => void;
