/** Nodes of one kind. */
export interface NodeGroup {
  /** How many there are. */
  readonly count: number;
  /** CPUs of one node, a quantity. */
  readonly cpu: string | number;
  /** Memory of one node, a quantity. */
  readonly memory: string | number;
  /**
   * Most pods on one node.
   *
   * @default 110
   */
  readonly pods?: number;
  /**
   * Labels of the nodes; `kubernetes.io/hostname` is always there.
   *
   * @default {}
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Taints of the nodes.
   *
   * @default []
   */
  readonly taints?: readonly NodeTaint[];
  /**
   * What the node keeps for itself: kube-reserved, system-reserved and the eviction threshold together.
   *
   * @default - nothing is kept
   */
  readonly reserved?: { readonly cpu?: string | number; readonly memory?: string | number };
}

/** A taint of nodes. */
export interface NodeTaint {
  /** Key. */
  readonly key: string;
  /**
   * Value.
   *
   * @default ''
   */
  readonly value?: string;
  /** Effect. */
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** What a cluster provides beside the manifests. What is not named is not provided. */
export interface ProvidedByCluster {
  /**
   * Whether `metrics.k8s.io` is served (metrics-server).
   *
   * @default false
   */
  readonly resourceMetrics?: boolean;
  /**
   * Whether `custom.metrics.k8s.io` is served (Prometheus adapter and others).
   *
   * @default false
   */
  readonly customMetrics?: boolean;
  /**
   * Whether `external.metrics.k8s.io` is served (Prometheus adapter, KEDA and others).
   *
   * @default false
   */
  readonly externalMetrics?: boolean;
  /**
   * Whether KEDA runs.
   *
   * @default false
   */
  readonly keda?: boolean;
  /**
   * Priority classes that exist.
   *
   * @default []
   */
  readonly priorityClasses?: readonly string[];
}

/** Flags of kube-controller-manager, where the cluster does not run its defaults. */
export interface ControllerSettings {
  /**
   * `--horizontal-pod-autoscaler-tolerance`, a ratio.
   *
   * @default 0.1
   */
  readonly tolerance?: number;
  /**
   * `--horizontal-pod-autoscaler-sync-period`.
   *
   * @default 15
   */
  readonly syncPeriodSeconds?: number;
  /**
   * `--horizontal-pod-autoscaler-downscale-stabilization`.
   *
   * @default 300
   */
  readonly downscaleStabilizationSeconds?: number;
}

/** What the rules are told of the cluster and the organisation. Nothing is guessed in the place of what is missing. */
export interface CheckSettings {
  /**
   * Version of Kubernetes, such as `1.33`.
   *
   * @default - rules that depend on it say nothing
   */
  readonly kubernetesVersion?: string;
  /**
   * Feature gates that are switched on against their default.
   *
   * @default []
   */
  readonly featureGates?: readonly string[];
  /**
   * The environment: `local`, `production`, or any other name.
   *
   * @default - rules that depend on it say nothing
   */
  readonly environment?: string;
  /**
   * The nodes of the cluster.
   *
   * @default - rules that depend on them say nothing
   */
  readonly nodes?: readonly NodeGroup[];
  /**
   * What the cluster provides beside the manifests.
   *
   * @default - rules that depend on it look at the manifests alone
   */
  readonly provides?: ProvidedByCluster;
  /**
   * Flags of the autoscaler's controller.
   *
   * @default - Kubernetes' own defaults
   */
  readonly controller?: ControllerSettings;
  /**
   * Seconds between two samples of metrics-server.
   *
   * @default - read from metrics-server's manifest where the set has it
   */
  readonly metricsResolutionSeconds?: number;
  /**
   * Seconds that the containers of a workload may take to start, by the workload's name.
   *
   * @default - read from the annotation `cdk8s-inference/startup-seconds`
   */
  readonly startupSeconds?: Readonly<Record<string, number>>;
  /**
   * Range of the API server's `--service-node-port-range`.
   *
   * @default '30000-32767'
   */
  readonly nodePortRange?: string;
  /**
   * What the organisation allows at most.
   *
   * @default - no ceiling
   */
  readonly ceilings?: { readonly maxReplicas?: number };
  /**
   * Severities by rule in place of the rules' own; `off` switches a rule off.
   *
   * @default {}
   */
  readonly severities?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
}

/** A settings file: settings for all environments, and for each what is different there. */
export interface CheckSettingsFile extends CheckSettings {
  /**
   * Settings by environment, each in the place of the shared one of the same name.
   *
   * @default - the shared settings hold everywhere
   */
  readonly environments?: Readonly<Record<string, CheckSettings>>;
}
