// ECMAScript leaves the last digits of Math.log, Math.exp, Math.cos and Math.pow to the engine, and engines differ, also
// from version to version. These use nothing but what IEEE 754 fixes to the bit: +, -, ×, ÷ and whole powers of two.

const LN2 = Math.LN2;
/** The first 32 bits of ln 2, so that its product with a small whole number is exact; and the rest. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_HALF = Math.SQRT1_2;
const EXPONENT_BIAS = 1022;
const TWO_54 = 18014398509481984;
const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.2;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Returns the whole k for which a positive number is m × 2^k with m from 1/2 to below 1. */
export function binaryExponent(value: number): number {
  double[0] = value;
  const bits = ((words[HIGH] as number) >>> 20) & 0x7ff;
  return bits === 0 ? binaryExponent(value * TWO_54) - 54 : bits - EXPONENT_BIAS;
}

/**
 * Returns the natural logarithm, within two units in the last place; as `Math.log` for 0, negative and infinite numbers.
 *
 * ln(m × 2^k) = k ln 2 + 2 artanh((m - 1) / (m + 1)), with m between the roots of 1/2 and of 2.
 */
export function ln(value: number): number {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    return value === 0 ? Number.NEGATIVE_INFINITY : value > 0 ? value : Number.NaN;
  }
  double[0] = value;
  let exponent = ((words[HIGH] as number) >>> 20) & 0x7ff;
  if (exponent === 0) {
    return ln(value * TWO_54) - 54 * LN2;
  }
  words[HIGH] = ((words[HIGH] as number) & 0x800fffff) | (EXPONENT_BIAS << 20);
  let mantissa = double[0];
  exponent -= EXPONENT_BIAS;
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent -= 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  const tail =
    z *
    (1 / 3 +
      z *
        (1 / 5 +
          z *
            (1 / 7 +
              z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21))))))))));
  return exponent * LN2_HIGH + (exponent * LN2_LOW + (2 * s * tail + 2 * s));
}

/**
 * Returns the exponential function, within two units in the last place.
 *
 * exp(k ln 2 + r) = 2^k exp(r), with r at most ln 2 / 2 and its series up to the 14th power.
 */
export function exp(value: number): number {
  if (!(value < LARGEST_EXPONENT)) {
    return Number.isNaN(value) ? value : Number.POSITIVE_INFINITY;
  }
  if (value < SMALLEST_EXPONENT) {
    return 0;
  }
  const k = Math.round(value / LN2);
  const r = value - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let power = 14; power > 0; power -= 1) {
    sum = 1 + (r * sum) / power;
  }
  return k < -1000
    ? sum * powerOfTwo(k + 100) * powerOfTwo(-100)
    : k > 1000
      ? sum * powerOfTwo(k - 100) * powerOfTwo(100)
      : sum * powerOfTwo(k);
}

/** Returns a positive number to a power. */
export function power(base: number, exponent: number): number {
  return base === 0 ? (exponent === 0 ? 1 : 0) : exp(exponent * ln(base));
}

/**
 * Returns the cosine of a whole turn's share: of 2π × turns.
 *
 * @param turns any number; the cosine of each whole one is 1.
 */
export function cosineOfTurns(turns: number): number {
  const share = Math.abs(turns - Math.round(turns));
  if (share > 0.25) {
    return -cosineOfTurns(0.5 - share);
  }
  const angle = 2 * Math.PI * share;
  const z = angle * angle;
  let sum = 1;
  for (let n = 24; n > 0; n -= 2) {
    sum = 1 - (z * sum) / (n * (n - 1));
  }
  return sum;
}

function powerOfTwo(exponent: number): number {
  double[0] = 0;
  words[HIGH] = (exponent + EXPONENT_BIAS + 1) << 20;
  return double[0];
}
