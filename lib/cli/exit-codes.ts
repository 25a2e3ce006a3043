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
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
