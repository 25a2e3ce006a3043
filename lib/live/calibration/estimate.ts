import { studentT95 } from './student-t';

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Values that it comes from. */
  readonly samples: number;
}

/** Returns the mean of values, with its interval; undefined for less than two. */
export function meanOf(values: readonly number[]): Estimate | undefined {
  const samples = values.length;
  if (samples < 2) {
    return undefined;
  }
  const value = values.reduce((sum, each) => sum + each, 0) / samples;
  const variance = values.reduce((sum, each) => sum + (each - value) ** 2, 0) / (samples - 1);
  return around(value, Math.sqrt(variance / samples), samples - 1, samples);
}

/**
 * Returns what one unit of a quantity costs, from pairs of cost and quantity, with its interval: the ratio of the sums,
 * and its standard error by linearization; undefined for less than three pairs, or without quantity.
 */
export function ratioOf(pairs: readonly { readonly cost: number; readonly quantity: number }[]): Estimate | undefined {
  const samples = pairs.length;
  const quantity = pairs.reduce((sum, each) => sum + each.quantity, 0);
  if (samples < 3 || quantity <= 0) {
    return undefined;
  }
  const value = pairs.reduce((sum, each) => sum + each.cost, 0) / quantity;
  const residuals = pairs.reduce((sum, each) => sum + (each.cost - value * each.quantity) ** 2, 0);
  const error = Math.sqrt((residuals * samples) / (samples - 1)) / quantity;
  return around(value, error, samples - 1, samples);
}

/** Returns an estimate from its value and its standard error. */
export function around(value: number, standardError: number, degreesOfFreedom: number, samples: number): Estimate {
  const reach = studentT95(degreesOfFreedom) * standardError;
  return { value, low: value - reach, high: value + reach, samples };
}

/** Returns how far an interval reaches to each side, as a ratio of the value. */
export function uncertaintyOf({ value, low, high }: Estimate): number {
  return value === 0 ? Number.POSITIVE_INFINITY : (high - low) / 2 / Math.abs(value);
}
