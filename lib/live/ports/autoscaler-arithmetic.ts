import type { ApiObservation } from '../../simulator/recording/api-objects';

/** The pods of a workload as far as an autoscaler on CPU sees them. */
export interface CpuDemand {
  /** CPU that all pods use together, in thousandths of a CPU. */
  readonly cpuMilli: number;
  /** What one pod requests, in thousandths of a CPU. */
  readonly requestMilli: number;
}

/** What the controller makes of an observation. */
export interface DecidedStatus {
  readonly desiredReplicas: number;
  readonly currentMetrics: unknown;
  readonly conditions: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason: string;
    readonly message: string;
  }[];
}

/**
 * The exact autoscaler's arithmetic for one autoscaler under one controller: what a run asks of the simulator.
 *
 * Answers are undefined when the autoscaler does not scale on CPU alone.
 */
export interface AutoscalerArithmetic {
  /** Returns what the controller decides for the last of these observations, when it made the others before it. */
  decide(observations: readonly ApiObservation[]): DecidedStatus;
  /** Returns the utilization, in percent of the request, that the controller first acts at with that many ready pods. */
  scaleUpAtPercent(replicas: number, requestMilli: number): number | undefined;
  /** Returns the count that the autoscaler comes to rest at, from a count of ready pods that share a demand evenly. */
  restsAt(demand: CpuDemand, fromReplicas: number): number | undefined;
  /** Returns the smallest demand that takes the autoscaler from a count of ready pods to another, in thousandths. */
  leastDemand(requestMilli: number, fromReplicas: number, toReplicas: number): number | undefined;
  /** Returns the seconds that the autoscaler takes for the way down, by a demand that stays; undefined when it never does. */
  secondsDown(demand: CpuDemand, fromReplicas: number, toReplicas: number): number | undefined;
}
