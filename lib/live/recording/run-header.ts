import { fieldAt, fieldsAt, textAt } from '../../manifests/field-at';
import type { ValidationPlan } from '../plan/plan';
import type { ApiObject, Cluster } from '../ports/cluster';
import { redactObject } from '../redaction';
import { requestNano } from '../run/pod-read';
import type { Subjects } from '../run/subjects';
import type { NodeRead, RunHeader } from './run-lines';

/** The first line of a run's recording. */
export interface RecordingHeader {
  readonly kind: 'Recording';
  readonly schemaVersion: 1;
  readonly autoscaler: object;
  readonly controller: ApiObject;
  readonly run: RunHeader & { readonly time: string };
}

/** Returns the header of a run's recording. */
export function recordingHeader(
  cluster: Cluster,
  plan: ValidationPlan,
  subjects: Subjects,
  tool: { readonly version: string; readonly time: string; readonly controller: ApiObject },
): RecordingHeader {
  const { autoscaler, target, service, loadTest, nodes, otherPods, kubernetesVersion } = subjects;
  const objects = [target, ...(service === undefined ? [] : [service]), autoscaler, ...loadTest];
  const { status: _, ...spec } = redactObject(autoscaler);
  return {
    kind: 'Recording',
    schemaVersion: 1,
    autoscaler: spec,
    controller: tool.controller,
    run: {
      time: tool.time,
      version: tool.version,
      plan,
      context: cluster.context,
      server: cluster.server,
      kubernetesVersion,
      namespace: plan.namespace,
      nodes: nodes.map((node) => nodeRead(node, otherPods)),
      objects: objects.map((object) => redactObject(object)),
    },
  };
}

/**
 * Returns how the controller is set, as a recording states it.
 *
 * @param isKnown says whether the simulator knows a version of Kubernetes, such as `1.37`.
 */
export function controllerOf(
  { controller }: ValidationPlan,
  kubernetesVersion: string,
  isKnown: (version: string) => boolean,
): ApiObject {
  const { syncPeriodSeconds: _, ...settings } = controller;
  const minor = /^v?(\d+\.\d+)/.exec(kubernetesVersion)?.[1];
  return { ...(minor !== undefined && isKnown(minor) && { kubernetesVersion: minor }), ...settings };
}

function nodeRead(node: ApiObject, otherPods: readonly ApiObject[] | undefined): NodeRead {
  const name = textAt(node, 'metadata', 'name') ?? '';
  return {
    name,
    ...(otherPods !== undefined && { requested: requestedOn(name, otherPods) }),
    capacity: fieldsAt(node, 'status', 'capacity') as Record<string, string>,
    allocatable: fieldsAt(node, 'status', 'allocatable') as Record<string, string>,
    kubeletVersion: textAt(fieldAt(node, 'status', 'nodeInfo'), 'kubeletVersion') ?? '',
  };
}

/** Returns what pods that run or will run on a node request of it. */
function requestedOn(node: string, pods: readonly ApiObject[]): Record<string, string> {
  const there = pods.filter(
    (pod) =>
      textAt(pod, 'spec', 'nodeName') === node &&
      !['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase') ?? ''),
  );
  const sum = (resource: string) => there.reduce((total, pod) => total + requestNano(pod, resource), 0n);
  return { cpu: `${sum('cpu') / 1_000_000n}m`, memory: String(sum('memory') / 1_000_000_000n) };
}
