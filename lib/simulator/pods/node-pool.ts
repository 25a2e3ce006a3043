import { parseQuantity } from '../../values/quantity';
import { type ClusterNode, HOSTNAME, type NodeDescription, nodesOf } from '../placement/cluster-node';
import { Placing } from '../placement/placing';
import type { ScenarioNodes } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import type { Random } from '../simulation/random';
import { SimNode } from './sim-node';

/** Nodes that pods are scheduled onto. */
export interface NodePool {
  /** The nodes that there are. */
  readonly nodes: readonly SimNode[];
  /** Nodes that are looked at to place a pod. */
  readonly looks: number;
  /** Takes room for a pod; undefined when no node has it. */
  place(): SimNode | undefined;
  /** Gives the room of a pod back. */
  release(node: SimNode): void;
  /** Names what stops the next pod. */
  binding(): string;
}

/** CPUs of a node where the scenario has nodes without end. */
const ENDLESS_CPUS = 16;

/** Returns the nodes of a scenario; without any, each pod finds a node of its own. */
export function nodePoolOf(
  nodes: readonly ScenarioNodes[] | undefined,
  model: WorkloadModel,
  random: Random,
): NodePool {
  return nodes === undefined ? new EndlessNodes(model, random) : new GivenNodes(nodes, model, random);
}

class GivenNodes implements NodePool {
  public readonly nodes: readonly SimNode[];
  private readonly placing: Placing;
  private readonly byCluster: ReadonlyMap<ClusterNode, SimNode>;

  public constructor(groups: readonly ScenarioNodes[], model: WorkloadModel, random: Random) {
    this.nodes = groups.flatMap((group, at) =>
      nodesOf([group as NodeDescription]).map((cluster, index) => {
        const name = `node-${at}-${index}`;
        const options = { hasImage: group.imageCached ?? true, relistPhase: random.next() };
        return new SimNode(name, { ...cluster, labels: named(cluster, name) }, cpusOf(group.cpu), options);
      }),
    );
    this.byCluster = new Map(this.nodes.map((node) => [node.cluster, node]));
    this.placing = new Placing(model.workload, [...this.byCluster.keys()]);
  }

  public get looks(): number {
    return this.nodes.length;
  }

  public place(): SimNode | undefined {
    const found = this.placing.place((cluster) => this.byCluster.get(cluster)?.isReady === true);
    return found && this.byCluster.get(found);
  }

  public release(node: SimNode): void {
    this.placing.release(node.cluster);
  }

  public binding(): string {
    return this.placing.binding();
  }
}

/** The host name of a node is its own, whatever group it is of. */
function named({ labels }: ClusterNode, name: string): ClusterNode['labels'] {
  return { ...labels, [HOSTNAME]: name };
}

class EndlessNodes implements NodePool {
  public readonly looks = 1;
  private readonly present = new Set<SimNode>();
  private count = 0;
  private readonly cpus: number;

  public constructor(
    model: WorkloadModel,
    private readonly random: Random,
  ) {
    const needs = model.containers.map(({ cpuRequest = 0, cpuLimit = 0 }) => Math.max(cpuRequest, cpuLimit));
    this.cpus = Math.max(ENDLESS_CPUS, Math.ceil(needs.reduce((sum, need) => sum + need, 0)));
  }

  public get nodes(): readonly SimNode[] {
    return [...this.present];
  }

  public place(): SimNode {
    const name = `node-${this.count}`;
    this.count += 1;
    const free = { cpu: this.cpus * 1000, memory: Number.MAX_SAFE_INTEGER, pods: 1 };
    const cluster = { labels: { [HOSTNAME]: name }, taints: [], free };
    const node = new SimNode(name, cluster, this.cpus, { hasImage: true, relistPhase: this.random.next() });
    this.present.add(node);
    return node;
  }

  public release(node: SimNode): void {
    this.present.delete(node);
  }

  public binding(): string {
    return 'nothing binds';
  }
}

function cpusOf(cpu: string | number): number {
  return Number(parseQuantity(cpu).nano) / 1e9;
}
