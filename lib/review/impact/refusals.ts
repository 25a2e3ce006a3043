import type { Difference } from '../compare/difference';
import type { ObjectContext } from './object-context';
import {
  isClaimSpecKept,
  isJobTemplateOpen,
  isPodFieldOpen,
  isServiceFieldOpen,
  isStrategyCleared,
  wasImmutable,
} from './refusal-exceptions';

/** A field of a kind that the API server does not let change. */
export interface Refusal {
  /** Id of the sentence. */
  readonly id: string;
  /** The kinds. */
  readonly kinds: readonly string[];
  /** The shapes of the paths. */
  readonly shape: RegExp;
  /** What to do instead, a sentence. */
  readonly remedy: string;
  /** Says whether this change is let through nevertheless. */
  readonly unless?: (difference: Difference, context: ObjectContext) => boolean;
}

const NEW_NAME =
  'Give it a new name, move traffic over and then delete the old one; or delete it first and bear the outage.';
const ORPHAN = 'Delete it with --cascade=orphan, so that its pods and claims stay, and apply again.';
const DELETE_FIRST = 'Delete it first, or give it a new name.';
const RECREATE = 'Delete it and apply again: nothing that runs is touched.';

/**
 * Fields that cannot change, each with the function that says so (`pkg/apis/*∕validation/validation.go`, v1.37.2, unless
 * another place is named). The kinds of one group have their own names, so the kind alone tells.
 */
