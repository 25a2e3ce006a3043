import { type Int64, int32OfDouble } from '../../values/int64';
import { isWithinTolerance, type Tolerance } from './tolerance';

/** How a proposal came about, or what made it the present count. */
export type ProposalRule =
  | 'ratio of ready pods'
  | 'within tolerance'
  | 'ratio with assumed pods'
  | 'within tolerance with assumed pods'
  | 'direction reversed by assumed pods'
  | 'count would go against the ratio';

/** What pods without a usable sample are assumed to use, and what that makes of the ratio. */
export interface Rebalanced {
  /** Pods that missing samples were assumed for. */
  readonly missing: number;
  /** Unready pods that were assumed to use nothing. */
  readonly unready: number;
  /** Pods that the second ratio is made of. */
  readonly counted: number;
  readonly usageRatio: number;
}

/** What one metric asks for. */
export interface PerPodProposal {
  readonly replicas: number;
  /** Percents of the request; undefined for a metric without requests. */
  readonly utilization?: number | undefined;
  /** Mean use per pod in thousandths. */
  readonly averageMilli: Int64;
  readonly usageRatio: number;
  readonly rule: ProposalRule;
  readonly rebalanced?: Rebalanced | undefined;
}

/** One measurement: the ratio to the target, and what the status shows. */
export interface Ratio {
  readonly usageRatio: number;
  readonly averageMilli: Int64;
  readonly utilization?: number | undefined;
}

/** The pods of a metric, and its ratio over those that are ready. */
export interface PerPodMeasurement {
  readonly current: number;
  readonly readyCount: number;
  readonly missingCount: number;
  readonly unreadyCount: number;
  /** Samples of ready and of unknown pods. */
  readonly sampleCount: number;
  readonly tolerance: Tolerance;
  readonly first: Ratio;
}

/** Which pods the second ratio takes in. */
export interface Assumed {
  /** Missing pods are taken to use what would hold the count down, nothing, or are left out. */
  readonly missing: 'target' | 'nothing' | 'left out';
  /** Whether unready pods are taken to use nothing. */
  readonly unready: boolean;
}

/**
 * Returns the count that a per-pod metric asks for.
 *
 * Follows the common course of `GetResourceReplicas` and `calcPlainMetricReplicas` in
 * `pkg/controller/podautoscaler/replica_calculator.go`: pods without a usable sample are assumed to use so much that they
 * soften the change, and may never turn its direction.
 *
 * @param again returns the ratio with the assumed pods; a text is upstream's words for why there is none.
 */
export function proposePerPod(
  measured: PerPodMeasurement,
  again: (assumed: Assumed) => Ratio | string,
): PerPodProposal | string {
  const { current, readyCount, missingCount, unreadyCount, tolerance, first } = measured;
  const { usageRatio } = first;
  const unready = unreadyCount > 0 && directionOf(usageRatio) === 1;
  if (!unready && missingCount === 0) {
    return isWithinTolerance(usageRatio, tolerance)
      ? proposal(first, current, 'within tolerance')
      : proposal(first, int32OfDouble(Math.ceil(usageRatio * readyCount)), 'ratio of ready pods');
  }
  const missing = missingCount === 0 ? 'left out' : assumedOf(usageRatio);
  const second = again({ missing, unready });
  if (typeof second === 'string') {
    return second;
  }
  const counted = measured.sampleCount + (missing === 'left out' ? 0 : missingCount) + (unready ? unreadyCount : 0);
  const rebalanced = {
    missing: missing === 'left out' ? 0 : missingCount,
    unready: unready ? unreadyCount : 0,
    counted,
    usageRatio: second.usageRatio,
  };
  const { replicas, rule } = rebalancedCount(current, usageRatio, rebalanced, tolerance);
  return proposal(first, replicas, rule, rebalanced);
}

function proposal(
  { usageRatio, averageMilli, utilization }: Ratio,
  replicas: number,
  rule: ProposalRule,
  rebalanced?: Rebalanced,
): PerPodProposal {
  return { replicas, utilization, averageMilli, usageRatio, rule, rebalanced };
}

/** 1 above the target, -1 below it, 0 on it. */
function directionOf(usageRatio: number): number {
  return Math.sign(usageRatio - 1);
}

function assumedOf(usageRatio: number): Assumed['missing'] {
  switch (directionOf(usageRatio)) {
    case -1:
      return 'target';
    case 1:
      return 'nothing';
    default:
      return 'left out';
  }
}

function rebalancedCount(
  current: number,
  before: number,
  { usageRatio: after, counted }: Rebalanced,
  tolerance: Tolerance,
): { readonly replicas: number; readonly rule: ProposalRule } {
  if (isWithinTolerance(after, tolerance)) {
    return { replicas: current, rule: 'within tolerance with assumed pods' };
  }
  if (directionOf(before) !== directionOf(after)) {
    return { replicas: current, rule: 'direction reversed by assumed pods' };
  }
  const replicas = int32OfDouble(Math.ceil(after * counted));
  if (Math.sign(replicas - current) === -directionOf(after)) {
    return { replicas: current, rule: 'count would go against the ratio' };
  }
  return { replicas, rule: 'ratio with assumed pods' };
}
