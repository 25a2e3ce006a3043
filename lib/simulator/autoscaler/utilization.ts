import { divide64, type Int64, int32Of64, multiply64 } from '../../values/int64';

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
