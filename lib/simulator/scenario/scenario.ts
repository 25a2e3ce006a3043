/** A length or an amount that varies from request to request or from pod to pod; a bare number is always the same. */
export type Distribution =
  | number
  | { readonly exponential: { readonly mean: number } }
  | { readonly uniform: { readonly min: number; readonly max: number } }
  | { readonly lognormal: { readonly mean: number; readonly cv: number } }
  | { readonly gamma: { readonly mean: number; readonly cv: number } }
  /** Values drawn as they are, each as likely as the others. */
  | { readonly samples: readonly number[] };

/** Course of a rate (requests a second) or of a number of users over time. */
export type Profile =
  | { readonly constant: number }
  | { readonly ramp: { readonly from: number; readonly to: number; readonly seconds: number } }
  /** Each step holds from `atSeconds` to the next. */
  | { readonly steps: readonly { readonly atSeconds: number; readonly value: number }[] }
  | {
      readonly spike: {
        readonly base: number;
        readonly peak: number;
        readonly atSeconds: number;
        readonly seconds: number;
      };
    }
  /** A day: `mean + amplitude × sin`, lowest at 0 and highest after half a period. */
  | { readonly sinusoid: { readonly mean: number; readonly amplitude: number; readonly periodSeconds: number } }
  /** Points of a trace (from a CSV file: seconds, value), straight lines between them. */
  | { readonly trace: readonly { readonly atSeconds: number; readonly value: number }[] };

/** What the clients do. */
export type Load =
  | {
      /** Arrivals do not wait for answers. */
      readonly open: {
        /** Requests a second. */
        readonly rate: Profile;
        /** @default 'poisson' */
        readonly arrivals?: 'poisson' | 'regular';
        /** Connections that the requests are spread over. @default 64 */
        readonly connections?: number;
        /** Share of requests that open a new connection first. @default 0 */
        readonly newConnectionRatio?: number;
      };
    }
  | {
      /** Users wait for each answer and think before they ask again, as Locust's do. */
      readonly closed: {
        /** Users wanted. */
        readonly users: Profile;
        /** Users started a second. @default - all at once */
        readonly spawnRatePerSecond?: number;
        /** Pause between an answer and the next request. @default - that of the manifests' locustfile, or none */
        readonly thinkSeconds?: Distribution;
        /** Share of requests that open a new connection first. @default - that of the manifests' locustfile, or 0 */
        readonly newConnectionRatio?: number;
      };
    };

/** One kind of request. */
export interface RequestClass {
  readonly name: string;
  /** Its share of the mix is its weight among all weights. @default - that of the manifests' locustfile, or 1 */
  readonly weight?: number;
  /** CPU time of one request, seconds of one CPU. */
  readonly cpuSeconds: Distribution;
  /** Time in the service that is not on CPU (a downstream call), seconds. @default 0 */
  readonly waitSeconds?: Distribution;
  /** Probability that the service answers with an error after doing its work. @default 0 */
  readonly failureProbability?: number;
  /** Memory held while the request is in the service, bytes or a quantity. @default 0 */
  readonly memory?: string | number;
}

/** What the serving container does with requests. */
export interface ServiceModel {
  readonly classes: readonly RequestClass[];
  /** Requests worked on at once in a pod. @default - no limit */
  readonly concurrency?: number;
  /** Requests that wait in a pod for a free place; more are refused. @default - no limit */
  readonly queueLimit?: number;
  /** The client gives up after so long. @default 30 */
  readonly timeoutSeconds?: number;
  /** Threads that can be on CPU at once in a pod. @default - the CPUs of the node */
  readonly threads?: number;
  /** CPU burnt all the time, a quantity. @default 0 */
  readonly idleCpu?: string | number;
  /** CPU time burnt between the container's start and its being ready to answer, seconds of one CPU. @default 0 */
  readonly startupCpuSeconds?: Distribution;
  /** Time between start and being ready to answer that is not CPU, seconds. @default 1 */
  readonly startupSeconds?: Distribution;
  /** Memory when idle, bytes or a quantity. @default 0 */
  readonly memory?: string | number;
  /** Whether SIGTERM lets requests under way end. @default true */
  readonly drainsOnTerm?: boolean;
}

