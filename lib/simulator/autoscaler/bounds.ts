import type { CompleteAutoscalerSpec } from './autoscaler-spec';
import { legacyScaleUpLimit, type PastChanges, type ScaleLimit, scaleDownLimit, scaleUpLimit } from './scale-limits';

/** Why a count was limited, or that it was not: reasons of the condition `ScalingLimited`. */
export type LimitReason =
  | 'DesiredWithinRange'
  | 'TooManyReplicas'
  | 'TooFewReplicas'
  | 'ScaleUpLimit'
  | 'ScaleDownLimit';

/** A replica count within bounds and rate limits. */
export interface Bounded {
  readonly replicas: number;
  readonly reason: LimitReason;
  /** What the policies allowed; absent without `behavior` and when the count does not change. */
  readonly limit?: ScaleLimit;
}

/** The count that is to be bounded, and what bounds it. */
export interface BoundArguments {
  readonly current: number;
  /** The count after stabilization. */
  readonly stabilized: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/**
 * Returns the count within bounds and within the doubling per sync of an autoscaler without `behavior`.
 *
 * Follows `convertDesiredReplicasWithRules` in `pkg/controller/podautoscaler/horizontal.go`.
 */
export function boundWithoutBehavior({ current, stabilized, minReplicas, maxReplicas }: BoundArguments): Bounded {
  const upLimit = legacyScaleUpLimit(current);
  if (stabilized < minReplicas) {
    return { replicas: minReplicas, reason: 'TooFewReplicas' };
  }
  const [most, reason]: [number, LimitReason] =
    maxReplicas > upLimit ? [upLimit, 'ScaleUpLimit'] : [maxReplicas, 'TooManyReplicas'];
  return stabilized > most ? { replicas: most, reason } : { replicas: stabilized, reason: 'DesiredWithinRange' };
}

/**
 * Returns the count within bounds and within what the policies allow.
 *
 * Follows `convertDesiredReplicasWithBehaviorRate` in `pkg/controller/podautoscaler/horizontal.go`: an upward count is
 * not tested against the minimum, nor a downward one against the maximum.
 */
export function boundWithBehavior(
  bound: BoundArguments,
  behavior: NonNullable<CompleteAutoscalerSpec['behavior']>,
  past: PastChanges,
  nowMicros: number,
): Bounded {
  const { current, stabilized, minReplicas, maxReplicas } = bound;
  switch (Math.sign(stabilized - current)) {
    case 1: {
      const limit = scaleUpLimit(current, past, behavior.scaleUp, nowMicros);
      const allowed = Math.max(limit.replicas, current);
      const [most, reason]: [number, LimitReason] =
        maxReplicas > allowed ? [allowed, 'ScaleUpLimit'] : [maxReplicas, 'TooManyReplicas'];
      return stabilized > most ? { replicas: most, reason, limit } : within(stabilized, limit);
    }
    case -1: {
      const limit = scaleDownLimit(current, past, behavior.scaleDown, nowMicros);
      const allowed = Math.min(limit.replicas, current);
      const [fewest, reason]: [number, LimitReason] =
        minReplicas < allowed ? [allowed, 'ScaleDownLimit'] : [minReplicas, 'TooFewReplicas'];
      return stabilized < fewest ? { replicas: fewest, reason, limit } : within(stabilized, limit);
    }
    default:
      return { replicas: stabilized, reason: 'DesiredWithinRange' };
  }
}

function within(replicas: number, limit: ScaleLimit): Bounded {
  return { replicas, reason: 'DesiredWithinRange', limit };
}
