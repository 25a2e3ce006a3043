import { type Int64, MAX_INT64, multiply64, wrap64 } from './int64';
import { ownValue } from './own-value';
import {
  BINARY_SHIFTS,
  DECIMAL_EXPONENTS,
  divideAwayFromZero,
  LARGEST_EXPONENT,
  LONGEST_QUANTITY,
  QUANTITY_GRAMMAR,
} from './quantity';

/** Longest run of digits whose thousandfold is a safe integer. */
const FAST_DIGITS = 12;
/** Largest number of decimal digits that upstream keeps in an `int64`. */
const INT64_DIGITS = 18;
const NANO_SCALE = -9;
const MILLI_SCALE = -3;

/**
 * Returns the 64-bit number of thousandths that the controller computes with; undefined when the text is no quantity.
 *
 * Follows `Quantity.MilliValue` in apimachinery `pkg/api/resource` (v1.37), with what it does to values that do not fit:
 * a whole number of more than 64 bits wraps, and one with a scale that leaves 64 bits becomes 0. Thousandths are rounded
 * away from zero.
 */
export function milliValueOf(text: string | number): Int64 | undefined {
  return typeof text === 'string' ? (plainMilli(text) ?? anyMilli(text)) : anyMilli(String(text));
}

/** The usual forms, as metrics-server and people write them: a whole number and at most one suffix. */
function plainMilli(text: string): number | undefined {
  let digits = 0;
  let value = 0;
  for (; digits < text.length; digits++) {
    const digit = text.charCodeAt(digits) - 48;
    if (digit < 0 || digit > 9) {
      break;
    }
    value = value * 10 + digit;
  }
  if (digits === 0 || digits > FAST_DIGITS) {
    return undefined;
  }
  switch (text.length - digits) {
    case 0:
      return value * 1000;
    case 1:
      return scaledMilli(value, text.charCodeAt(digits));
    default:
      return binaryMilli(value, text, digits);
  }
}

function scaledMilli(value: number, suffix: number): number | undefined {
  switch (suffix) {
    case 109: // m
      return value;
    case 110: // n
      return Math.ceil(value / 1e6);
    case 117: // u
      return Math.ceil(value / 1e3);
    default:
      return undefined;
  }
}

function binaryMilli(value: number, text: string, at: number): number | undefined {
  if (text.length !== at + 2 || text.charCodeAt(at + 1) !== 105) {
    return undefined;
  }
  const shift = ownValue(BINARY_SHIFTS, text.slice(at));
  const milli = shift === undefined ? Number.NaN : value * 2 ** Number(shift) * 1000;
  return Number.isSafeInteger(milli) ? milli : undefined;
}

function anyMilli(text: string): Int64 | undefined {
  const written = text.trim();
  const groups = written.length > LONGEST_QUANTITY ? undefined : QUANTITY_GRAMMAR.exec(written)?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const { sign = '', digits = '', suffix = '' } = groups;
  const [whole = '', fraction = ''] = digits.split('.');
  const number = { digits: whole.replace(/^0+/, '') || '0', fraction, suffix };
  const exponent =
    ownValue(DECIMAL_EXPONENTS, suffix) ??
    (ownValue(BINARY_SHIFTS, suffix) === undefined ? Number(suffix.slice(1) || 0) : 0);
  if (Math.abs(exponent) > LARGEST_EXPONENT) {
    return undefined;
  }
  const negative = sign === '-';
  const small = keptAsInt64(number, exponent);
  return small === undefined
    ? milliOfDecimal(number, exponent, negative)
    : milliOfInt64(negative ? -small.value : small.value, small.scale);
}

interface WrittenNumber {
  /** Digits before the point, without leading zeros. */
  readonly digits: string;
  readonly fraction: string;
  readonly suffix: string;
}

/** `ParseQuantity`: what upstream keeps as an `int64` and a power of ten. */
function keptAsInt64({ digits, fraction, suffix }: WrittenNumber, exponent: number) {
  const shift = ownValue(BINARY_SHIFTS, suffix);
  const scale = exponent - fraction.length;
  if (shift === undefined) {
    const fits = digits.length + fraction.length <= INT64_DIGITS && scale >= NANO_SCALE;
    return fits ? { value: BigInt(digits + fraction), scale } : undefined;
  }
  const precision = 15 - digits.length - Math.trunc(Math.fround((Number(shift) * 3) / 10)) - 1;
  return precision >= 0 && fraction === '' ? { value: BigInt(digits) << shift, scale: 0 } : undefined;
}

/** `int64Amount.AsScaledInt64`. */
function milliOfInt64(value: bigint, scale: number): Int64 {
  const steps = scale - MILLI_SCALE;
  if (steps < 0) {
    return wrap64(divideAwayFromZero(value, 10n ** BigInt(-steps)));
  }
  const milli = value === 0n ? 0n : value * 10n ** BigInt(Math.min(steps, 40));
  const overflows = milli !== BigInt.asIntN(64, milli);
  return overflows && !WRAPPING_STEPS.includes(steps) ? 0 : wrap64(milli);
}

/** The powers of ten that `positiveScaleInt64` multiplies by in one step, and whose overflow it returns. */
const WRAPPING_STEPS = [1, 2, 3, 6, 9];

/** `ParseQuantity` and `scaledValue`: upstream's arbitrary decimals, kept in nano-units. */
function milliOfDecimal({ digits, fraction, suffix }: WrittenNumber, exponent: number, negative: boolean): Int64 {
  const shift = ownValue(BINARY_SHIFTS, suffix) ?? 0n;
  const unscaled = BigInt(digits + fraction) << shift;
  const steps = exponent - fraction.length - NANO_SCALE;
  const nano = steps >= 0 ? unscaled * 10n ** BigInt(steps) : divideAwayFromZero(unscaled, 10n ** BigInt(-steps));
  if (shift > 0n && nano > BigInt(MAX_INT64) * 1_000_000_000n) {
    return multiply64(wrap64(negative ? -BigInt(MAX_INT64) : BigInt(MAX_INT64)), 1000);
  }
  return milliOfNano(negative ? -nano : nano);
}

function milliOfNano(nano: bigint): Int64 {
  if (nano < BigInt(MAX_INT64)) {
    const low = BigInt.asIntN(64, nano);
    return wrap64(low / 1_000_000n + (low % 1_000_000n === 0n ? 0n : 1n));
  }
  return wrap64(nano / 1_000_000n + (nano % 1_000_000n === 0n ? 0n : 1n));
}
