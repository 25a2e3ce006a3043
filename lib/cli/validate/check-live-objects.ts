import type { ApiObject } from '../../live/ports/cluster';
import type { ObjectFinding } from '../../live/run/run-parts';
import { fieldsAt, textMapAt } from '../../manifests/field-at';
import { manifestsOf } from '../../manifests/load-manifests';
import { checkManifests } from '../../rules/check-manifests';
import type { CheckSettings, NodeGroup } from '../../settings/check-settings';

/**
 * Returns what the rules of `check` find in objects as they run, on nodes as they are: without what the API server
 * fills in at the side of what was applied (status, owners of fields).
 *
 * @param today the day that waivers are judged by, `YYYY-MM-DD`.
 */
export function checkLiveObjects(
  objects: readonly ApiObject[],
  nodes: readonly ApiObject[],
  kubernetesVersion: string | undefined,
  today: string,
): readonly ObjectFinding[] {
  const settings: CheckSettings = {
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
    ...(nodes.length > 0 && { nodes: nodes.map(nodeGroup) }),
    provides: { resourceMetrics: true },
    severities: LIVE_SEVERITIES,
  };
  const { findings } = checkManifests(manifestsOf(objects.map(applied)), { settings, today });
  return findings.flatMap(({ rule, severity, object, message, fix }) =>
    severity === 'info' ? [] : [{ rule, severity, object: `${object.kind} ${object.name}`, message, fix }],
  );
}

/** A live target has the count that its autoscaler gave it: who wrote it is a question of its own. */
const LIVE_SEVERITIES = { 'replicas-owned-by-autoscaler': 'off' } as const;

function applied(object: ApiObject): ApiObject {
  const { status: _, metadata, ...rest } = object;
  const { managedFields, resourceVersion, uid, generation, creationTimestamp, ...own } = metadata as Record<
    string,
    unknown
  >;
  return { ...rest, metadata: own };
}

function nodeGroup(node: ApiObject): NodeGroup {
  const { cpu = '0', memory = '0', pods = '110' } = fieldsAt(node, 'status', 'allocatable') as Record<string, string>;
  return { count: 1, cpu, memory, pods: Number(pods), labels: textMapAt(node, 'metadata', 'labels') };
}
