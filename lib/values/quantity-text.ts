import { type Int64, isZero64 } from './int64';

/** How a quantity is written: in powers of 1000, or in powers of 1024 where that loses nothing. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI';

const DECIMAL_SUFFIXES = ['m', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * Returns the canonical text of a number of thousandths: `1500m`, `2`, `3k`, `512Mi`.
 *
 * Follows `Quantity.CanonicalizeBytes` of `resource.NewMilliQuantity(value, format)` in apimachinery `pkg/api/resource`:
 * below 1024 units, and where it is no whole number of units, a binary quantity is written decimally.
 */
export function textOfMilli(milli: Int64, format: QuantityFormat = 'DecimalSI'): string {
  if (isZero64(milli)) {
    return '0';
  }
  const value = BigInt(milli);
  if (format === 'BinarySI' && value % 1000n === 0n && (value >= 1_024_000n || value <= -1_024_000n)) {
    return reduce(value / 1000n, 1024n, BINARY_SUFFIXES);
  }
  return reduce(value, 1000n, DECIMAL_SUFFIXES);
}

/**
 * Returns a quantity as the double that `Quantity.AsApproximateFloat64` gives for its canonical text.
 *
 * `0.05` is kept as `50m`, so it is 50 × 0.001: the product of two doubles, and not the double nearest to 0.05.
 *
 * @param nano the exact value in nano-units.
 */
export function approximateDouble(nano: bigint): number {
  if (nano === 0n) {
    return 0;
  }
  let mantissa = nano;
  let exponent = -9;
  while (mantissa % 1000n === 0n) {
    mantissa /= 1000n;
    exponent += 3;
  }
  return exponent === 0 ? Number(mantissa) : Number(mantissa) * powerOfTen(exponent);
}

/** Go's `math.Pow10`: the double nearest to the power, not a product of powers. */
function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

function reduce(value: bigint, base: bigint, suffixes: readonly string[]): string {
  let mantissa = value;
  let power = 0;
  while (mantissa % base === 0n && power < suffixes.length - 1) {
    mantissa /= base;
    power++;
  }
  return `${mantissa}${suffixes[power]}`;
}
