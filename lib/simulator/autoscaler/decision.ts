import type { Condition } from './conditions';
import type { Explanation } from './explanation';
import type { AutoscalerEvent } from './metric-round';
import type { MetricStatus } from './metric-status';

/** An autoscaler's status, as the API keeps it. */
export interface AutoscalerStatus {
  /** Replicas of the target before the sync. */
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly conditions: readonly Condition[];
  readonly currentMetrics: readonly MetricStatus[];
  /** When the count was changed last, in microseconds since 1970. */
  readonly lastScaleMicros?: number | undefined;
  readonly observedGeneration?: number | undefined;
}

/** What the controller did at one sync. */
export interface Decision {
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  /** `spec.replicas` of the target after the sync. */
  readonly targetReplicas: number;
  readonly conditions: readonly Condition[];
  readonly currentMetrics: readonly MetricStatus[];
  readonly events: readonly AutoscalerEvent[];
  /** How the decision came about, where that was asked for. */
  readonly explanation?: Explanation;
}
