import { MICROS_PER_SECOND } from '../../values/instant';
import type { CompleteAutoscalerSpec } from './autoscaler-spec';
import { type Bounded, boundWithBehavior, boundWithoutBehavior } from './bounds';
import { type Condition, isFalse, isTrue } from './conditions';
import type { LimitExplanation, StabilizationExplanation } from './explanation';
import type { ScalingHistory } from './scaling-history';
import { LIMIT_MESSAGES, READY_MESSAGE, STABILIZED_MESSAGES } from './scaling-texts';
import { stabilizeBothWays, stabilizeDown } from './stabilization';

/** The metrics' proposal, and what it is held to. */
export interface NormalizationArguments {
  readonly spec: CompleteAutoscalerSpec;
  readonly current: number;
  readonly proposed: number;
  readonly downscaleStabilizationSeconds: number;
  readonly nowMicros: number;
}

/** A count within windows, policies and bounds. */
export interface Normalized {
  readonly replicas: number;
  /** AbleToScale, then ScalingLimited. */
  readonly conditions: readonly [Condition, Condition];
  readonly stabilization: StabilizationExplanation;
  readonly limit: LimitExplanation;
}

/**
 * Returns the count that windows, policies and bounds make of the metrics' proposal, and records the proposal.
 *
 * Follows `normalizeDesiredReplicas` and `normalizeDesiredReplicasWithBehaviors` in
 * `pkg/controller/podautoscaler/horizontal.go`.
 */
export function normalize(args: NormalizationArguments, history: ScalingHistory): Normalized {
  return args.spec.behavior === undefined
    ? withoutBehavior(args, history)
    : withBehavior(args, args.spec.behavior, history);
}

function withoutBehavior(args: NormalizationArguments, history: ScalingHistory): Normalized {
  const { spec, current, proposed, downscaleStabilizationSeconds, nowMicros } = args;
  const windowMicros = downscaleStabilizationSeconds * MICROS_PER_SECOND;
  const { replicas: stabilized, slot } = stabilizeDown(proposed, history.recommendations, windowMicros, nowMicros);
  history.recommend({ replicas: proposed, atMicros: nowMicros }, slot);
  const { minReplicas, maxReplicas } = spec;
  const bounded = boundWithoutBehavior({ current, stabilized, minReplicas, maxReplicas });
  return normalized(args, bounded, 'ScaleDownStabilized', {
    proposed,
    highest: stabilized,
    downWindowSeconds: downscaleStabilizationSeconds,
    stabilized,
  });
}

function withBehavior(
  args: NormalizationArguments,
  behavior: NonNullable<CompleteAutoscalerSpec['behavior']>,
  history: ScalingHistory,
): Normalized {
  const { spec, current, proposed, nowMicros } = args;
  const windows = {
    upSeconds: behavior.scaleUp.stabilizationWindowSeconds ?? 0,
    downSeconds: behavior.scaleDown.stabilizationWindowSeconds ?? Math.trunc(args.downscaleStabilizationSeconds),
  };
  const count = { current, proposed };
  const {
    replicas: stabilized,
    slot,
    lowest,
    highest,
  } = stabilizeBothWays(count, history.recommendations, windows, nowMicros);
  history.recommend({ replicas: proposed, atMicros: nowMicros }, slot);
  const { minReplicas, maxReplicas } = spec;
  const bounded = boundWithBehavior({ current, stabilized, minReplicas, maxReplicas }, behavior, history, nowMicros);
  return normalized(args, bounded, proposed >= current ? 'ScaleUpStabilized' : 'ScaleDownStabilized', {
    proposed,
    lowest,
    highest,
    upWindowSeconds: windows.upSeconds,
    downWindowSeconds: windows.downSeconds,
    stabilized,
  });
}

function normalized(
  { spec, proposed }: NormalizationArguments,
  { replicas, reason, limit }: Bounded,
  stabilizedReason: keyof typeof STABILIZED_MESSAGES,
  stabilization: StabilizationExplanation,
): Normalized {
  const { stabilized } = stabilization;
  const ableToScale =
    stabilized === proposed
      ? isTrue('AbleToScale', 'ReadyForNewScale', READY_MESSAGE)
      : isTrue('AbleToScale', stabilizedReason, STABILIZED_MESSAGES[stabilizedReason]);
  const limited = replicas === stabilized ? isFalse : isTrue;
  const { minReplicas, maxReplicas } = spec;
  return {
    replicas,
    conditions: [ableToScale, limited('ScalingLimited', reason, LIMIT_MESSAGES[reason])],
    stabilization,
    limit:
      limit === undefined
        ? { reason, minReplicas, maxReplicas, limited: replicas }
        : {
            reason,
            minReplicas,
            maxReplicas,
            policyLimit: limit.replicas,
            policies: limit.policies,
            limited: replicas,
          },
  };
}