/** Delays between a pod's creation and its first container, and between its readiness and its first request. */
export interface PodTimings {
  /** Deployment and ReplicaSet controllers. @default { uniform: { min: 0.01, max: 0.1 } } */
  readonly creationSeconds?: Distribution;
  /** @default { uniform: { min: 0.005, max: 0.05 } } */
  readonly schedulingSeconds?: Distribution;
  /** Sandbox, volumes, network. @default { uniform: { min: 0.5, max: 3 } } */
  readonly sandboxSeconds?: Distribution;
  /** Pull of the image where a node does not have it; one at a time on a node. @default 0 */
  readonly imagePullSeconds?: Distribution;
  /** Ordinary init containers together, while what they wait for is there. @default 1 */
  readonly initSeconds?: Distribution;
  /** Readiness, or its end, to the proxies. @default { uniform: { min: 0.1, max: 1 } } */
  readonly endpointSeconds?: Distribution;
}

/** Nodes of one kind. */
export interface ScenarioNodes {
  readonly count: number;
  /** CPUs, a quantity. */
  readonly cpu: string | number;
  /** Memory, a quantity. */
  readonly memory: string | number;
  /** @default 110 */
  readonly pods?: number;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Taints that keep pods without toleration off. @default [] */
  readonly taints?: readonly {
    readonly key: string;
    /** @default '' */
    readonly value?: string;
    readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  }[];
  /** What other pods and the node itself take. @default - nothing */
  readonly reserved?: { readonly cpu?: string | number; readonly memory?: string | number };
  /** Whether they have the image already. @default true */
  readonly imageCached?: boolean;
}

/** How use and other metrics come to the autoscaler. */
export interface MetricsModel {
  /** `--metric-resolution` of metrics-server. @default - that of its manifest in the set, or 15 */
  readonly resolutionSeconds?: number;
  /** cAdvisor's housekeeping interval; samples are one to two of it apart. @default 10 */
  readonly housekeepingSeconds?: number;
  /** Metrics that are not of resource use, by the name that the autoscaler asks for. @default {} */
  readonly custom?: Readonly<Record<string, CustomMetric>>;
}

/** A quantity of the model that is served as a metric. */
export interface CustomMetric {
  /** What it measures. Of a pod for Pods metrics, of all pods for Object and External. */
  readonly of: 'requestsPerSecond' | 'inFlight' | 'queueLength' | 'latencyP95Seconds' | 'failureRatio' | 'users';
  /** @default 15 */
  readonly scrapeSeconds?: number;
  /** Window of rates and percentiles. @default 60 */
  readonly windowSeconds?: number;
  /** Delay of the adapter on top of the scrape. @default 0 */
  readonly delaySeconds?: number;
}

/** Something that someone else does at a time. */
export type TimedEvent = { readonly atSeconds: number } & (
  | { readonly apply: { /** `spec.replicas` of the manifest. */ readonly replicas: number } }
  | {
      readonly nodeLost: {
        /** Index of the node. @default 0 */ readonly node?: number /** @default - for good */;
        readonly seconds?: number;
      };
    }
  | { readonly metricsDown: { readonly seconds: number } }
  /** What the init container waits for is not there. */
  | { readonly dependencyDown: { readonly seconds: number } }
  | { readonly controllerRestart: Readonly<Record<string, never>> }
  | { readonly rollingUpdate: Readonly<Record<string, never>> }
  /** Fields of the autoscaler's spec, put over it as a merge patch. */
  | { readonly autoscalerChange: Readonly<Record<string, unknown>> }
);

/** What a simulation is told beside the manifests. Times are seconds from its start unless the name says otherwise. */
export interface Scenario {
  readonly schemaVersion: 1;
  /** One line on what it shows. @default - none */
  readonly title?: string;
  readonly durationSeconds: number;
  /** Wall clock at the start, RFC 3339: for schedules and recordings. @default '2000-01-01T00:00:00Z' */
  readonly startTime?: string;
  /** Name of the workload that serves. @default - the only one that an autoscaler scales */
  readonly target?: string;
  readonly load: Load;
  readonly service: ServiceModel;
  /** @default - those of a usual cluster */
  readonly pods?: PodTimings;
  /** @default - nodes without end */
  readonly nodes?: readonly ScenarioNodes[];
  /** @default - metrics-server as it is delivered */
  readonly metrics?: MetricsModel;
  /** @default - kube-controller-manager's own, newest version */
  readonly controller?: {
    readonly kubernetesVersion?: string;
    readonly syncPeriodSeconds?: number;
    readonly tolerance?: number;
    readonly downscaleStabilizationSeconds?: number;
    readonly cpuInitializationPeriodSeconds?: number;
    readonly initialReadinessDelaySeconds?: number;
    readonly featureGates?: Readonly<Record<string, boolean>>;
  };
  /** Pods that are ready at the start. @default - the autoscaler's minReplicas */
  readonly initialReplicas?: number;
  /** @default [] */
  readonly events?: readonly TimedEvent[];
  /** @default - none, and no misses are counted */
  readonly slo?: { readonly latencySeconds?: number; readonly failureRatio?: number };
}
