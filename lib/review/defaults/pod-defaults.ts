import { imageReference } from '../../rules/image-reference';
import { writtenText } from '../written-text';
import {
  asFields,
  type Defaulting,
  type Draft,
  draftAt,
  draftsAt,
  isBare,
  setDefault,
  setOptional,
} from './default-of';

const FILE_MODE = 420;
const HOUR_SECONDS = 3600;

const container: Defaulting = (draft) => {
  setDefault(draft, 'imagePullPolicy', pullPolicyOf(draft.image));
  setDefault(draft, 'terminationMessagePath', '/dev/termination-log');
  setDefault(draft, 'terminationMessagePolicy', 'File');
};

const protocol: Defaulting = (draft) => setDefault(draft, 'protocol', 'TCP');
const defaultMode: Defaulting = (draft) => setOptional(draft, 'defaultMode', FILE_MODE);

/** What the API server fills into pods and pod templates (`pkg/apis/core/v1/defaults.go` and its generated defaults, v1.37). */
export const POD_DEFAULTS: Readonly<Record<string, Defaulting>> = {
  'core.Pod': (draft) => {
    const spec = draftAt(draft, 'spec');
    setOptional(spec, 'enableServiceLinks', true);
    for (const each of [...draftsAt(spec, 'containers'), ...draftsAt(spec, 'initContainers')]) {
      requestsFromLimits(each);
      if (spec.hostNetwork === true) {
        for (const port of draftsAt(each, 'ports')) {
          setDefault(port, 'hostPort', port.containerPort);
        }
      }
    }
  },
  'core.PodSpec': (draft) => {
    setDefault(draft, 'serviceAccountName', draft.serviceAccount ?? '');
    delete draft.serviceAccount;
    setDefault(draft, 'dnsPolicy', 'ClusterFirst');
    setDefault(draft, 'restartPolicy', 'Always');
    setOptional(draft, 'securityContext', {});
    setOptional(draft, 'terminationGracePeriodSeconds', 30);
    setDefault(draft, 'schedulerName', 'default-scheduler');
  },
  'core.Container': container,
  'core.EphemeralContainer': container,
  'core.ContainerPort': protocol,
  'core.EndpointPort': protocol,
  'core.Probe': (draft) => {
    setDefault(draft, 'timeoutSeconds', 1);
    setDefault(draft, 'periodSeconds', 10);
    setDefault(draft, 'successThreshold', 1);
    setDefault(draft, 'failureThreshold', 3);
  },
  'core.HTTPGetAction': (draft) => {
    setDefault(draft, 'path', '/');
    setDefault(draft, 'scheme', 'HTTP');
  },
  'core.GRPCAction': (draft) => setOptional(draft, 'service', ''),
  'core.ObjectFieldSelector': (draft) => setDefault(draft, 'apiVersion', 'v1'),
  'core.FileKeySelector': (draft) => setOptional(draft, 'optional', false),
  'core.Volume': (draft) => {
    if (Object.entries(draft).every(([key, value]) => key === 'name' || isAbsent(value))) {
      draft.emptyDir = {};
    }
  },
  'core.ImageVolumeSource': (draft) => setDefault(draft, 'pullPolicy', pullPolicyOf(draft.reference)),
  'core.SecretVolumeSource': defaultMode,
  'core.ConfigMapVolumeSource': defaultMode,
  'core.DownwardAPIVolumeSource': defaultMode,
  'core.ProjectedVolumeSource': defaultMode,
  'core.ServiceAccountTokenProjection': (draft) => setOptional(draft, 'expirationSeconds', HOUR_SECONDS),
  'core.HostPathVolumeSource': (draft) => setOptional(draft, 'type', ''),
  'core.ISCSIVolumeSource': (draft) => setDefault(draft, 'iscsiInterface', 'default'),
  'core.ISCSIPersistentVolumeSource': (draft) => setDefault(draft, 'iscsiInterface', 'default'),
  'core.PersistentVolumeClaimSpec': (draft) => setOptional(draft, 'volumeMode', 'Filesystem'),
};

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function pullPolicyOf(image: unknown): string {
  return imageReference(writtenText(image)).tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** Follows `SetDefaults_Pod`: in a pod, though not in a template, a limit without request is the request. */
function requestsFromLimits(draft: Draft): void {
  const { limits, requests } = asFields(draft.resources);
  if (!isBare(limits)) {
    draft.resources = { ...asFields(draft.resources), requests: { ...asFields(limits), ...asFields(requests) } };
  }
}
