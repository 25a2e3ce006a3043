import { add64, doubleOf64, type Int64, int32OfDouble, int64OfDouble, MAX_INT32, MAX_INT64 } from '../../values/int64';
import type { ControllerFlags } from './kubernetes-version';
import type { PodFacts } from './observation';
import { isWithinTolerance, type Tolerance } from './tolerance';

/** What an Object or External metric asks for. */
export interface TotalProposal {
  readonly replicas: number;
  /** The metric's value in thousandths: the whole of it, or its share of one replica. */
  readonly shownMilli: Int64;
  readonly usageRatio: number;
  readonly rule: 'within tolerance' | 'ratio of ready pods' | 'ratio alone' | 'share of each replica';
}

/** A metric's value and its target, in thousandths. */
export interface TotalMeasurement {
  readonly milli: Int64;
  readonly targetMilli: Int64;
  readonly tolerance: Tolerance;
}

/**
 * Returns the count that a target for the whole metric asks for, or upstream's words for why there is none.
 *
 * Follows `getUsageRatioReplicaCount` in `pkg/controller/podautoscaler/replica_calculator.go`: at 0 replicas neither
 * pods nor the tolerance matter.
 *
 * @param pods those that the target's selector selects, terminating ones included.
 */
export function proposeForValue(
  { milli, targetMilli, tolerance }: TotalMeasurement,
  current: number,
  pods: readonly PodFacts[],
  { capsTotals }: ControllerFlags,
): TotalProposal | string {
  const usageRatio = doubleOf64(milli) / doubleOf64(targetMilli);
  if (current === 0) {
    return { replicas: int32OfDouble(Math.ceil(usageRatio)), shownMilli: milli, usageRatio, rule: 'ratio alone' };
  }
  if (isWithinTolerance(usageRatio, tolerance)) {
    return { replicas: current, shownMilli: milli, usageRatio, rule: 'within tolerance' };
  }
  if (pods.length === 0) {
    return 'unable to calculate ready pods: no pods returned by selector while calculating replica count';
  }
  return {
    replicas: countOf(usageRatio * readyPods(pods), capsTotals),
    shownMilli: milli,
    usageRatio,
    rule: 'ratio of ready pods',
  };
}

/** Rounds a count up; one that does not fit 32 bits is the largest that does where it is capped. */
function countOf(count: number, isCapped: boolean): number {
  const whole = Math.ceil(count);
  return int32OfDouble(isCapped ? Math.min(whole, MAX_INT32) : whole);
}

/** `getReadyPodsCount`: running, and with the condition Ready. */
function readyPods(pods: readonly PodFacts[]): number {
  let count = 0;
  for (const { phase, ready } of pods) {
    if (phase === 'Running' && ready?.status === 'True') {
      count++;
    }
  }
  return count;
}

/**
 * Returns the count that a target for the share of each replica asks for.
 *
 * Follows `GetObjectPerPodMetricReplicas` and `GetExternalPerPodMetricReplicas` in
 * `pkg/controller/podautoscaler/replica_calculator.go`: what does not change is the count of the target's status.
 *
 * @param caps whether counts and shares that do not fit are capped: External metrics since 1.34.
 */
export function proposeForShare(
  { milli, targetMilli, tolerance }: TotalMeasurement,
  statusReplicas: number,
  caps: boolean,
): TotalProposal {
  const value = doubleOf64(milli);
  const target = doubleOf64(targetMilli);
  const usageRatio = value / (target * statusReplicas);
  const shownMilli =
    caps && value >= doubleOf64(MAX_INT64) ? MAX_INT64 : int64OfDouble(Math.ceil(value / statusReplicas));
  if (isWithinTolerance(usageRatio, tolerance)) {
    return { replicas: statusReplicas, shownMilli, usageRatio, rule: 'within tolerance' };
  }
  return {
    replicas: countOf(value / target, caps),
    shownMilli,
    usageRatio,
    rule: 'share of each replica',
  };
}

/** Returns the sum of an External metric's series for a target of the whole: `GetExternalMetricReplicas`. */
export function sumForValue(series: readonly Int64[], { capsTotals }: ControllerFlags): Int64 {
  let sum: Int64 = 0;
  for (const milli of series) {
    const exact = BigInt(sum) + BigInt(milli);
    if (capsTotals && Math.sign(Number(milli)) === 1 && exact !== BigInt.asIntN(64, exact)) {
      return MAX_INT64;
    }
    sum = add64(sum, milli);
  }
  return sum;
}

/** Returns the sum of an External metric's series for a target per replica: a negative sum is taken for an overflow. */
export function sumForShare(series: readonly Int64[], { capsExternalAverage }: ControllerFlags): Int64 {
  let sum: Int64 = 0;
  for (const milli of series) {
    sum = add64(sum, milli);
    if (capsExternalAverage && sum < 0) {
      return MAX_INT64;
    }
  }
  return sum;
}
