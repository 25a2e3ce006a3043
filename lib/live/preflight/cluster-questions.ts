import { fieldsAt, itemsAt, textAt } from '../../manifests/field-at';
import { ownValue } from '../../values/own-value';
import { tryNanoOf } from '../../values/quantity';
import type { ApiObject } from '../ports/cluster';
import { cpuRequestMilli } from '../run/pod-read';
import { boundsOf } from '../run/subjects';
import { ok, type Question, warning } from './question';

/** Is there room on the nodes, as read, for as many pods as the autoscaler may ask for? */
export const nodeRoom: Question = {
  id: 'nodes',
  async ask({ subjects }) {
    const { nodes, target, autoscaler } = subjects;
    if (nodes.length === 0) {
      return [
        warning('nodes', 'the nodes cannot be read', 'allow list nodes: their capacity tells how many replicas fit'),
      ];
    }
    const { maxReplicas } = boundsOf(autoscaler);
    const rows = nodes.map((node) => {
      const { cpu = '?', memory = '?' } = fieldsAt(node, 'status', 'allocatable') as Record<string, string>;
      return `${textAt(node, 'metadata', 'name')} (${cpu} CPU, ${memory})`;
    });
    const allocatable = nodes.reduce((sum, node) => sum + milliOf(node, 'cpu'), 0);
    const needed = maxReplicas * cpuRequestMilli(target);
    const text = `allocatable as read: ${rows.join(', ')}`;
    return [
      needed > allocatable
        ? warning(
            'nodes',
            `${text}: ${maxReplicas} replicas request ${needed}m of CPU, more than all nodes have (${allocatable}m)`,
            'lower maxReplicas or the request, or add nodes: what does not fit stays Pending',
          )
        : ok('nodes', `${text}; ${maxReplicas} replicas request ${needed}m of CPU`),
    ];
  },
};

/** Does anything else scale the target, or write its replica count? */
export const competitors: Question = {
  id: 'other-autoscalers',
  async ask({ cluster, plan, subjects }) {
    const { targetKind, targetName, target } = subjects;
    const path = `/apis/autoscaling/v2/namespaces/${plan.namespace}/horizontalpodautoscalers`;
    const others = itemsAt(await cluster.read(path), 'items')
      .map(({ fields }) => fields)
      .filter((each) => textAt(each, 'metadata', 'name') !== plan.autoscaler)
      .filter((each) => textAt(each, 'spec', 'scaleTargetRef', 'kind') === targetKind)
      .filter((each) => textAt(each, 'spec', 'scaleTargetRef', 'name') === targetName)
      .map((each) => textAt(each, 'metadata', 'name'));
    const writers = replicaWriters(target);
    return [
      others.length === 0
        ? ok('other-autoscalers', `no other autoscaler scales ${targetKind} '${targetName}'`)
        : {
            id: 'other-autoscalers',
            status: 'failed',
            message: `${others.join(', ')} scale ${targetKind} '${targetName}' too: they undo each other's work`,
            fix: 'delete all but one',
          },
      writers.length === 0
        ? ok('field-managers', 'nothing but the autoscaler has written spec.replicas')
        : warning(
            'field-managers',
            `${writers.join(', ')} wrote spec.replicas of ${targetKind} '${targetName}': the next apply puts the count back`,
            'remove spec.replicas from the manifest, and apply it once more',
          ),
    ];
  },
};

/** Returns who owns `spec.replicas`, the autoscaler apart. */
function replicaWriters(target: ApiObject): string[] {
  return itemsAt(target, 'metadata', 'managedFields')
    .map(({ fields }) => fields)
    .filter((entry) => Object.hasOwn(fieldsAt(entry, 'fieldsV1', 'f:spec'), 'f:replicas'))
    .filter(({ subresource }) => subresource !== 'scale')
    .map((entry) => textAt(entry, 'manager') ?? 'someone');
}

/** What do the rules of `check` say of the objects as they run? */
export const liveRules: Question = {
  id: 'rules',
  async ask({ subjects, checkObjects }) {
    const { autoscaler, target, service, loadTest, nodes } = subjects;
    const objects = [autoscaler, target, ...(service === undefined ? [] : [service]), ...loadTest];
    const findings = checkObjects(objects, nodes);
    if (findings.length === 0) {
      return [ok('rules', `no rule of check finds anything in the ${objects.length} objects that run`)];
    }
    return findings.map(({ rule, object, message, fix }) => warning(`rules/${rule}`, `${object}: ${message}`, fix));
  },
};

function milliOf(node: ApiObject, resource: string): number {
  const text = ownValue(fieldsAt(node, 'status', 'allocatable'), resource);
  return typeof text === 'string' || typeof text === 'number' ? Number((tryNanoOf(text) ?? 0n) / 1_000_000n) : 0;
}
