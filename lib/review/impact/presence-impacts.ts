import { fieldsAt, textAt } from '../../manifests/field-at';
import { locustRoleOf } from '../../manifests/locust-role';
import { type Manifest, titleOf } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import { fewestReplicas } from '../../rules/replica-counts';
import { configReadersOf } from '../config-readers';
import type { Impact } from '../impact';
import { removedIn } from '../meaning/api-version';
import { counted, impact, security, shown, worstFirst } from './make-impact';

const ROLES = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];
const GUARDS = [
  'NetworkPolicy',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];
const ROUTED = [
  'Service',
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'Gateway',
  'VirtualService',
  'APIService',
  'Endpoints',
  'EndpointSlice',
];
const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject', 'ScaledJob'];
const ROOM = [
  'ResourceQuota',
  'LimitRange',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'PriorityClass',
  'VerticalPodAutoscaler',
];
const LOAD_TESTS = ['LocustTest', 'K6', 'TestRun'];

/** Returns what it does that an object comes. */
export function addedImpacts(manifest: Manifest, all: ManifestSet, kubernetesVersion: string | undefined): Impact[] {
  const refusal = versionRefusal(manifest, kubernetesVersion);
  return worstFirst([...(refusal === undefined ? [] : [refusal]), ...addedByKind(manifest, all)]);
}

/** Returns what it does that an object goes. */
export function removedImpacts(manifest: Manifest, base: ManifestSet, head: ManifestSet): Impact[] {
  return worstFirst([
    impact(
      'replace',
      'object-removed',
      `${titleOf(manifest)} is deleted where removed objects are pruned; kubectl apply alone leaves it in the cluster.`,
    ),
    ...removedByKind(manifest, base, head),
  ]);
}

/** Returns that the API server of a version does not know an object's API version; undefined where it does, or is not known. */
export function versionRefusal(
  { apiVersion, kind }: Manifest,
  kubernetesVersion: string | undefined,
): Impact | undefined {
  const removed = removedIn(apiVersion, kind);
  const minor = Number(/^1\.(\d+)/.exec(kubernetesVersion ?? '')?.[1] ?? Number.NaN);
  return removed === undefined || !(minor >= removed)
    ? undefined
    : impact(
        'refused',
        'api-version-not-served',
        `The API server refuses the apply: Kubernetes serves no ${kind} of ${apiVersion} since 1.${removed}. Write it in a current version.`,
      );
}

function addedByKind(manifest: Manifest, all: ManifestSet): Impact[] {
  const { kind } = manifest;
  const workload = all.workloadOf(manifest);
  if (workload !== undefined) {
    const isLoad = locustRoleOf(workload) !== undefined;
    const pods = fewestReplicas(workload, all);
    return [
      impact(
        'capacity',
        'workload-added',
        pods > 0
          ? `${titleOf(manifest)} brings at least ${counted(pods, 'pod')}.`
          : `${titleOf(manifest)} brings pods.`,
      ),
      ...(isLoad ? [impact('load-test', 'load-test-added', 'A load generator comes.')] : []),
    ];
  }
  if (SCALERS.includes(kind)) {
    return [
      impact(
        'scaling',
        'autoscaler-added',
        `${titleOf(manifest)} sets the replicas of ${targetOf(manifest)} from now on.`,
      ),
    ];
  }
  if (ROUTED.includes(kind)) {
    const moved = impact('traffic', 'route-added', `Requests to ${titleOf(manifest)} are answered from now on.`);
    return isExposed(manifest)
      ? [moved, security('service-exposed', 'widened', `${titleOf(manifest)} is reached from outside the cluster.`)]
      : [moved];
  }
  if (kind === 'PodDisruptionBudget') {
    return [impact('traffic', 'disruption-budget-added', 'Drains of nodes wait for it from now on.')];
  }
  if (ROLES.includes(kind)) {
    return [security('permission-added', 'widened', `${titleOf(manifest)} allows what nothing here allowed before.`)];
  }
  if (GUARDS.includes(kind)) {
    return guardAdded(manifest);
  }
  if (kind === 'ConfigMap' || kind === 'Secret') {
    return [impact('configuration', 'content-added', 'Pods can read it from now on.')];
  }
  return [otherPresence(kind, 'added', `${titleOf(manifest)} comes.`)];
}

