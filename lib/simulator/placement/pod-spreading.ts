import { itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { labelSelectorAt, matches } from '../../manifests/label-selector';
import type { Workload } from '../../manifests/workload';
import { ownValue } from '../../values/own-value';
import type { ClusterNode } from './cluster-node';

interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
}

/** How the pods of one workload keep apart: required anti-affinity among themselves, and hard topology spread. */
export class PodSpreading {
  private readonly apart: readonly string[];
  private readonly spread: readonly SpreadConstraint[];
  private readonly counts = new Map<string, Map<string, number>>();
  /** The count of the domain that has the fewest, by key, until a pod comes or goes. */
  private readonly fewest = new Map<string, number>();

  /** @param nodes the nodes that the pods may run on. */
  public constructor(workload: Workload, nodes: readonly ClusterNode[]) {
    this.apart = antiAffinityKeys(workload);
    this.spread = spreadConstraints(workload);
    for (const key of this.keys()) {
      const domains = new Set(nodes.flatMap(({ labels }) => ownValue(labels, key) ?? []));
      this.counts.set(key, new Map([...domains].map((domain) => [domain, 0])));
    }
  }

  /** Returns what keeps one more pod off a node, or undefined when nothing does. */
  public obstacleOn({ labels }: ClusterNode): 'anti-affinity' | 'topology spread' | undefined {
    if (this.apart.some((key) => this.count(key, ownValue(labels, key)) > 0)) {
      return 'anti-affinity';
    }
    const isSkewed = this.spread.some(({ topologyKey, maxSkew }) => {
      const domain = ownValue(labels, topologyKey);
      return domain === undefined || this.count(topologyKey, domain) + 1 - this.fewestOf(topologyKey) > maxSkew;
    });
    return isSkewed ? 'topology spread' : undefined;
  }

  /** Notes that a pod runs on a node. */
  public place(node: ClusterNode): void {
    this.add(node, 1);
  }

  /** Notes that a pod runs on a node no more. */
  public remove(node: ClusterNode): void {
    this.add(node, -1);
  }

  /** Returns how crowded a node's domains are with the workload's pods. */
  public crowdOn({ labels }: ClusterNode): number {
    return this.keys().reduce((sum, key) => sum + this.count(key, ownValue(labels, key)), 0);
  }

  private fewestOf(key: string): number {
    const known = this.fewest.get(key);
    if (known !== undefined) {
      return known;
    }
    let fewest = Number.POSITIVE_INFINITY;
    for (const count of this.counts.get(key)?.values() ?? []) {
      fewest = Math.min(fewest, count);
    }
    this.fewest.set(key, fewest);
    return fewest;
  }

  private add({ labels }: ClusterNode, pods: number): void {
    this.fewest.clear();
    for (const [key, domains] of this.counts) {
      const domain = ownValue(labels, key);
      if (domain !== undefined) {
        domains.set(domain, (domains.get(domain) ?? 0) + pods);
      }
    }
  }

  private keys(): string[] {
    return [...new Set([...this.apart, ...this.spread.map(({ topologyKey }) => topologyKey)])];
  }

  private count(key: string, domain: string | undefined): number {
    return domain === undefined ? 0 : (this.counts.get(key)?.get(domain) ?? 0);
  }
}

function antiAffinityKeys({ podSpec, podLabels }: Workload): string[] {
  const path = ['affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'];
  return itemsAt(podSpec, ...path).flatMap(({ fields }) => {
    const selector = labelSelectorAt(fields, 'labelSelector');
    const key = textAt(fields, 'topologyKey');
    return key !== undefined && selector !== undefined && matches(selector, podLabels) ? [key] : [];
  });
}

function spreadConstraints({ podSpec, podLabels }: Workload): SpreadConstraint[] {
  return itemsAt(podSpec, 'topologySpreadConstraints').flatMap(({ fields }) => {
    const selector = labelSelectorAt(fields, 'labelSelector');
    const topologyKey = textAt(fields, 'topologyKey');
    const isHard = (textAt(fields, 'whenUnsatisfiable') ?? 'DoNotSchedule') === 'DoNotSchedule';
    return isHard && topologyKey !== undefined && selector !== undefined && matches(selector, podLabels)
      ? [{ topologyKey, maxSkew: numberAt(fields, 'maxSkew') ?? 1 }]
      : [];
  });
}
