import { MICROS_PER_SECOND } from '../../values/instant';
import type { Recommendation } from './scaling-history';

/** What stabilization made of a raw proposal. */
export interface Stabilized {
  readonly replicas: number;
  /** Index of the recommendation that is so old that the new one takes its place; undefined when there is none. */
  readonly slot: number | undefined;
}

/** What a stabilization with `behavior` made of a raw proposal. */
export interface StabilizedBothWays extends Stabilized {
  /** The lowest recommendation of the scale-up window, the proposal included. */
  readonly lowest: number;
  /** The highest recommendation of the scale-down window, the proposal included. */
  readonly highest: number;
}

/**
 * Returns the highest recommendation of the window: the way of an autoscaler without `behavior`.
 *
 * Follows `stabilizeRecommendation` in `pkg/controller/podautoscaler/horizontal.go`: a recommendation exactly as old as
 * the window still counts.
 */
export function stabilizeDown(
  proposed: number,
  recommendations: readonly Recommendation[],
  windowMicros: number,
  nowMicros: number,
): Stabilized {
  const cutoff = nowMicros - windowMicros;
  let replicas = proposed;
  let slot: number | undefined;
  for (const [index, recommendation] of recommendations.entries()) {
    if (recommendation.atMicros < cutoff) {
      slot = index;
    } else {
      replicas = Math.max(replicas, recommendation.replicas);
    }
  }
  return { replicas, slot };
}

/** The windows of both directions, in seconds. */
export interface StabilizationWindows {
  readonly upSeconds: number;
  readonly downSeconds: number;
}

/**
 * Returns the count nearest to the present one within the lowest recommendation of the scale-up window and the highest
 * one of the scale-down window.
 *
 * Follows `stabilizeRecommendationWithBehaviors` in `pkg/controller/podautoscaler/horizontal.go`: a recommendation
 * exactly as old as a window no longer counts in it.
 */
export function stabilizeBothWays(
  { current, proposed }: { readonly current: number; readonly proposed: number },
  recommendations: readonly Recommendation[],
  { upSeconds, downSeconds }: StabilizationWindows,
  nowMicros: number,
): StabilizedBothWays {
  const upCutoff = nowMicros - upSeconds * MICROS_PER_SECOND;
  const downCutoff = nowMicros - downSeconds * MICROS_PER_SECOND;
  let lowest = proposed;
  let highest = proposed;
  let slot: number | undefined;
  for (const [index, { replicas, atMicros }] of recommendations.entries()) {
    if (atMicros > upCutoff) {
      lowest = Math.min(lowest, replicas);
    }
    if (atMicros > downCutoff) {
      highest = Math.max(highest, replicas);
    }
    if (atMicros < upCutoff && atMicros < downCutoff) {
      slot = index;
    }
  }
  return { replicas: Math.min(Math.max(current, lowest), highest), slot, lowest, highest };
}
