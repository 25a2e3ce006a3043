import type { AutoscalerSpec } from '../../simulator/autoscaler/autoscaler-spec';
import { microsOf } from '../../values/instant';
import type { RunRecord } from '../record/run-record';
import type { Timed } from '../record/timed';
import type { EventLine } from '../recording/run-lines';
import { readStatus, type StatusRead } from '../verdict/autoscaler-status';
import type { ReadObject } from '../verdict/workload-facts';
import { humanDuration } from './human-duration';

/** An autoscaler at the end of a run, with its events. */
export interface DescribedAutoscaler {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** RFC 3339; undefined when it was not read. */
  readonly creationTimestamp: string | undefined;
  readonly spec: AutoscalerSpec;
  readonly status: StatusRead;
  /** Oldest first; ages are at the end of the recording. */
  readonly events: readonly {
    readonly type: string;
    readonly reason: string;
    readonly age: string;
    readonly from: string;
    readonly message: string;
  }[];
}

const KIND = 'HorizontalPodAutoscaler';
const MICROS = 1_000_000;

/** Returns the autoscaler at the end of a run; undefined when the recording has no header. */
export function describedAutoscaler({
  header,
  samples,
  events,
  startTime,
  durationSeconds,
}: RunRecord): DescribedAutoscaler | undefined {
  if (header === undefined) {
    return undefined;
  }
  const { autoscaler, run } = header;
  const name = autoscaler.metadata?.name ?? '';
  const object = (run.objects as readonly ReadObject[]).find(
    ({ kind, metadata }) => kind === KIND && metadata?.name === name,
  );
  const status = samples.flatMap((sample) => (sample.autoscaler === undefined ? [] : [sample.autoscaler])).at(-1) ?? {};
  const end = (microsOf(startTime) ?? 0) / MICROS + durationSeconds;
  return {
    name,
    namespace: autoscaler.metadata?.namespace ?? run.namespace,
    labels: textsOf(object?.metadata?.labels),
    annotations: textsOf(object?.metadata?.annotations),
    creationTimestamp: object?.metadata?.creationTimestamp,
    spec: autoscaler.spec,
    status: readStatus(status),
    events: events
      .filter((event) => event.object.toLowerCase() === `${KIND}/${name}`.toLowerCase())
      .map(({ type, reason, message, from = '', ...rest }) => ({
        type,
        reason,
        age: ageOf(rest, end),
        from,
        message: message.trim(),
      })),
  };
}

function textsOf(fields: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
}

function ageOf(
  { count, lastSeen, firstSeen }: Pick<Timed<EventLine>, 'count' | 'lastSeen' | 'firstSeen'>,
  end: number,
): string {
  const since = (time: string): string => {
    const micros = microsOf(time);
    return micros === undefined ? '<unknown>' : humanDuration(end - micros / MICROS);
  };
  const first = since(firstSeen ?? lastSeen);
  return count > 1 ? `${since(lastSeen)} (x${count} over ${first})` : first;
}
