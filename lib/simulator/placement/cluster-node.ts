import { fieldAt, itemsAt, textAt, textMapAt } from '../../manifests/field-at';
import {
  type LabelRequirement,
  type Labels,
  labelRequirementsAt,
  meetsRequirement,
} from '../../manifests/label-selector';
import type { Workload } from '../../manifests/workload';
import { ownValue } from '../../values/own-value';
import { milliOf, parseQuantity, wholeOf } from '../../values/quantity';
import { scheduledRequestOf } from './pod-resources';

/** A taint of a node. */
export interface NodeTaint {
  readonly key: string;
  readonly value?: string;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. */
  readonly effect: string;
}

/** Nodes of one kind, as settings and scenarios describe them. */
export interface NodeDescription {
  readonly count: number;
  /** CPUs of one node, a quantity. */
  readonly cpu: string | number;
  /** Memory of one node, a quantity. */
  readonly memory: string | number;
  readonly pods?: number;
  readonly labels?: Labels;
  readonly taints?: readonly NodeTaint[];
  /** What is not there for pods. */
  readonly reserved?: { readonly cpu?: string | number; readonly memory?: string | number };
}

/** What can run out on a node: thousandths of a CPU, bytes of memory, pods. */
export interface Room {
  /** Thousandths of a CPU. */
  cpu: number;
  /** Bytes. */
  memory: number;
  /** Pods. */
  pods: number;
}

/** A node, with what is left on it. */
export interface ClusterNode {
  /** Labels; `kubernetes.io/hostname` is among them. */
  readonly labels: Labels;
  /** Taints that keep pods off. */
  readonly taints: readonly NodeTaint[];
  /** What is left. */
  readonly free: Room;
}

/** The label that is different on every node. */
export const HOSTNAME = 'kubernetes.io/hostname';
const DEFAULT_PODS = 110;

/** Returns the nodes that a description gives, empty: what a node keeps for itself is already taken off. */
export function nodesOf(groups: readonly NodeDescription[]): ClusterNode[] {
  return groups.flatMap(({ count, cpu, memory, pods = DEFAULT_PODS, labels = {}, taints = [], reserved = {} }, group) =>
    Array.from({ length: count }, (_, index) => ({
      labels: { ...labels, [HOSTNAME]: `${group}-${index}` },
      taints: taints.filter(({ effect }) => effect !== 'PreferNoSchedule'),
      free: {
        cpu: milli(cpu) - milli(reserved.cpu ?? 0),
        memory: whole(memory) - whole(reserved.memory ?? 0),
        pods,
      },
    })),
  );
}

/** Returns what one pod of a workload takes. */
export function roomOf(workload: Workload): Room {
  return {
    cpu: Number(milliOf({ nano: scheduledRequestOf(workload, 'cpu') })),
    memory: Number(wholeOf({ nano: scheduledRequestOf(workload, 'memory') })),
    pods: 1,
  };
}

/** Returns what is short on a node for one more pod, or undefined when it has room. */
export function shortageOn({ free }: ClusterNode, { cpu, memory }: Room): keyof Room | undefined {
  if (free.pods < 1) {
    return 'pods';
  }
  if (cpu > 0 && free.cpu < cpu) {
    return 'cpu';
  }
  return memory > 0 && free.memory < memory ? 'memory' : undefined;
}

/** Returns how many more pods a node has room for. */
export function roomsOn({ free }: ClusterNode, { cpu, memory }: Room): number {
  const rooms = [free.pods, ...(cpu > 0 ? [free.cpu / cpu] : []), ...(memory > 0 ? [free.memory / memory] : [])];
  return Math.max(0, Math.floor(Math.min(...rooms)));
}

/** Takes the room of some pods off a node; a negative number gives it back. */
export function take({ free }: ClusterNode, { cpu, memory }: Room, pods: number): void {
  free.cpu -= cpu * pods;
  free.memory -= memory * pods;
  free.pods -= pods;
}

/** Says whether a workload's pods may run on a node: node selector, required node affinity, taints. */
export function mayRunOn({ podSpec }: Workload, { labels, taints }: ClusterNode): boolean {
  const selector = textMapAt(podSpec, 'nodeSelector');
  const isSelected = Object.entries(selector).every(([key, value]) => ownValue(labels, key) === value);
  return isSelected && meetsAffinity(podSpec, labels) && taints.every((taint) => isTolerated(taint, podSpec));
}

function meetsAffinity(podSpec: unknown, labels: Labels): boolean {
  const required = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'];
  if (fieldAt(podSpec, ...required) === undefined) {
    return true;
  }
  return itemsAt(podSpec, ...required, 'nodeSelectorTerms').some(({ fields }) =>
    labelRequirementsAt(fields, 'matchExpressions').every((requirement) => meetsNodeRequirement(requirement, labels)),
  );
}

/** Node affinity has the operators of selectors, and two that compare numbers. */
function meetsNodeRequirement(requirement: LabelRequirement, labels: Labels): boolean {
  const { key, operator, values } = requirement;
  switch (operator) {
    case 'Gt':
      return Number(ownValue(labels, key)) > Number(values[0]);
    case 'Lt':
      return Number(ownValue(labels, key)) < Number(values[0]);
    default:
      return meetsRequirement(requirement, labels);
  }
}

/** Follows `Toleration.ToleratesTaint` in core/v1 `toleration.go` (v1.37). */
function isTolerated({ key, value = '', effect }: NodeTaint, podSpec: unknown): boolean {
  return itemsAt(podSpec, 'tolerations').some(({ fields }) => {
    const toleratedEffect = textAt(fields, 'effect') ?? '';
    const toleratedKey = textAt(fields, 'key') ?? '';
    const isMeant =
      (toleratedEffect === '' || toleratedEffect === effect) && (toleratedKey === '' || toleratedKey === key);
    return isMeant && (textAt(fields, 'operator') === 'Exists' || (textAt(fields, 'value') ?? '') === value);
  });
}

function milli(quantity: string | number): number {
  return Number(milliOf(parseQuantity(quantity)));
}

function whole(quantity: string | number): number {
  return Number(wholeOf(parseQuantity(quantity)));
}
