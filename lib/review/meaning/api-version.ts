import type { Identity } from '../../manifests/identity';
import { ownValue } from '../../values/own-value';

const EXTENSIONS: Readonly<Record<string, string>> = {
  DaemonSet: 'apps',
  Deployment: 'apps',
  Ingress: 'networking.k8s.io',
  NetworkPolicy: 'networking.k8s.io',
  PodSecurityPolicy: 'policy',
  ReplicaSet: 'apps',
};
/** The version of each group by which objects are compared: the one that every supported Kubernetes keeps. */
const CURRENT: Readonly<Record<string, string>> = {
  '': 'v1',
  'admissionregistration.k8s.io': 'v1',
  apps: 'v1',
  autoscaling: 'v2',
  batch: 'v1',
  'coordination.k8s.io': 'v1',
  'discovery.k8s.io': 'v1',
  'flowcontrol.apiserver.k8s.io': 'v1',
  'networking.k8s.io': 'v1',
  'node.k8s.io': 'v1',
  policy: 'v1',
  'rbac.authorization.k8s.io': 'v1',
  'resource.k8s.io': 'v1',
  'scheduling.k8s.io': 'v1',
  'storage.k8s.io': 'v1',
};
/** Versions whose objects have another shape, and that nothing here converts. */
const UNLIKE = new Set(['resource.k8s.io/v1beta1', 'admissionregistration.k8s.io/v1beta1']);

/** Kubernetes' minor version that no longer serves an API version of a kind; `*` is every kind of that version. */
const REMOVED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'extensions/v1beta1': { Ingress: 22, '*': 16 },
  'apps/v1beta1': { '*': 16 },
  'apps/v1beta2': { '*': 16 },
  'admissionregistration.k8s.io/v1beta1': { MutatingWebhookConfiguration: 22, ValidatingWebhookConfiguration: 22 },
  'apiextensions.k8s.io/v1beta1': { '*': 22 },
  'apiregistration.k8s.io/v1beta1': { '*': 22 },
  'autoscaling/v2beta1': { '*': 25 },
  'autoscaling/v2beta2': { '*': 26 },
  'batch/v1beta1': { '*': 25 },
  'certificates.k8s.io/v1beta1': { CertificateSigningRequest: 22 },
  'coordination.k8s.io/v1beta1': { Lease: 22 },
  'discovery.k8s.io/v1beta1': { '*': 25 },
  'events.k8s.io/v1beta1': { '*': 25 },
  'flowcontrol.apiserver.k8s.io/v1beta1': { '*': 26 },
  'flowcontrol.apiserver.k8s.io/v1beta2': { '*': 29 },
  'flowcontrol.apiserver.k8s.io/v1beta3': { '*': 32 },
  'networking.k8s.io/v1beta1': { Ingress: 22, IngressClass: 22 },
  'node.k8s.io/v1beta1': { '*': 25 },
  'policy/v1beta1': { '*': 25 },
  'rbac.authorization.k8s.io/v1beta1': { '*': 22 },
  'scheduling.k8s.io/v1beta1': { PriorityClass: 22 },
  'storage.k8s.io/v1beta1': {
    CSIStorageCapacity: 27,
    CSIDriver: 22,
    CSINode: 22,
    StorageClass: 22,
    VolumeAttachment: 22,
  },
};

/**
 * Returns an identity in the group where Kubernetes keeps the kind: `extensions` was another name for objects of `apps`
 * and `networking.k8s.io`.
 */
export function storedIdentity(identity: Identity): Identity {
  const group = identity.group === 'extensions' ? ownValue(EXTENSIONS, identity.kind) : undefined;
  return group === undefined ? identity : { ...identity, group };
}

/** Returns the API version by which an object is compared, such as `autoscaling/v2` for `autoscaling/v1`. */
export function comparedVersion(apiVersion: string, { group }: Identity): string {
  const version = ownValue(CURRENT, group);
  if (version === undefined || UNLIKE.has(apiVersion)) {
    return apiVersion;
  }
  return group === '' ? version : `${group}/${version}`;
}

/** Returns the minor version of Kubernetes 1 since which an API version of a kind is not served; undefined while it is. */
export function removedIn(apiVersion: string, kind: string): number | undefined {
  const kinds = ownValue(REMOVED, apiVersion);
  return ownValue(kinds, kind) ?? kinds?.['*'];
}
