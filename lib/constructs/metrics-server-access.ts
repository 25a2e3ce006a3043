import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterScoped } from './cluster-scoped';

/** Where kube-apiserver keeps what an extension server authenticates requests with, and the Role that may read it. */
const AUTHENTICATION_NAMESPACE = 'kube-system';

/** Properties for `MetricsServerAccess`. */
export interface MetricsServerAccessProps {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Labels of every object. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The service account of metrics-server and the rights that it needs, as v0.9.0's release grants them.
 *
 * In another namespace than kube-system it follows upstream's chart (`charts/metrics-server/templates/rolebinding.yaml`): the
 * account moves, and its right to read the ConfigMap `extension-apiserver-authentication` stays where that ConfigMap is.
 */
export class MetricsServerAccess extends Construct {
  /** The service account's name. */
  public readonly serviceAccountName = 'metrics-server';

  public constructor(scope: Construct, id: string, { namespace, labels }: MetricsServerAccessProps) {
    super(scope, id);
    const subjects = [{ kind: 'ServiceAccount', name: this.serviceAccountName, namespace }];
    const clusterRole = (name: string): k8s.RoleRef => ({
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name,
    });
    new k8s.KubeServiceAccount(this, 'ServiceAccount', {
      metadata: { name: this.serviceAccountName, namespace, labels },
    });
    clusterScoped(
      new k8s.KubeClusterRole(this, 'Reader', {
        metadata: { name: 'system:aggregated-metrics-reader', labels: { ...labels, ...aggregation() } },
        rules: [{ apiGroups: ['metrics.k8s.io'], resources: ['pods', 'nodes'], verbs: ['get', 'list', 'watch'] }],
      }),
    );
    clusterScoped(
      new k8s.KubeClusterRole(this, 'Scraper', {
        metadata: { name: 'system:metrics-server', labels },
        rules: [
          { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
          { apiGroups: [''], resources: ['pods', 'nodes'], verbs: ['get', 'list', 'watch'] },
        ],
      }),
    );
    new k8s.KubeRoleBinding(this, 'AuthReader', {
      metadata: { name: 'metrics-server-auth-reader', namespace: AUTHENTICATION_NAMESPACE, labels },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: 'extension-apiserver-authentication-reader',
      },
      subjects,
    });
    clusterScoped(
      new k8s.KubeClusterRoleBinding(this, 'AuthDelegator', {
        metadata: { name: 'metrics-server:system:auth-delegator', labels },
        roleRef: clusterRole('system:auth-delegator'),
        subjects,
      }),
    );
    clusterScoped(
      new k8s.KubeClusterRoleBinding(this, 'ScraperBinding', {
        metadata: { name: 'system:metrics-server', labels },
        roleRef: clusterRole('system:metrics-server'),
        subjects,
      }),
    );
  }
}

/** Labels that add a role to the built-in user-facing ones. */
function aggregation(): Record<string, string> {
  const roles = ['admin', 'edit', 'view'];
  return Object.fromEntries(roles.map((role) => [`rbac.authorization.k8s.io/aggregate-to-${role}`, 'true']));
}
