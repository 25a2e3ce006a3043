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

/** Looks at nodes with which the pods of one set are placed one by one; after them, room alone is counted. */
const MOST_LOOKS = 20_000_000;

/** Looks that are left; counted, and not timed, so that the same set has the same findings everywhere. */
interface Looks {
  left: number;
}

interface Base {
  readonly looks: Looks;
  readonly nodes: readonly ClusterNode[];
  readonly placed: ReadonlyMap<Workload, ReadonlyMap<ClusterNode, number>>;
}

const BASES = new WeakMap<ManifestSet, Base>();

/**
 * Returns how many of a workload's pods the settings' nodes take, beside the DaemonSets of the set on every node that
 * takes them and the other workloads at their fewest replicas.
 *
 * Pods are placed one by one as the scheduler would on an empty cluster: where the workload's own pods are fewest, then
 * where most is free. Preferences (soft affinity, soft spread) do not bind. After 20 million
 * looks at nodes, for all workloads of the set, only room is counted.
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
  const { placed, binding } = place(workload, wanted, nodes, base.looks);
  return { replicas: placed.reduce((sum, { pods }) => sum + pods, 0), binding, room };
}

function baseOf(all: ManifestSet, facts: CheckSettings): Base {
  const known = BASES.get(all);
  if (known !== undefined) {
    return known;
  }
  const nodes = nodesOf(facts.nodes ?? []);
  const looks = { left: MOST_LOOKS };
  const placedOn = new Map<Workload, Map<ClusterNode, number>>();
  for (const workload of all.workloads.filter(({ manifest }) => manifest.kind === 'DaemonSet')) {
    for (const node of nodes.filter((each) => mayRunOn(workload, each))) {
      take(node, roomOf(workload), 1);
    }
  }
  for (const workload of all.workloads) {
    const { placed } = place(workload, fewestReplicas(workload, all), nodes, looks);
    placedOn.set(workload, new Map(placed.map(({ node, pods }) => [node, pods])));
  }
  const base = { looks, nodes, placed: placedOn };
  BASES.set(all, base);
  return base;
}

interface Placed {
  readonly placed: readonly { readonly node: ClusterNode; readonly pods: number }[];
  readonly binding: string | undefined;
}

function place(workload: Workload, wanted: number, nodes: readonly ClusterNode[], looks: Looks): Placed {
  const placing = new Placing(workload, nodes);
  const needed = Math.min(wanted, placing.rooms + 1) * nodes.length;
  if (needed > looks.left) {
    placing.fill(wanted);
    const placed = placing.used();
    const count = placed.reduce((sum, { pods }) => sum + pods, 0);
    return { placed, binding: count < wanted ? placing.binding() : undefined };
  }
  looks.left -= needed;
  for (let count = 0; count < wanted; count += 1) {
    if (placing.place() === undefined) {
      return { placed: placing.used(), binding: placing.binding() };
    }
  }
  return { placed: placing.used(), binding: undefined };
}
