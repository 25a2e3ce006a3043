/** What may be wrong with an answer, the worst first. */
export const FAILURE_KINDS = [
  'canary',
  'pollution',
  'uncaught error',
  'crash',
  'hang',
  'memory',
  'internal error',
  'exit code',
  'secret',
  'left behind',
  'empty answer',
  'malformed output',
  'control character',
  'workflow command',
  'poor refusal',
  'generator',
] as const;

/** One of them. */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Something that is wrong with an answer. */
export interface Failure {
  readonly kind: FailureKind;
  /** What was seen. */
  readonly detail: string;
  /** Where in the program, or in which output: failures of one kind and place are taken for one fault. */
  readonly place: string;
}

/** What came of an input. */
export interface Outcome {
  /** The exit code; of a reader alone, 0 or 2. */
  readonly code: number;
  readonly seconds: number;
  /** Most memory that the process had, in bytes. */
  readonly peakBytes: number;
  /** Memory that the process has afterwards, in bytes. */
  readonly restBytes: number;
  readonly failures: readonly Failure[];
}

/** Says whether two failures are of one fault. */
export function isSameFault(a: Failure, b: Failure): boolean {
  return a.kind === b.kind && a.place === b.place;
}
