import { type Fields, textAt } from './field-at';

/** What tells one Kubernetes object from another in a cluster; the version of its API does not count. */
export interface Identity {
  /** API group; empty for the core group. */
  readonly group: string;
  /** Kind, such as `Deployment`. */
  readonly kind: string;
  /** Namespace; `default` when the manifest names none, empty for cluster-scoped kinds. */
  readonly namespace: string;
  /** Name; empty when the manifest has none (`generateName`). */
  readonly name: string;
}

/** The namespace of a manifest that names none. */
export const DEFAULT_NAMESPACE = 'default';

/** Kinds of Kubernetes' own APIs, and of the APIs read here, that live outside namespaces. */
const CLUSTER_SCOPED = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CSINode',
  'CustomResourceDefinition',
  'FlowSchema',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

/** Returns the API group of an `apiVersion`: `apps` of `apps/v1`, empty for `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Returns the identity that a manifest states. */
export function identityOf(data: Fields): Identity {
  const kind = textAt(data, 'kind') ?? '';
  const namespace = CLUSTER_SCOPED.has(kind) ? '' : textAt(data, 'metadata', 'namespace') || DEFAULT_NAMESPACE;
  return {
    group: groupOf(textAt(data, 'apiVersion') ?? ''),
    kind,
    namespace,
    name: textAt(data, 'metadata', 'name') ?? '',
  };
}

/** Returns a text that is equal for equal identities and for no others. */
export function identityKey({ group, kind, namespace, name }: Identity): string {
  return `${group}/${kind}/${namespace}/${name}`;
}
