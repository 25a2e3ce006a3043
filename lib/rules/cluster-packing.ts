import type { ManifestSet } from '../manifests/manifest-set';
import type { Workload } from '../manifests/workload';
import type { CheckSettings } from '../settings/check-settings';
import { type ClusterNode, mayRunOn, nodesOf, type Room, roomOf, shortageOn, take } from './cluster-node';
import { PodSpreading } from './pod-spreading';
import { fewestReplicas } from './replica-counts';

/** How many pods of a workload the cluster takes. */
export interface Fit {
  /** Pods placed: as many as asked for, or as many as fit. */
  readonly replicas: number;
  /** What stops the next one; undefined when all were placed. */
  readonly binding: string | undefined;
  /** What one pod takes. */
  readonly room: Room;
}

interface Base {
  readonly nodes: readonly ClusterNode[];
  readonly placed: ReadonlyMap<Workload, ReadonlyMap<ClusterNode, number>>;
}

const BASES = new WeakMap<ManifestSet, Base>();

/**
 * Returns how many of a workload's pods the settings' nodes take, beside the DaemonSets of the set on every node that
 * takes them and the other workloads at their fewest replicas.
 *
 * Pods are placed one by one as the scheduler would on an empty cluster: where the workload's own pods are fewest, then
 * where most is free. Preferences (soft affinity, soft spread) do not bind.
 */
export function fitInCluster(workload: Workload, wanted: number, all: ManifestSet, facts: CheckSettings): Fit {
  const base = baseOf(all, facts);
  const own = base.placed.get(workload);
  const room = roomOf(workload);
  const nodes = base.nodes.map((node) => {
    const copy = { ...node, free: { ...node.free } };
    take(copy, room, -(own?.get(node) ?? 0));
    return copy;
  });
  const { placed, binding } = place(workload, wanted, nodes);
  return { replicas: placed.reduce((sum, { pods }) => sum + pods, 0), binding, room };
}

function baseOf(all: ManifestSet, facts: CheckSettings): Base {
  const known = BASES.get(all);
  if (known !== undefined) {
    return known;
  }
  const nodes = nodesOf(facts);
  const placedOn = new Map<Workload, Map<ClusterNode, number>>();
  for (const workload of all.workloads.filter(({ manifest }) => manifest.kind === 'DaemonSet')) {
    for (const node of nodes.filter((each) => mayRunOn(workload, each))) {
      take(node, roomOf(workload), 1);
    }
  }
  for (const workload of all.workloads) {
    const { placed } = place(workload, fewestReplicas(workload, all), nodes);
    placedOn.set(workload, new Map(placed.map(({ node, pods }) => [node, pods])));
  }
  const base = { nodes, placed: placedOn };
  BASES.set(all, base);
  return base;
}

function place(
  workload: Workload,
  wanted: number,
  nodes: readonly ClusterNode[],
): {
  readonly placed: readonly { readonly node: ClusterNode; readonly pods: number }[];
  readonly binding: string | undefined;
} {
  const room = roomOf(workload);
  const open = nodes.filter((node) => mayRunOn(workload, node));
  const spreading = new PodSpreading(workload, open);
  const pods = new Map<ClusterNode, number>();
  const placed = (): { node: ClusterNode; pods: number }[] => [...pods].map(([node, count]) => ({ node, pods: count }));
  for (let count = 0; count < wanted; count += 1) {
    const node = best(open, room, spreading, pods);
    if (node === undefined) {
      return { placed: placed(), binding: bindingOf(open, nodes, room, spreading) };
    }
    take(node, room, 1);
    spreading.place(node);
    pods.set(node, (pods.get(node) ?? 0) + 1);
  }
  return { placed: placed(), binding: undefined };
}

function best(
  nodes: readonly ClusterNode[],
  room: Room,
  spreading: PodSpreading,
  pods: ReadonlyMap<ClusterNode, number>,
): ClusterNode | undefined {
  let found: ClusterNode | undefined;
  let foundRank: readonly number[] = [];
  for (const node of nodes) {
    if (shortageOn(node, room) === undefined && spreading.obstacleOn(node) === undefined) {
      const rank = [spreading.crowdOn(node), pods.get(node) ?? 0, -node.free.cpu, -node.free.memory];
      if (found === undefined || isBefore(rank, foundRank)) {
        found = node;
        foundRank = rank;
      }
    }
  }
  return found;
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0);
}

/** Names what stops the next pod on most of the nodes that it may run on. */
function bindingOf(
  open: readonly ClusterNode[],
  nodes: readonly ClusterNode[],
  room: Room,
  spreading: PodSpreading,
): string {
  if (open.length === 0) {
    return nodes.length === 0 ? 'there is no node' : 'no node accepts the pods (taints, node selector or affinity)';
  }
  const stops = new Map<string, number>();
  for (const node of open) {
    const stop = shortageOn(node, room) ?? spreading.obstacleOn(node) ?? 'nothing';
    stops.set(stop, (stops.get(stop) ?? 0) + 1);
  }
  const [[stop, count] = ['nothing', 0]] = [...stops].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const words: Record<string, string> = { cpu: 'CPU', memory: 'memory', pods: 'the number of pods' };
  return `${words[stop] ?? stop} binds on ${count} of ${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`;
}
