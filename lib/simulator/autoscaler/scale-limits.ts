import { MICROS_PER_SECOND } from '../../values/instant';
import { int32OfDouble, MAX_INT32, MIN_INT32 } from '../../values/int64';
import type { CompleteScalingRules, ScalingPolicy } from './autoscaler-spec';
import type { ScaleEvent } from './scaling-history';

/** The changes that count against policies. */
export interface PastChanges {
  readonly ups: readonly ScaleEvent[];
  readonly downs: readonly ScaleEvent[];
}

/** What one policy allows at a time. */
export interface PolicyLimit {
  readonly policy: ScalingPolicy;
  /** Replicas at the start of the policy's period. */
  readonly periodStart: number;
  /** Replicas that the policy allows. */
  readonly replicas: number;
}

/** What the policies of one direction allow together. */
export interface ScaleLimit {
  /** Most replicas when scaling up, fewest when scaling down. */
  readonly replicas: number;
  /** What each policy allows, in the order of the spec; empty when the direction is disabled. */
  readonly policies: readonly PolicyLimit[];
}

/**
 * Returns the most replicas that scale-up policies allow now.
 *
 * Follows `calculateScaleUpLimitWithScalingRules` in `pkg/controller/podautoscaler/horizontal.go`, in its order of
 * operations in doubles: 100 replicas and 10 % give 111.
 */
export function scaleUpLimit(
  current: number,
  past: PastChanges,
  rules: CompleteScalingRules,
  nowMicros: number,
): ScaleLimit {
  return combine(current, past, rules, nowMicros, {
    proposal: (start, { type, value }) =>
      type === 'Pods' ? (start + value) | 0 : int32OfDouble(Math.ceil(start * (1 + value / 100))),
    largestChange: Math.max,
    smallestChange: Math.min,
  });
}

/**
 * Returns the fewest replicas that scale-down policies allow now.
 *
 * Follows `calculateScaleDownLimitWithBehaviors` in `pkg/controller/podautoscaler/horizontal.go`: a percentage cuts off
 * the remaining count, so 10 % of 5 leaves 4.
 */
export function scaleDownLimit(
  current: number,
  past: PastChanges,
  rules: CompleteScalingRules,
  nowMicros: number,
): ScaleLimit {
  return combine(current, past, rules, nowMicros, {
    proposal: (start, { type, value }) =>
      type === 'Pods' ? (start - value) | 0 : int32OfDouble(start * (1 - value / 100)),
    largestChange: Math.min,
    smallestChange: Math.max,
  });
}

/** Returns the most replicas that an autoscaler without `behavior` goes to in one step: twice as many, or 4. */
export function legacyScaleUpLimit(current: number): number {
  return int32OfDouble(Math.max(2 * current, 4));
}

/** Returns the longest period of a direction's policies, in seconds. */
export function longestPeriodSeconds({ policies }: CompleteScalingRules): number {
  return policies.reduce((longest, { periodSeconds }) => Math.max(longest, periodSeconds), 0);
}

interface Direction {
  readonly proposal: (periodStart: number, policy: ScalingPolicy) => number;
  readonly largestChange: (one: number, other: number) => number;
  readonly smallestChange: (one: number, other: number) => number;
}

function combine(
  current: number,
  past: PastChanges,
  rules: CompleteScalingRules,
  nowMicros: number,
  { proposal, largestChange, smallestChange }: Direction,
): ScaleLimit {
  if (rules.selectPolicy === 'Disabled') {
    return { replicas: current, policies: [] };
  }
  const policies = rules.policies.map((policy) => {
    const added = changeWithin(past.ups, policy.periodSeconds, nowMicros);
    const removed = changeWithin(past.downs, policy.periodSeconds, nowMicros);
    const periodStart = (((current - added) | 0) + removed) | 0;
    return { policy, periodStart, replicas: proposal(periodStart, policy) };
  });
  const select = rules.selectPolicy === 'Min' ? smallestChange : largestChange;
  const nothingSelected = select === Math.min ? MAX_INT32 : MIN_INT32;
  return { replicas: policies.reduce((limit, { replicas }) => select(limit, replicas), nothingSelected), policies };
}

/** `getReplicasChangePerPeriod`: an event exactly as old as the period no longer counts. */
function changeWithin(events: readonly ScaleEvent[], periodSeconds: number, nowMicros: number): number {
  const cutoff = nowMicros - periodSeconds * MICROS_PER_SECOND;
  let change = 0;
  for (const event of events) {
    if (event.atMicros > cutoff) {
      change = (change + event.change) | 0;
    }
  }
  return change;
}
