import type { Condition } from '../autoscaler/conditions';
import type { Explanation } from '../autoscaler/explanation';
import type { AutoscalerEvent } from '../autoscaler/metric-round';
import type { FailureCause } from './failure-cause';
import type { TrafficMode } from './traffic-mode';

/** The state at the end of each step of the timeline; rates and percentiles are of the step. One array a column, all of the same length. */
export interface Timeline {
  readonly stepSeconds: number;
  /** Seconds from the start. */
  readonly time: readonly number[];
  readonly desiredReplicas: readonly number[];
  readonly readyReplicas: readonly number[];
  readonly pendingPods: readonly number[];
  readonly terminatingPods: readonly number[];
  /** Users of a closed load; 0 of an open one. */
  readonly users: readonly number[];
  readonly requestsPerSecond: readonly number[];
  readonly failuresPerSecond: readonly number[];
  readonly inFlight: readonly number[];
  /** CPUs used by the serving pods. */
  readonly cpu: readonly number[];
  /** Use of the first resource metric as the autoscaler last saw it, percent of the request; NaN before. */
  readonly seenUtilizationPercent: readonly number[];
  /** Use at which that metric asked for more replicas at the count of then, percent of the request; NaN where none does. */
  readonly scaleUpPercent: readonly number[];
  /** Use at which it asked for fewer. */
  readonly scaleDownPercent: readonly number[];
  /** Seconds; NaN where nothing ended in the step. */
  readonly p50: readonly number[];
  readonly p95: readonly number[];
  readonly p99: readonly number[];
}

/** A sync of the autoscaler that changed the count, or said something else than the one before. */
export interface DecisionRecord {
  /** Seconds from the start. */
  readonly time: number;
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly conditions: readonly Condition[];
  readonly events: readonly AutoscalerEvent[];
  readonly explanation: Explanation | undefined;
}

/** Something that happened beside the autoscaler: a pod's start or end, a node's loss, an event of the scenario. */
export interface Happening {
  readonly time: number;
  readonly type:
    | 'podPending'
    | 'podReady'
    | 'podNotReady'
    | 'podDeleted'
    | 'outOfMemory'
    | 'livenessRestart'
    | 'nodeLost'
    | 'nodeBack'
    | 'apply'
    | 'metricsDown'
    | 'metricsBack'
    | 'dependencyDown'
    | 'dependencyBack'
    | 'controllerRestart'
    | 'rollingUpdate'
    | 'rolloutDone'
    | 'autoscalerChange'
    | 'kedaActivated'
    | 'kedaDeactivated';
  readonly message: string;
}

/** Figures of one request class, or of all. Latencies are of served requests, in seconds; NaN when none was served. */
export interface RequestFigures {
  readonly sent: number;
  readonly served: number;
  readonly failed: Readonly<Record<FailureCause, number>>;
  readonly inFlightAtEnd: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What a run adds up to. */
export interface SimulationSummary {
  readonly peakReplicas: number;
  readonly meanReplicas: number;
  readonly finalReplicas: number;
  /** From the start of the run to the first change upwards; undefined when there was none. */
  readonly firstScaleUpSeconds: number | undefined;
  /** From the first change upwards to the first ready pod that it brought. */
  readonly scaleUpReadySeconds: number | undefined;
  /** Changes of direction within ten minutes. */
  readonly flaps: number;
  /** Pods that exist, Pending ones not counted, integrated. */
  readonly replicaHours: number;
  readonly requests: RequestFigures;
  readonly byClass: Readonly<Record<string, RequestFigures>>;
  /** Pod-seconds spent Pending. */
  readonly pendingPodSeconds: number;
  /** Share of time in which all ready pods together used 95 % or more of their CPU limits. */
  readonly saturatedRatio: number;
  /** Seconds in steps that missed the SLO; undefined without one. */
  readonly sloMissSeconds: number | undefined;
  readonly outOfMemoryKills: number;
  readonly livenessRestarts: number;
}

/** One run. Plain data; equal inputs give equal bytes. */
export interface SimulationResult {
  readonly schemaVersion: 1;
  readonly title: string;
  /** `fluid` means that requests were simulated as rates, and not one by one: counts are expectations, rounded so that they add up. */
  readonly mode: TrafficMode;
  readonly seed: number;
  readonly durationSeconds: number;
  readonly workload: {
    readonly name: string;
    readonly namespace: string;
    readonly minReplicas: number;
    readonly maxReplicas: number;
  };
  /** Utilization that acts at the minimum of replicas, up and down, percent; undefined without such a metric. */
  readonly thresholds:
    | { readonly scaleUpPercent: number | undefined; readonly scaleDownPercent: number | undefined }
    | undefined;
  readonly summary: SimulationSummary;
  readonly timeline: Timeline;
  readonly decisions: readonly DecisionRecord[];
  readonly happenings: readonly Happening[];
}
