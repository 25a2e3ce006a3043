import type { Identity } from '../manifests/identity';

/** What a simulated run came to on one side. */
export interface PredictedFigures {
  /** Utilization from which the autoscaler scales up at the minimum of replicas, percent; undefined without such a metric. */
  readonly scaleUpPercent: number | undefined;
  /** Utilization from which it scales down at that count, percent. */
  readonly scaleDownPercent: number | undefined;
  /** Most replicas at one time. */
  readonly peakReplicas: number;
  /** From the start to the first pod that a scale-up made ready; undefined when there was none. */
  readonly scaleUpSeconds: number | undefined;
  /** From the last fall of the load to the last scale-down; undefined when there was none. */
  readonly scaleDownSeconds: number | undefined;
  /** Pods that exist, integrated over the run. */
  readonly replicaHours: number;
  /** 95th percentile of the latency of served requests; undefined when none was served. */
  readonly p95Seconds: number | undefined;
  /** Requests that failed. */
  readonly failedRequests: number;
  /** Requests that were sent. */
  readonly sentRequests: number;
  /** Pod-seconds spent Pending. */
  readonly pendingPodSeconds: number;
  /** Replicas over time for a small chart; one value a step. */
  readonly replicas: { readonly stepSeconds: number; readonly values: readonly number[] };
}

/** One scenario run on base and on head. */
export interface PredictedScenario {
  /** Name of the scenario. */
  readonly scenario: string;
  /** The file that it is from; empty for a built-in one. */
  readonly file: string;
  /** Figures of base; undefined when base could not be run. */
  readonly base: PredictedFigures | undefined;
  /** Figures of head; undefined when head could not be run. */
  readonly head: PredictedFigures | undefined;
}

/** What the simulator foresees for one autoscaled workload. */
export interface ScalingPrediction {
  /** The autoscaler. */
  readonly autoscaler: Identity;
  /** What it scales. */
  readonly target: Identity;
  /** Each scenario, in the order given. */
  readonly scenarios: readonly PredictedScenario[];
}
