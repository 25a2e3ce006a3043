import { fieldAt, fieldsAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { nanosOfDuration } from '../../values/go-duration';
import { tryNanoOf } from '../../values/quantity';
import type { ApiObject } from '../ports/cluster';
import type { PodRead, SampleLine } from '../recording/run-lines';

/** Returns of a pod what a sample keeps. */
export function podRead(pod: ApiObject): PodRead {
  const statuses = itemsAt(pod, 'status', 'containerStatuses').map(({ fields }) => fields);
  const all = [...itemsAt(pod, 'status', 'initContainerStatuses').map(({ fields }) => fields), ...statuses];
  const ready = itemsAt(pod, 'status', 'conditions').find(({ fields }) => fields.type === 'Ready')?.fields;
  const scheduled = itemsAt(pod, 'status', 'conditions').find(({ fields }) => fields.type === 'PodScheduled')?.fields;
  const node = textAt(pod, 'spec', 'nodeName');
  const reasons = [
    textAt(pod, 'status', 'reason'),
    scheduled?.status === 'False' ? textAt(scheduled, 'reason') : undefined,
    ...all.flatMap((status) => [
      textAt(status, 'state', 'waiting', 'reason'),
      textAt(status, 'state', 'terminated', 'reason'),
      textAt(status, 'lastState', 'terminated', 'reason'),
    ]),
  ];
  return {
    name: textAt(pod, 'metadata', 'name') ?? '',
    phase: textAt(pod, 'status', 'phase') ?? '',
    isReady: ready?.status === 'True',
    isDeleted: fieldAt(pod, 'metadata', 'deletionTimestamp') !== undefined,
    restarts: statuses.reduce((sum, status) => sum + (numberAt(status, 'restartCount') ?? 0), 0),
    ...(node !== undefined && { node }),
    reasons: [...new Set(reasons.filter((reason) => reason !== undefined && reason !== 'Completed'))] as string[],
  };
}

/** Returns of a pod's metrics what a sample keeps: what its containers use together. */
export function useRead(item: ApiObject): NonNullable<SampleLine['use']>[number] {
  const window = nanosOfDuration(textAt(item, 'window') ?? '');
  const sum = (resource: string) =>
    itemsAt(item, 'containers').reduce((total, { fields }) => total + nanoAt(fields, 'usage', resource), 0n);
  return {
    pod: textAt(item, 'metadata', 'name') ?? '',
    time: textAt(item, 'timestamp') ?? '',
    ...(window !== undefined && { windowSeconds: window / 1_000_000_000 }),
    cpuMilli: Number(sum('cpu') / 1000n) / 1000,
    memoryBytes: Number(sum('memory') / 1_000_000_000n),
  };
}

/** Returns what a pod of a workload requests of the CPU, in thousandths; 0 when it requests none. */
export function cpuRequestMilli(target: ApiObject): number {
  return Number(requestNano(fieldsAt(target, 'spec', 'template'), 'cpu')) / 1_000_000;
}

/** Returns what a pod (or a template of one) requests while it runs, in billionths: its own request, or its containers'. */
export function requestNano(pod: ApiObject, resource: string): bigint {
  const own = fieldAt(pod, 'spec', 'resources', 'requests', resource);
  if (own !== undefined) {
    return nanoAt({ own }, 'own');
  }
  const sidecars = itemsAt(pod, 'spec', 'initContainers').filter(({ fields }) => fields.restartPolicy === 'Always');
  return [...itemsAt(pod, 'spec', 'containers'), ...sidecars].reduce(
    (sum, { fields }) => sum + nanoAt(fields, 'resources', 'requests', resource),
    0n,
  );
}

function nanoAt(value: unknown, ...keys: readonly string[]): bigint {
  const found = fieldAt(value, ...keys);
  return typeof found === 'string' || typeof found === 'number' ? (tryNanoOf(found) ?? 0n) : 0n;
}
