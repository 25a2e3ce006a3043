import type { Command } from 'commander';
import type { ExitCode } from './exit-codes';

/** Where a command reads and writes. A command touches nothing else of the process. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { readonly columns?: number; hasColors?(): boolean };
  readonly stderr: NodeJS.WritableStream;
  /** Tells the exit code when the command was done; without a call it is 0. */
  exitWith(code: ExitCode): void;
}

/**
 * One command of the program: adds itself, with its options and its action, to the program.
 *
 * The action throws `InvalidInput` for input that it cannot accept, and anything else for a fault of its own.
 */
export type CommandDefinition = (program: Command, terminal: Terminal) => void;
