/** How the pods of a workload are replaced by new ones. Times are lower bounds: pulling images and starting take longer. */
export interface Rollout {
  /** What does it: `RollingUpdate`, `Recreate`, `OnDelete` (nothing until somebody deletes pods). */
  readonly strategy: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  /** Pods that are replaced; undefined where the manifests do not say (a DaemonSet, an autoscaler's choice within bounds). */
  readonly replicas: number | undefined;
  /** Where the number of replicas is from: `spec.replicas`, the autoscaler's minimum, or the API's default. */
  readonly replicasFrom: 'replicas' | 'minReplicas' | 'default' | 'nodes' | undefined;
  /** Pods beside the wanted ones at most. */
  readonly maxSurge: number | undefined;
  /** Pods that may be missing at most. */
  readonly maxUnavailable: number | undefined;
  /** How many groups of pods come one after another. */
  readonly batches: number | undefined;
  /** Seconds that a new pod needs at least before it counts: probe delays and `minReadySeconds`. */
  readonly podReadySeconds: number;
  /** Seconds that an old pod is given to end, at most. */
  readonly terminationSeconds: number;
  /** Seconds for all batches, at least; undefined where their number is. */
  readonly atLeastSeconds: number | undefined;
  /** Seconds without progress after which the Deployment is said to have failed; undefined for other kinds. */
  readonly progressDeadlineSeconds: number | undefined;
  /** Whether the pods beside the wanted ones fit; undefined when neither nodes nor a quota are known. */
  readonly surgeFits: boolean | undefined;
  /** What binds when they do not fit. */
  readonly surgeObstacle: string | undefined;
}