export const REFUSALS: readonly Refusal[] = [
  // ValidateDeploymentUpdate, ValidateReplicaSetUpdate, ValidateDaemonSetSpecUpdate
  {
    id: 'immutable-selector',
    kinds: ['Deployment', 'ReplicaSet', 'DaemonSet'],
    shape: /^spec\.selector/,
    remedy: NEW_NAME,
  },
  // ValidateStatefulSetUpdate
  { id: 'immutable-statefulset-selector', kinds: ['StatefulSet'], shape: /^spec\.selector/, remedy: ORPHAN },
  { id: 'immutable-statefulset-service-name', kinds: ['StatefulSet'], shape: /^spec\.serviceName/, remedy: ORPHAN },
  {
    id: 'immutable-statefulset-pod-management',
    kinds: ['StatefulSet'],
    shape: /^spec\.podManagementPolicy/,
    remedy: ORPHAN,
  },
  {
    id: 'immutable-statefulset-claims',
    kinds: ['StatefulSet'],
    shape: /^spec\.volumeClaimTemplates/,
    remedy: `${ORPHAN} Claims that exist keep their size and class: grow each of them by hand.`,
  },
  // validateStatefulSetUpdateStrategy: an apply leaves what the server filled in, and nobody wrote
  {
    id: 'statefulset-strategy-leftover',
    kinds: ['StatefulSet'],
    shape: /^spec\.updateStrategy\.type$/,
    remedy:
      'Write rollingUpdate: null beside type: OnDelete: the API server filled rollingUpdate in, and an apply does not take it away.',
    unless: isStrategyCleared,
  },
  // ValidateJobSpecUpdate, validatePodTemplateUpdate, validateCompletions
  {
    id: 'immutable-job-template',
    kinds: ['Job'],
    shape: /^spec\.template\./,
    remedy: DELETE_FIRST,
    unless: isJobTemplateOpen,
  },
  { id: 'immutable-job-selector', kinds: ['Job'], shape: /^spec\.selector/, remedy: DELETE_FIRST },
  { id: 'immutable-job-completion-mode', kinds: ['Job'], shape: /^spec\.completionMode/, remedy: DELETE_FIRST },
  {
    id: 'immutable-job-completions',
    kinds: ['Job'],
    shape: /^spec\.completions/,
    remedy: DELETE_FIRST,
    unless: (_, { head }) => isJobScaled(head.meaning.filled),
  },
  {
    id: 'immutable-job-policy',
    kinds: ['Job'],
    shape: /^spec\.(podFailurePolicy|backoffLimitPerIndex|managedBy|successPolicy)/,
    remedy: DELETE_FIRST,
  },
  // ValidatePersistentVolumeClaimUpdate
  {
    id: 'claim-cannot-shrink',
    kinds: ['PersistentVolumeClaim'],
    shape: /^spec\.resources\.requests/,
    remedy: 'Make a smaller claim under a new name and copy the data.',
    unless: isClaimSpecKept,
  },
  {
    id: 'immutable-claim-spec',
    kinds: ['PersistentVolumeClaim'],
    shape: /^spec\.(?!resources\.requests|volumeAttributesClassName)/,
    remedy: 'Make a claim under a new name and copy the data.',
    unless: isClaimSpecKept,
  },
  // ValidatePersistentVolumeUpdate
  {
    id: 'immutable-volume-source',
    kinds: ['PersistentVolume'],
    shape:
      /^spec\.(?!capacity|accessModes|persistentVolumeReclaimPolicy|storageClassName|mountOptions|claimRef|volumeAttributesClassName|nodeAffinity)/,
    remedy: 'Make a volume under a new name; with reclaim policy Retain the data stays.',
  },
  {
    id: 'immutable-volume-affinity',
    kinds: ['PersistentVolume'],
    shape: /^spec\.nodeAffinity/,
    remedy: 'Make a volume under a new name; with reclaim policy Retain the data stays.',
    unless: ({ before, shape }) => shape === 'spec.nodeAffinity' && before === undefined,
  },
  // ValidateServiceUpdate
  {
    id: 'immutable-cluster-ip',
    kinds: ['Service'],
    shape: /^spec\.(clusterIPs?|ipFamilies)(\[\])?$/,
    remedy:
      'Make a second Service under a new name, move the clients, then delete this one; or delete it first and bear the outage.',
    unless: isServiceFieldOpen,
  },
  {
    id: 'immutable-load-balancer-class',
    kinds: ['Service'],
    shape: /^spec\.loadBalancerClass$/,
    remedy:
      'Change the type to ClusterIP first, which gives the load balancer up, and back to LoadBalancer with the new class.',
    unless: isServiceFieldOpen,
  },
  {
    id: 'immutable-health-check-port',
    kinds: ['Service'],
    shape: /^spec\.healthCheckNodePort$/,
    remedy: 'Leave the field out: the API server keeps the port that it allocated.',
    unless: isServiceFieldOpen,
  },
  // ValidateSecretUpdate, ValidateConfigMapUpdate
  {
    id: 'immutable-secret-type',
    kinds: ['Secret'],
    shape: /^type$/,
    remedy: 'Delete it and apply again: pods that start in between fail.',
  },
  {
    id: 'immutable-content',
    kinds: ['ConfigMap', 'Secret'],
    shape: /^(data|binaryData|immutable)/,
    remedy: 'Write the new content under a new name and point the pods to it.',
    unless: (_, context) => !wasImmutable(context),
  },
  // ValidateRoleBindingUpdate, ValidateClusterRoleBindingUpdate
  {
    id: 'immutable-role-ref',
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    shape: /^roleRef/,
    remedy:
      'Delete the binding and apply again, or bind the role under a new name; kubectl auth reconcile does it in one step.',
  },
  // ValidateStorageClassUpdate, validateCSIDriverUpdate, ValidateVolumeAttachmentUpdate, ValidateVolumeAttributesClassUpdate
  {
    id: 'immutable-storage-class',
    kinds: ['StorageClass'],
    shape: /^(parameters|provisioner|reclaimPolicy|volumeBindingMode)/,
    remedy: `${RECREATE} Volumes keep what they were made with.`,
  },
  {
    id: 'immutable-csi-driver',
    kinds: ['CSIDriver'],
    shape: /^spec\.(attachRequired|volumeLifecycleModes)/,
    remedy: RECREATE,
  },
  { id: 'immutable-volume-attachment', kinds: ['VolumeAttachment'], shape: /^spec/, remedy: DELETE_FIRST },
  {
    id: 'immutable-volume-attributes',
    kinds: ['VolumeAttributesClass'],
    shape: /^(driverName|parameters)/,
    remedy: DELETE_FIRST,
  },
  // ValidatePriorityClassUpdate, ValidateRuntimeClassUpdate, validateIngressClassSpecUpdate
  {
    id: 'immutable-priority-class',
    kinds: ['PriorityClass'],
    shape: /^(value|preemptionPolicy)/,
    remedy: `${RECREATE} Pods keep the priority that they were made with.`,
  },
  { id: 'immutable-runtime-class', kinds: ['RuntimeClass'], shape: /^handler/, remedy: DELETE_FIRST },
  { id: 'immutable-ingress-class', kinds: ['IngressClass'], shape: /^spec\.controller/, remedy: DELETE_FIRST },
  // ValidateResourceQuotaUpdate, ValidateEndpointSliceUpdate, ValidateControllerRevisionUpdate
  { id: 'immutable-quota-scopes', kinds: ['ResourceQuota'], shape: /^spec\.scopes/, remedy: RECREATE },
  { id: 'immutable-address-type', kinds: ['EndpointSlice'], shape: /^addressType/, remedy: DELETE_FIRST },
  { id: 'immutable-revision', kinds: ['ControllerRevision'], shape: /^data/, remedy: DELETE_FIRST },
  // ValidateCertificateSigningRequestUpdate, ValidateResourceClaimUpdate, ValidateResourceClaimTemplateUpdate
  {
    id: 'immutable-spec',
    kinds: ['CertificateSigningRequest', 'ResourceClaim', 'ResourceClaimTemplate'],
    shape: /^spec/,
    remedy: DELETE_FIRST,
  },
  // validateCustomResourceDefinitionSpecUpdate and ValidateCustomResourceDefinitionStoredVersions of apiextensions-apiserver
  {
    id: 'immutable-crd-names',
    kinds: ['CustomResourceDefinition'],
    shape: /^spec\.(scope|group|names\.(kind|plural))$/,
    remedy:
      'Make a second definition under a new name and move the objects; deleting this one deletes every object of it.',
  },
  {
    id: 'crd-stored-version',
    kinds: ['CustomResourceDefinition'],
    shape: /^spec\.versions\[\]$/,
    remedy:
      'Store the objects in another version first, migrate them, and take the version out of status.storedVersions.',
    unless: ({ before, after }) => after !== undefined || !isStored(before),
  },
  // ValidatePodUpdate
  { id: 'immutable-pod', kinds: ['Pod'], shape: /^spec/, remedy: DELETE_FIRST, unless: isPodFieldOpen },
];

function isJobScaled(job: Readonly<Record<string, unknown>>): boolean {
  const spec = (job.spec ?? {}) as Readonly<Record<string, unknown>>;
  return spec.completionMode === 'Indexed' && spec.completions === spec.parallelism;
}

function isStored(version: unknown): boolean {
  return typeof version === 'object' && version !== null && 'storage' in version && version.storage === true;
}
