import { LatencyHistogram } from '../latency-histogram';
import type { ServiceSettings } from '../service-settings';

const { min } = Math;

/** How the requests of a class end in a pod with a certain utilization: shares that add up to 1. */
export interface ClassResponse {
  /** Share of the service's answers that are errors; as in the scenario, not as it came out. */
  readonly failureProbability: number;
  readonly served: number;
  readonly failed: Readonly<Record<'queueFull' | 'timeout' | 'error', number>>;
  readonly meanSeconds: number;
  readonly latencies: LatencyHistogram;
}

/** How a pod with a certain utilization answers. */
export interface Response {
  /** Mean time that a request is with the pod. */
  readonly meanSeconds: number;
  readonly failureRatio: number;
  readonly p50: number;
  readonly p95: number;
  readonly byClass: readonly ClassResponse[];
}

/** Returns the response of a pod from those of its classes, whose latencies are as many as there are requests. */
export function responseOf(byClass: readonly ClassResponse[], { classes }: ServiceSettings): Response {
  const all = new LatencyHistogram();
  let [weights, failed, served, seconds] = [0, 0, 0, 0];
  for (const [index, each] of byClass.entries()) {
    const weight = classes[index]?.weight ?? 0;
    all.addAll(each.latencies);
    weights += weight;
    failed += weight * (1 - each.served);
    served += weight * each.served;
    seconds += weight * each.served * each.meanSeconds;
  }
  return {
    meanSeconds: served === 0 ? 0 : seconds / served,
    failureRatio: failed / weights,
    p50: all.count === 0 ? 0 : all.quantile(0.5),
    p95: all.count === 0 ? 0 : all.quantile(0.95),
    byClass,
  };
}

/** Returns a class's response where all takes so many times as long: what is then too late times out. */
export function slower(each: ClassResponse, factor: number, timeoutSeconds: number): ClassResponse {
  const { latencies, meanSeconds, served, failed } = each;
  const longer = new LatencyHistogram();
  longer.addAll(latencies, 1, factor);
  const before = longer.count;
  longer.forgetAbove(timeoutSeconds);
  const left = before === 0 ? 1 : longer.count / before;
  const timeout = failed.timeout + (served + failed.error) * (1 - left);
  return {
    ...each,
    served: served * left,
    failed: { ...failed, timeout, error: failed.error * left },
    meanSeconds: min(meanSeconds * factor, timeoutSeconds),
    latencies: longer,
  };
}
