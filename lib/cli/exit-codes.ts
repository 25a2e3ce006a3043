import type { OutputFailed } from '../files/output-failed';

/** The exit codes of every command; they never change their meaning. */
export const EXIT = {
  /** Everything was done, and nothing was found. */
  clean: 0,
  /** Findings, or a failed verdict. */
  findings: 1,
  /** Bad usage, or input that cannot be accepted. */
  badInput: 2,
  /** The program's own fault. */
  ownFault: 70,
  /** An output could not be written although its place is right: the disk is full. `EX_IOERR` of sysexits.h. */
  outputFailed: 74,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Returns the exit code for an output that could not be written: none where the reader has seen enough. */
export function exitCodeOf({ isClosedPipe }: OutputFailed): ExitCode {
  return isClosedPipe ? EXIT.clean : EXIT.outputFailed;
}
