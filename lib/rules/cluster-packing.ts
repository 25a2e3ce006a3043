import type { ManifestSet } from '../manifests/manifest-set';
import type { Workload } from '../manifests/workload';
import type { CheckSettings } from '../settings/check-settings';
import { type ClusterNode, mayRunOn, nodesOf, type Room, roomOf, take } from '../simulator/placement/cluster-node';
import { Placing } from '../simulator/placement/placing';
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
  const nodes = nodesOf(facts.nodes ?? []);
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

interface Placed {
  readonly placed: readonly { readonly node: ClusterNode; readonly pods: number }[];
  readonly binding: string | undefined;
}

function place(workload: Workload, wanted: number, nodes: readonly ClusterNode[]): Placed {
  const placing = new Placing(workload, nodes);
  for (let count = 0; count < wanted; count += 1) {
    if (placing.place() === undefined) {
      return { placed: placing.used(), binding: placing.binding() };
    }
  }
  return { placed: placing.used(), binding: undefined };
}
