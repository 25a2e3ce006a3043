import { fieldAt, fieldsAt, textAt } from '../../manifests/field-at';
import type { ValidationPlan } from '../plan/plan';
import type { ApiObject, Cluster } from '../ports/cluster';
import { redactObject } from '../redaction';
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
  const { autoscaler, target, service, loadTest, nodes, kubernetesVersion } = subjects;
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
      nodes: nodes.map(nodeRead),
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

function nodeRead(node: ApiObject): NodeRead {
  return {
    name: textAt(node, 'metadata', 'name') ?? '',
    capacity: fieldsAt(node, 'status', 'capacity') as Record<string, string>,
    allocatable: fieldsAt(node, 'status', 'allocatable') as Record<string, string>,
    kubeletVersion: textAt(fieldAt(node, 'status', 'nodeInfo'), 'kubeletVersion') ?? '',
  };
}