function guardAdded(manifest: Manifest): Impact[] {
  const guard = security('guard-added', 'narrowed', `${titleOf(manifest)} forbids what nothing here forbade before.`);
  return manifest.kind === 'NetworkPolicy'
    ? [
        guard,
        impact('traffic', 'connections-dropped', 'Connections that are no longer allowed fail from the apply on.'),
      ]
    : [guard];
}

function removedByKind(manifest: Manifest, base: ManifestSet, head: ManifestSet): Impact[] {
  const { kind } = manifest;
  const workload = base.workloadOf(manifest);
  if (workload !== undefined) {
    const isLoad = locustRoleOf(workload) !== undefined;
    return [
      impact('capacity', 'workload-removed', 'Its pods end.'),
      ...(isLoad ? [impact('load-test', 'load-test-removed', 'A load generator goes.')] : []),
    ];
  }
  if (SCALERS.includes(kind)) {
    return [
      impact(
        'scaling',
        'autoscaler-removed',
        `Nobody sets the replicas of ${targetOf(manifest)} any more: it stays at the count that it has until an apply sets another.`,
      ),
    ];
  }
  if (ROUTED.includes(kind)) {
    return [impact('traffic', 'route-removed', `Requests to ${titleOf(manifest)} fail.`)];
  }
  if (kind === 'PodDisruptionBudget') {
    return [impact('traffic', 'disruption-budget-removed', 'Drains of nodes may take all its pods at one time.')];
  }
  if (ROLES.includes(kind)) {
    return [security('permission-removed', 'narrowed', 'Who acted by it is refused.')];
  }
  if (GUARDS.includes(kind)) {
    return [security('guard-removed', 'widened', 'What it forbade is allowed, unless something else forbids it.')];
  }
  if (kind === 'ConfigMap' || kind === 'Secret') {
    const readers = configReadersOf(manifest, head);
    return [
      impact(
        'configuration',
        'content-removed',
        readers.length > 0 ? 'Pods that still read it do not start any more.' : 'Nothing in head reads it.',
      ),
    ];
  }
  return removedWithContents(manifest) ?? [otherPresence(kind, 'removed', `${titleOf(manifest)} goes.`)];
}

/** Objects that take others with them. */
function removedWithContents({ kind, data }: Manifest): Impact[] | undefined {
  switch (kind) {
    case 'Namespace':
      return [
        impact('replace', 'namespace-removed', 'Everything in the namespace is deleted with it, volumes included.'),
      ];
    case 'CustomResourceDefinition':
      return [impact('replace', 'definition-removed', 'Every object of its kind is deleted with it.')];
    case 'PersistentVolumeClaim':
      return [
        impact(
          'capacity',
          'claim-removed',
          'Its data goes with it, unless the volume is kept (reclaim policy Retain).',
        ),
      ];
    case 'PersistentVolume':
      return [
        impact(
          'capacity',
          'volume-removed',
          `Its data ${textAt(data, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete' ? 'may go with it' : 'stays where it is'}.`,
        ),
      ];
    default:
      return undefined;
  }
}

function otherPresence(kind: string, change: 'added' | 'removed', sentence: string): Impact {
  if (ROOM.includes(kind)) {
    return impact('capacity', `room-${change}`, `${sentence} What may be used, or is set aside, changes.`);
  }
  if (LOAD_TESTS.includes(kind)) {
    return impact('load-test', `load-test-${change}`, sentence);
  }
  return impact('configuration', `settings-${change}`, sentence);
}

function isExposed({ kind, data }: Manifest): boolean {
  const type = textAt(data, 'spec', 'type');
  return kind === 'Service' && (type === 'NodePort' || type === 'LoadBalancer');
}

function targetOf({ data }: Manifest): string {
  const target = fieldsAt(data, 'spec', 'scaleTargetRef');
  return `${textAt(target, 'kind') ?? 'Deployment'} '${shown(textAt(target, 'name'))}'`;
}
