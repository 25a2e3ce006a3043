/** The cluster that a suite runs against, as the runner hands it over. */
export interface TestCluster {
  /** kubectl and the arguments that lead it to the cluster. */
  readonly kubectl: readonly string[];
  /** Put before a command that is to reach the cluster's addresses. */
  readonly inside: readonly string[];
  /** Where what `local` has in `default` goes. */
  readonly namespace: string;
  /** Where what `production` has in its own namespace goes. */
  readonly productionNamespace: string;
  /** What this cluster cannot do, and why. Nothing for the clusters that the harness makes. */
  readonly unable: Readonly<Partial<Record<Ability, string>>>;
  /** The folder of the components' logs, where there is one. */
  readonly logs?: string;
}

/** What a suite may need beyond an API server. */
export type Ability = 'take our definitions' | 'take our metrics-server' | 'play usage' | 'run pods' | 'reach nodes';

/** The variable that names the file which describes the cluster. */
export const CLUSTER_VARIABLE = 'E2E_CLUSTER';

/** The namespaces that `dist/` names. */
export const DIST_NAMESPACES = { namespace: 'default', productionNamespace: 'inference' } as const;
