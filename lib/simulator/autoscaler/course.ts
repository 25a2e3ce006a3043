import type { DecisionPath, Explanation } from './explanation';
import type { MetricRound } from './metric-round';
import type { Normalized } from './normalization';

/** The way that a sync takes, before anything is written. */
export interface Course {
  readonly path: DecisionPath;
  readonly desired: number;
  /** Reason of a change, in upstream's words. */
  readonly reason: string;
  readonly round?: MetricRound;
  readonly normalized?: Normalized;
}

/** Reason of a change to the minimum. */
export const BELOW_MINIMUM = 'Current number of replicas below Spec.MinReplicas';

/**
 * Returns the reason of a change that metrics ask for.
 *
 * Upstream compares the raw proposal, so that the reason can disagree with the change that windows and policies leave.
 *
 * @param name of the metric with the largest proposal.
 */
export function reasonOf(proposed: number, current: number, name: string): string {
  if (proposed > current) {
    return `${name} above target`;
  }
  return proposed < current ? 'All metrics below target' : '';
}

/** Returns how a course came about, as data. */
export function explainCourse({ path, desired, round, normalized }: Course, current: number): Explanation {
  return {
    path,
    current,
    metrics: round?.explanations ?? [],
    ...(round !== undefined && round.name !== '' && { chosen: round.name }),
    ...(normalized !== undefined && { stabilization: normalized.stabilization, limit: normalized.limit }),
    desired,
  };
}
