import type { Int64 } from '../../values/int64';
import type { LimitReason } from './bounds';
import type { PodAside } from './grouped-usage';
import type { ProposalRule, Rebalanced } from './per-pod-proposal';
import type { PolicyLimit } from './scale-limits';
import type { Thresholds, ThresholdTarget } from './thresholds';
import type { Tolerance } from './tolerance';
import type { TotalProposal } from './total-metric';

/** How one metric came to its proposal. Values are percents of the request, or thousandths of a unit. */
export interface MetricExplanation {
  readonly type: string;
  readonly name: string;
  readonly target: ThresholdTarget | undefined;
  readonly tolerance: Tolerance;
  /** Measured use divided by target use, over the pods that are ready. */
  readonly usageRatio?: number;
  /** Percents of the request. */
  readonly utilization?: number | undefined;
  /** The value that the status shows: per pod, or of the whole metric. */
  readonly valueMilli?: Int64;
  readonly pods?: PodCounts;
  /** Pods that were not measured, and why. */
  readonly aside?: readonly PodAside[];
  readonly rebalanced?: Rebalanced | undefined;
  readonly rule?: ProposalRule | TotalProposal['rule'];
  /** What the metric asks for. */
  readonly proposal?: number;
  /** Where the metric, alone and with every pod ready, would move the present count. */
  readonly thresholds?: Thresholds | undefined;
  /** Why there is no proposal. */
  readonly error?: string;
}

/** How many pods were in each group. */
export interface PodCounts {
  readonly ready: number;
  readonly missing: number;
  readonly unready: number;
  readonly ignored: number;
  /** Samples of pods that are not there any more. */
  readonly unknownSamples: number;
}

/** What the windows made of the metrics' proposal. */
export interface StabilizationExplanation {
  /** The metrics' proposal. */
  readonly proposed: number;
  /** Lowest recommendation of the scale-up window; without `behavior` there is no such window. */
  readonly lowest?: number;
  /** Highest recommendation of the scale-down window. */
  readonly highest: number;
  readonly upWindowSeconds?: number;
  readonly downWindowSeconds: number;
  readonly stabilized: number;
}

/** What bounds and policies made of the stabilized count. */
export interface LimitExplanation {
  readonly reason: LimitReason;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** What the policies allow together: most replicas upwards, fewest downwards. */
  readonly policyLimit?: number;
  /** What each policy allows. */
  readonly policies?: readonly PolicyLimit[];
  readonly limited: number;
}

/** Which way a sync went. */
export type DecisionPath =
  | 'scale not readable'
  | 'disabled at zero'
  | 'above the maximum'
  | 'below the minimum'
  | 'metrics'
  | 'metrics failed';

/** How a decision came about, step by step, with the numbers used. */
export interface Explanation {
  readonly path: DecisionPath;
  readonly current: number | undefined;
  readonly metrics: readonly MetricExplanation[];
  /** Name of the metric whose proposal was the largest. */
  readonly chosen?: string;
  readonly stabilization?: StabilizationExplanation;
  readonly limit?: LimitExplanation;
  /** The count that was decided; undefined when nothing was. */
  readonly desired?: number;
}
