import type { Int64 } from '../../values/int64';
import type { Labels } from './label-requirement';

/** A metric API's answer: its items, or the text of its failure. */
export type Answer<T> =
  | { readonly items: readonly T[]; readonly error?: undefined }
  | { readonly error: string; readonly items?: undefined };

/** A container of a pod: what is read of its spec. */
export interface ContainerFacts {
  readonly name: string;
  /** Requests in thousandths, by resource. */
  readonly requestMilli: Readonly<Record<string, Int64>>;
}

/** A pod as the controller's lister has it: what is read of it, prepared. */
export interface PodFacts {
  readonly name: string;
  readonly labels: Labels;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  readonly phase: string;
  /** Whether it has a deletion timestamp. */
  readonly isDeleted: boolean;
  /** `status.startTime` in microseconds; undefined when it is not set. */
  readonly startMicros: number | undefined;
  /** The condition `Ready`; undefined when there is none. */
  readonly ready: { readonly status: string; readonly sinceMicros: number } | undefined;
  readonly containers: readonly ContainerFacts[];
  /** Init containers that restart, and so run beside the others. */
  readonly sidecars: readonly ContainerFacts[];
  /** The effective request of the pod as a whole, in thousandths by resource; undefined when it sets none itself. */
  readonly podRequestMilli: Readonly<Record<string, Int64>> | undefined;
}

/** Resource use of a container, in thousandths by resource. */
export interface ContainerUsage {
  readonly name: string;
  readonly usageMilli: Readonly<Record<string, Int64>>;
}

/** Resource use of a pod, as the resource metrics API gives it. */
export interface PodUsage {
  readonly name: string;
  /** Undefined when the item has none: those of its pod hold. */
  readonly labels: Labels | undefined;
  readonly timestampMicros: number;
  readonly windowNanos: number;
  readonly containers: readonly ContainerUsage[];
}

/** Value of a custom metric of a pod. */
export interface PodMetricValue {
  readonly podName: string;
  readonly milli: Int64;
}

/** Value of one series of an external metric. */
export interface ExternalMetricValue {
  /** Undefined when the item has none: it is an answer to whatever was asked for. */
  readonly labels: Labels | undefined;
  readonly milli: Int64;
}

/** Value of a metric that describes one object. */
export type ObjectMetricAnswer =
  | { readonly milli: Int64; readonly error?: undefined }
  | { readonly error: string; readonly milli?: undefined };

/** Calls of the controller that fail, with the text of the failure. */
export interface FailedCalls {
  /** Reading the target's scale. */
  readonly getScale?: string;
  /** Writing the target's scale. */
  readonly updateScale?: string;
  /** Writing the autoscaler's status. */
  readonly updateStatus?: string;
}

/** Another autoscaler of the same namespace, and the selector of its target. */
export interface OtherAutoscaler {
  readonly name: string;
  readonly selector: string;
}

/** What the controller sees at one sync. */
export interface Observation {
  /** Microseconds since 1970. */
  readonly timeMicros: number;
  /** The target, as far as it differs from the last time. */
  readonly target: {
    /** `spec.replicas` as someone else set it; undefined when it is as the controller left it. */
    readonly replicas?: number | undefined;
    readonly statusReplicas?: number | undefined;
    readonly selector?: string | undefined;
  };
  readonly pods: readonly PodFacts[];
  readonly podMetrics: Answer<PodUsage>;
  /** By name of the metric. */
  readonly podCustomMetrics: Readonly<Record<string, Answer<PodMetricValue>>>;
  /** By name of the metric. */
  readonly externalMetrics: Readonly<Record<string, Answer<ExternalMetricValue>>>;
  /** By kind, name and metric of the object: `Service/inference/latency_p95`. */
  readonly objectMetrics: Readonly<Record<string, ObjectMetricAnswer>>;
  readonly otherAutoscalers: readonly OtherAutoscaler[];
  readonly failures: FailedCalls;
}

/** What a metric source is that an observation does not have. */
export const NOT_RECORDED = { error: 'not recorded' } as const;
