import { ownValue } from '../../values/own-value';
import { textOfMilli } from '../../values/quantity-text';
import type { RunRecordHeader } from '../record/run-record';
import type { NodeRead } from '../recording/run-lines';
import { milliOf, podRequestMilli } from './workload-facts';

/** How many pods of the workload the nodes hold. */
export interface NodeFit {
  readonly pods: number;
  /** What a pod requests: `1 CPU and 2Gi`. */
  readonly requestText: string;
  /** The resource that is used up first on most nodes. */
  readonly boundBy: 'cpu' | 'memory' | 'pods';
  /** Whether what other pods request is not known, so that fewer may fit. */
  readonly isUpperBound: boolean;
}

/** A node's room for pods when it does not say: the kubelet's default. */
const DEFAULT_PODS = 110;

/** Returns how many pods fit on the nodes as read; undefined when nodes or requests are not known. */
export function nodeFitOf(header: RunRecordHeader | undefined): NodeFit | undefined {
  const cpu = podRequestMilli(header, 'cpu');
  const memory = podRequestMilli(header, 'memory');
  const nodes = header?.run.nodes ?? [];
  if (nodes.length === 0 || (cpu === undefined && memory === undefined)) {
    return undefined;
  }
  const rooms = nodes.map((node) => roomOf(node, cpu ?? 0, memory ?? 0));
  const bounds = rooms.map(({ boundBy }) => boundBy);
  const boundBy = (['memory', 'cpu', 'pods'] as const)
    .map((name) => ({ name, count: bounds.filter((each) => each === name).length }))
    .reduce((most, each) => (each.count > most.count ? each : most)).name;
  return {
    pods: rooms.reduce((sum, { pods }) => sum + pods, 0),
    requestText: [
      ...(cpu === undefined ? [] : [`${textOfMilli(cpu)} CPU`]),
      ...(memory === undefined ? [] : [`${textOfMilli(memory, 'BinarySI')} memory`]),
    ].join(' and '),
    boundBy,
    isUpperBound: nodes.some(({ requested }) => requested === undefined),
  };
}

function roomOf(
  { allocatable, requested }: NodeRead,
  cpu: number,
  memory: number,
): { readonly pods: number; readonly boundBy: NodeFit['boundBy'] } {
  const free = (resource: string): number =>
    (milliOf(ownValue(allocatable, resource)) ?? 0) - (milliOf(ownValue(requested, resource)) ?? 0);
  const slots = (milliOf(allocatable.pods) ?? DEFAULT_PODS * 1000) - (milliOf(requested?.pods) ?? 0);
  const room = {
    cpu: cpu === 0 ? Number.POSITIVE_INFINITY : Math.floor(free('cpu') / cpu),
    memory: memory === 0 ? Number.POSITIVE_INFINITY : Math.floor(free('memory') / memory),
    pods: Math.floor(slots / 1000),
  };
  const boundBy = (['memory', 'cpu', 'pods'] as const).reduce((least, each) =>
    room[each] < room[least] ? each : least,
  );
  return { pods: Math.max(0, room[boundBy]), boundBy };
}
