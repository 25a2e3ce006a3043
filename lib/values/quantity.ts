import { InvalidInput } from './invalid-input';
import { ownValue } from './own-value';

/**
 * An exact Kubernetes quantity: a whole number of nano-units. One unit is a core, a byte, or whatever is counted.
 *
 * Follows apimachinery `pkg/api/resource/quantity.go` (v1.37): the grammar of `ParseQuantity`, what is finer than a
 * nano-unit is rounded away from zero, and a value with a binary suffix is capped at 2^63 - 1 units. A decimal value whose
 * nano form needs more than 64 bits is exact, as it is there; one of more than 512 characters, or with an exponent beyond
 * 400, is no quantity here.
 */
export interface Quantity {
  /** The value in nano-units. */
  readonly nano: bigint;
}

const NANO = 1_000_000_000n;
/** The grammar of a quantity: sign, digits with an optional point, and a suffix or decimal exponent. */
export const QUANTITY_GRAMMAR =
  /^(?<sign>[+-]?)(?<digits>\d+(?:\.\d*)?|\.\d+)(?<suffix>[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
/** Powers of ten of the decimal suffixes. */
export const DECIMAL_EXPONENTS: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
/** Powers of two of the binary suffixes. */
export const BINARY_SHIFTS: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
/** Decimal exponents that are computed with; upstream scales without bound. */
export const LARGEST_EXPONENT = 400;
/** Characters of a quantity that are computed with: some ten times as many as any value in use needs. */
export const LONGEST_QUANTITY = 512;
/** What upstream caps a quantity with a binary suffix at, in units: 2^63 - 1. */
const MOST_UNITS = 9_223_372_036_854_775_807n;

/** Says whether a text or number is a quantity that Kubernetes would accept. */
export function isQuantity(text: string | number): boolean {
  return tryParseQuantity(text) !== undefined;
}

/** Returns the nano-units of a quantity; undefined when the text is none. */
export function tryNanoOf(text: string | number): bigint | undefined {
  return tryParseQuantity(text)?.nano;
}

/**
 * Returns the exact value of a quantity such as `500m`, `0.5`, `1e3` or `2Gi`.
 *
 * @param at the setting's name, for the error.
 * @throws InvalidInput when the text is no quantity.
 */
export function parseQuantity(text: string | number, at = 'quantity'): Quantity {
  const quantity = tryParseQuantity(text);
  if (quantity === undefined) {
    throw InvalidInput.of('BAD_FORMAT', at, `is '${text}', not a Kubernetes quantity; write it as 500m, 0.5 or 2Gi`);
  }
  return quantity;
}

/** Says whether a quantity is at most 2^63 - 1 units, the most that an `int64` field of the API can hold. */
export function fitsInt64({ nano }: Quantity): boolean {
  return nano <= MOST_UNITS * NANO && nano >= -MOST_UNITS * NANO;
}

/** Returns the value in thousandths of a unit, rounded away from zero as `Quantity.MilliValue` does. */
export function milliOf({ nano }: Quantity): bigint {
  return divideAwayFromZero(nano, 1_000_000n);
}

/** Returns the value in whole units, rounded away from zero as `Quantity.Value` does. */
export function wholeOf({ nano }: Quantity): bigint {
  return divideAwayFromZero(nano, NANO);
}

/** Returns the exact value of a quantity; undefined when the text is none. */
export function tryParseQuantity(text: string | number): Quantity | undefined {
  const written = String(text);
  const groups = written.length > LONGEST_QUANTITY ? undefined : QUANTITY_GRAMMAR.exec(written)?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const { sign = '', digits = '', suffix = '' } = groups;
  const [whole = '', fraction = ''] = digits.split('.');
  const unscaled = BigInt(whole + fraction || '0');
  const nano = scaleToNano(unscaled, fraction.length, suffix);
  return nano === undefined ? undefined : { nano: sign === '-' ? -nano : nano };
}

function scaleToNano(unscaled: bigint, fractionDigits: number, suffix: string): bigint | undefined {
  const shift = ownValue(BINARY_SHIFTS, suffix);
  if (shift !== undefined) {
    const nano = divideAwayFromZero((unscaled << shift) * NANO, 10n ** BigInt(fractionDigits));
    return nano > MOST_UNITS * NANO ? MOST_UNITS * NANO : nano;
  }
  const exponent = (ownValue(DECIMAL_EXPONENTS, suffix) ?? Number(suffix.slice(1) || 0)) + 9 - fractionDigits;
  if (Math.abs(exponent) > LARGEST_EXPONENT) {
    return undefined;
  }
  return exponent >= 0 ? unscaled * 10n ** BigInt(exponent) : divideAwayFromZero(unscaled, 10n ** BigInt(-exponent));
}

/** Returns a quotient that is rounded away from zero. */
export function divideAwayFromZero(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  if (value % by === 0n) {
    return quotient;
  }
  return value < 0n ? quotient - 1n : quotient + 1n;
}
