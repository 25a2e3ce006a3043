import { add64, divide64, type Int64, int32Of64, isZero64, multiply64 } from '../../values/int64';

/**
 * Returns the utilization that the autoscaler sees: whole percents of the request, cut off and not rounded.
 *
 * Follows `GetResourceUtilizationRatio` in `pkg/controller/podautoscaler/metrics/utilization.go`: 64-bit arithmetic
 * that wraps, then the low 32 bits.
 *
 * @param usageMilli sum of the samples, in thousandths.
 * @param requestMilli sum of the same pods' requests, in thousandths; not 0.
 */
export function utilizationPercent(usageMilli: Int64, requestMilli: Int64): number {
  return int32Of64(divide64(multiply64(usageMilli, 100), requestMilli));
}

/** Sum of samples, and of what they are divided by. */
export interface UsageSums {
  /** Sum of the samples' values, in thousandths. */
  readonly usage: Int64;
  /** Sum of the same pods' requests, in thousandths; 0 where the metric has no requests. */
  readonly request: Int64;
  /** How many samples were summed. */
  readonly count: number;
}

/** Nothing summed yet. */
export const NO_USAGE: UsageSums = { usage: 0, request: 0, count: 0 };

/** Returns the sums of two sets of samples taken together. */
export function addUsage(one: UsageSums, other: UsageSums): UsageSums {
  return {
    usage: add64(one.usage, other.usage),
    request: add64(one.request, other.request),
    count: one.count + other.count,
  };
}

/** Returns the mean sample in thousandths, cut off; 0 samples have the mean 0. */
export function meanMilli({ usage, count }: UsageSums): Int64 {
  return isZero64(count) ? 0 : divide64(usage, count);
}
