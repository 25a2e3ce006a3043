import type { Workload } from '../../manifests/workload';
import type { AutoscalerManifest } from '../autoscaler/autoscaler-spec';

/** A probe as the kubelet runs it, Kubernetes' defaults filled in. */
export interface ProbeModel {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** A container that runs while the pod serves. */
export interface ContainerModel {
  readonly name: string;
  readonly isSidecar: boolean;
  /** CPUs; undefined when the manifest has none. */
  readonly cpuRequest: number | undefined;
  readonly cpuLimit: number | undefined;
  /** Bytes; undefined when the manifest has none. */
  readonly memoryRequest: number | undefined;
  readonly memoryLimit: number | undefined;
  readonly startupProbe: ProbeModel | undefined;
  readonly readinessProbe: ProbeModel | undefined;
  readonly livenessProbe: ProbeModel | undefined;
  /** Length of a preStop hook: a sleep, or `sleep N` in a command; 0 without. */
  readonly preStopSeconds: number;
}

/** How pods are replaced by new ones. */
export type StrategyModel =
  | { readonly type: 'RollingUpdate'; readonly maxSurge: string | number; readonly maxUnavailable: string | number }
  | { readonly type: 'Recreate' };

/** The mix and the pauses of the load test in the same manifests. */
export interface LoadTestModel {
  /** Weights by name of the request, such as `/predict`. */
  readonly weights: Readonly<Record<string, number>>;
  readonly thinkSeconds: { readonly min: number; readonly max: number };
  readonly newConnectionRatio: number;
}

/** What the manifests say of the service that is simulated. */
export interface WorkloadModel {
  /** The manifest of the workload, for placement on nodes. */
  readonly workload: Workload;
  readonly name: string;
  readonly namespace: string;
  /** Label selector of its pods, as the scale subresource writes it. */
  readonly selector: string;
  /** `spec.replicas`; undefined when it is not set. */
  readonly replicas: number | undefined;
  /** Containers that run while the pod serves; the first that is not a sidecar serves, or the one that a Service targets. */
  readonly containers: readonly ContainerModel[];
  /** Index of the serving container. */
  readonly serving: number;
  /** Whether there are ordinary init containers. */
  readonly hasInit: boolean;
  readonly minReadySeconds: number;
  readonly terminationGracePeriodSeconds: number;
  readonly strategy: StrategyModel;
  /** `--metric-resolution` of a metrics-server in the set, in seconds. */
  readonly metricResolutionSeconds: number | undefined;
  readonly loadTest: LoadTestModel | undefined;
  /** The autoscaler; undefined when nothing scales the workload. */
  readonly autoscaler: AutoscalerManifest | undefined;
  /** What KEDA adds to the autoscaler that it makes; undefined when the autoscaler is not KEDA's. */
  readonly keda: KedaModel | undefined;
}

/** What a ScaledObject adds to its HorizontalPodAutoscaler. */
export interface KedaModel {
  readonly pollingIntervalSeconds: number;
  readonly cooldownPeriodSeconds: number;
  readonly idleReplicas: number | undefined;
  /** As written: the autoscaler never goes below 1, KEDA itself goes between 0 and 1. */
  readonly minReplicas: number;
  readonly triggers: readonly KedaTrigger[];
}

/** A trigger of a ScaledObject: a metric from the scenario's `metrics.custom`, resource use, or a schedule. */
export type KedaTrigger =
  | {
      readonly type: 'prometheus';
      readonly metricName: string;
      readonly threshold: number;
      readonly activationThreshold: number;
    }
  | { readonly type: 'cpu' | 'memory' }
  | {
      readonly type: 'cron';
      readonly metricName: string;
      /** Cron expressions of five fields. */
      readonly start: string;
      readonly end: string;
      /** IANA name. */
      readonly timezone: string;
      readonly desiredReplicas: number;
    };
