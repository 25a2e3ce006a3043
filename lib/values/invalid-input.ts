/** Stable codes of the faults that an input can have; they never change their meaning. */
export type FaultCode =
  | 'MISSING'
  | 'UNKNOWN_KEY'
  | 'WRONG_TYPE'
  | 'OUT_OF_RANGE'
  | 'BAD_FORMAT'
  | 'CONFLICT'
  | 'NOT_FOUND'
  | 'UNREADABLE'
  | 'TOO_LARGE';

/** One thing that is wrong with an input: where, and a sentence without full stop that says what to change. */
export interface Fault {
  /** What kind of fault it is. */
  readonly code: FaultCode;
  /** The property, setting or `file:line` at fault, in the words of the one who gave it. */
  readonly at: string;
  /** The value received, the limit, and what to change; lower case, no full stop. */
  readonly message: string;
}

/** The one error for input that cannot be accepted. It carries every fault found, not only the first. */
export class InvalidInput extends Error {
  /** Every fault found, in the order of the input. */
  public readonly faults: readonly Fault[];

  public constructor(faults: readonly Fault[], options?: { readonly cause?: unknown }) {
    super(faults.map(({ at, message }) => `'${at}' ${message}`).join('\n'), options);
    this.name = 'InvalidInput';
    this.faults = faults;
  }

  /**
   * Returns an error with a single fault.
   *
   * @param at the property or setting at fault.
   * @param message value received, limit and remedy.
   */
  public static of(code: FaultCode, at: string, message: string, options?: { readonly cause?: unknown }): InvalidInput {
    return new InvalidInput([{ code, at, message }], options);
  }
}

/**
 * Throws one `InvalidInput` when there are faults.
 *
 * @throws InvalidInput with all of them.
 */
export function refuseIfAny(faults: readonly Fault[]): void {
  if (faults.length > 0) {
    throw new InvalidInput(faults);
  }
}
