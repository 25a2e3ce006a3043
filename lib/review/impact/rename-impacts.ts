import { titleOf } from '../../manifests/manifest';
import type { Rename } from '../find-renames';
import type { Impact } from '../impact';
import { impact } from './make-impact';

/** Returns what another name, or another namespace, means for an object's kind. */
export function renameImpacts({ base, head }: Rename): Impact[] {
  const isMoved = base.namespace !== head.namespace;
  const from = isMoved
    ? `${titleOf(base)} moves from namespace '${base.namespace}' to '${head.namespace}'`
    : `${titleOf(base)} becomes '${head.name}'`;
  const [id, meaning] = meaningFor(head.kind, base.name, head.name, head.namespace);
  const left = ` ${titleOf(base)} stays in the cluster until it is pruned or deleted.`;
  return [impact('replace', id, `${from}. ${meaning}${left}`)];
}

function meaningFor(kind: string, was: string, is: string, namespace: string): readonly [string, string] {
  switch (kind) {
    case 'Service':
      return [
        'renamed-service',
        `Its DNS name is now ${is}.${namespace}.svc: clients that ask for ${was} fail once it is gone.`,
      ];
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
      return [
        'renamed-workload',
        'New pods start beside the old ones, and both are selected by the same labels until the old ones are gone.',
      ];
    case 'StatefulSet':
      return [
        'renamed-statefulset',
        'New pods with other names and empty claims start beside the old ones: the data stays in the claims of the old ones.',
      ];
    case 'PersistentVolumeClaim':
      return ['renamed-claim', 'A new, empty claim is made: the data stays behind in the old one.'];
    case 'PersistentVolume':
      return ['renamed-volume', 'A second volume is made: claims stay bound to the old one.'];
    case 'ConfigMap':
    case 'Secret':
      return [
        'renamed-content',
        'Pods that name the new one roll and read it; what still names the old one fails once that is gone.',
      ];
    case 'HorizontalPodAutoscaler':
    case 'ScaledObject':
      return [
        'renamed-autoscaler',
        'The new one begins without the history of the old one: no stabilization for its first minutes.',
      ];
    case 'Job':
      return ['renamed-job', 'The Job runs again under its new name.'];
    case 'CronJob':
      return ['renamed-cronjob', 'Both make Jobs until the old one is gone.'];
    case 'ServiceAccount':
      return [
        'renamed-account',
        'Bindings, pods and cloud identities that name the old one do not hold for the new one.',
      ];
    case 'Role':
    case 'ClusterRole':
      return ['renamed-role', 'Bindings that name the old one give nothing once it is gone.'];
    case 'Namespace':
      return ['renamed-namespace', 'A new, empty namespace is made; deleting the old one deletes everything in it.'];
    case 'CustomResourceDefinition':
      return ['renamed-definition', 'It defines another kind: objects of the old one are deleted with it.'];
    case 'Ingress':
    case 'HTTPRoute':
      return ['renamed-route', 'Both lead requests until the old one is gone.'];
    default:
      return [
        'renamed-object',
        'A second object is made: whatever names the old one does not find it once it is gone.',
      ];
  }
}
