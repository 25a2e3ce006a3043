import type { Workload } from '../../manifests/workload';
import { ownValue } from '../../values/own-value';
import { type ClusterNode, mayRunOn, type Room, roomOf, roomsOn, shortageOn, take } from './cluster-node';
import { PodSpreading } from './pod-spreading';

/**
 * Places the pods of one workload on nodes, one by one as the scheduler does: where the workload's own pods are fewest,
 * then where most is free. Preferences (soft affinity, soft spread) do not bind.
 */
export class Placing {
  private readonly room: Room;
  private readonly open: readonly ClusterNode[];
  private readonly spreading: PodSpreading;
  private readonly pods = new Map<ClusterNode, number>();

  public constructor(
    workload: Workload,
    private readonly nodes: readonly ClusterNode[],
  ) {
    this.room = roomOf(workload);
    this.open = nodes.filter((node) => mayRunOn(workload, node));
    this.spreading = new PodSpreading(workload, this.open);
  }

  /** Takes room for one more pod and returns its node, or undefined when no node has room. */
  public place(isUsable: (node: ClusterNode) => boolean = () => true): ClusterNode | undefined {
    const node = this.best(isUsable);
    if (node !== undefined) {
      take(node, this.room, 1);
      this.spreading.place(node);
      this.pods.set(node, (this.pods.get(node) ?? 0) + 1);
    }
    return node;
  }

  /** How many more pods the nodes have room for, whatever keeps the pods apart. */
  public get rooms(): number {
    return this.open.reduce((sum, node) => sum + roomsOn(node, this.room), 0);
  }

  /**
   * Takes room for as many of some more pods as the nodes have room for, node after node. As many as `place` would take one
   * by one where nothing keeps the pods apart, and without a look at all nodes for each of them.
   */
  public fill(wanted: number): void {
    let left = wanted;
    for (const node of this.open) {
      const pods = Math.min(left, roomsOn(node, this.room));
      if (pods > 0) {
        take(node, this.room, pods);
        this.pods.set(node, (this.pods.get(node) ?? 0) + pods);
        left -= pods;
      }
    }
  }

  /** Gives back the room of one pod. */
  public release(node: ClusterNode): void {
    take(node, this.room, -1);
    this.spreading.remove(node);
    this.pods.set(node, (this.pods.get(node) ?? 0) - 1);
  }

  /** The nodes that have pods of the workload, and how many, in the order in which they were first used. */
  public used(): readonly { readonly node: ClusterNode; readonly pods: number }[] {
    return [...this.pods].map(([node, pods]) => ({ node, pods }));
  }

  /** Names what stops the next pod on most of the nodes that it may run on. */
  public binding(): string {
    if (this.open.length === 0) {
      return this.nodes.length === 0
        ? 'there is no node'
        : 'no node accepts the pods (taints, node selector or affinity)';
    }
    const stops = new Map<string, number>();
    for (const node of this.open) {
      const stop = shortageOn(node, this.room) ?? this.spreading.obstacleOn(node) ?? 'nothing';
      stops.set(stop, (stops.get(stop) ?? 0) + 1);
    }
    const [[stop, count] = ['nothing', 0]] = [...stops].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const words: Record<string, string> = { cpu: 'CPU', memory: 'memory', pods: 'the number of pods' };
    const all = this.nodes.length;
    return `${ownValue(words, stop) ?? stop} binds on ${count} of ${all} ${all === 1 ? 'node' : 'nodes'}`;
  }

  private best(isUsable: (node: ClusterNode) => boolean): ClusterNode | undefined {
    let found: ClusterNode | undefined;
    let foundRank: readonly number[] = [];
    for (const node of this.open) {
      const fits = isUsable(node) && shortageOn(node, this.room) === undefined;
      if (fits && this.spreading.obstacleOn(node) === undefined) {
        const rank = [this.spreading.crowdOn(node), this.pods.get(node) ?? 0, -node.free.cpu, -node.free.memory];
        if (found === undefined || isBefore(rank, foundRank)) {
          found = node;
          foundRank = rank;
        }
      }
    }
    return found;
  }
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0);
}
