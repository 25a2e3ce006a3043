/**
 * A signed 64-bit integer: a number while it is safe, a bigint beyond 2^53.
 *
 * Go's `int64` wraps around; so do the operations here. Values that fit a number always are one, so that the usual
 * sums cost what number arithmetic costs.
 */
export type Int64 = number | bigint;

/** The largest signed 64-bit integer. */
export const MAX_INT64: Int64 = 9_223_372_036_854_775_807n;

/** The smallest signed 64-bit integer; what amd64 makes of a double that does not fit. */
export const MIN_INT64: Int64 = -9_223_372_036_854_775_808n;

/** The largest signed 32-bit integer. */
export const MAX_INT32 = 2_147_483_647;

/** The smallest signed 32-bit integer; what amd64 makes of a double that does not fit. */
export const MIN_INT32 = -2_147_483_648;

/** Below it the double quotient of two whole numbers is never rounded up to the next whole number. */
const EXACT_QUOTIENT = 2 ** 51;

/** Returns the low 64 bits of a whole number, signed. */
export function wrap64(value: bigint): Int64 {
  const wrapped = BigInt.asIntN(64, value);
  const small = Number(wrapped);
  return Number.isSafeInteger(small) ? small : wrapped;
}

/** Returns the sum, wrapped to 64 bits. */
export function add64(one: Int64, other: Int64): Int64 {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) {
      return sum;
    }
  }
  return wrap64(BigInt(one) + BigInt(other));
}

/** Returns the difference, wrapped to 64 bits. */
export function subtract64(one: Int64, other: Int64): Int64 {
  if (typeof one === 'number' && typeof other === 'number') {
    const difference = one - other;
    if (Number.isSafeInteger(difference)) {
      return difference;
    }
  }
  return wrap64(BigInt(one) - BigInt(other));
}

/** Returns the product, wrapped to 64 bits. */
export function multiply64(one: Int64, other: Int64): Int64 {
  if (typeof one === 'number' && typeof other === 'number') {
    const product = one * other;
    if (Number.isSafeInteger(product)) {
      return product + 0;
    }
  }
  return wrap64(BigInt(one) * BigInt(other));
}

/**
 * Returns the quotient, cut off towards 0.
 *
 * @throws RangeError when the divisor is 0.
 */
export function divide64(dividend: Int64, divisor: Int64): Int64 {
  if (
    typeof dividend === 'number' &&
    typeof divisor === 'number' &&
    Math.abs(dividend) < EXACT_QUOTIENT &&
    divisor !== 0
  ) {
    return Math.trunc(dividend / divisor) + 0;
  }
  return wrap64(BigInt(dividend) / BigInt(divisor));
}

/** Says whether a value is 0. */
export function isZero64(value: Int64): boolean {
  return value === 0 || value === 0n;
}

/** Returns the nearest double, as Go's `float64(int64)` does. */
export function doubleOf64(value: Int64): number {
  return Number(value);
}

/** Returns the low 32 bits, signed, as Go's `int32(int64)` does. */
export function int32Of64(value: Int64): number {
  return typeof value === 'number' && value === (value | 0) ? value : Number(BigInt.asIntN(32, BigInt(value)));
}

/** Returns a whole double as 32-bit integer, as Go's `int32(float64)` does on amd64: -2^31 for all that does not fit. */
export function int32OfDouble(value: number): number {
  const whole = Math.trunc(value);
  return whole >= MIN_INT32 && whole <= MAX_INT32 ? whole + 0 : MIN_INT32;
}

/** Returns a whole double as 64-bit integer, as Go's `int64(float64)` does on amd64: -2^63 for all that does not fit. */
export function int64OfDouble(value: number): Int64 {
  const whole = Math.trunc(value);
  if (Number.isSafeInteger(whole)) {
    return whole + 0;
  }
  return whole >= -(2 ** 63) && whole < 2 ** 63 ? BigInt(whole) : MIN_INT64;
}
