import { microsOf } from '../../values/instant';
import { clusterOffset } from '../record/cpu-windows';
import type { PodStart, RunRecord } from '../record/run-record';
import { workloadOf } from '../verdict/workload-facts';

/** How pods of a run started, seconds. */
export interface StartUp {
  readonly pods: number;
  /** Bounds of the time from start to being ready to answer, over all pods; probes tell it no finer. */
  readonly min: number;
  readonly max: number;
  /** CPU time up to being ready, of one CPU; undefined when no metric covers it. */
  readonly cpuSeconds: number | undefined;
}

interface Probe {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
}

const MICROS = 1_000_000;

/** Returns how pods started that were made during a run; undefined when none was. */
export function startUpOf(record: RunRecord): StartUp | undefined {
  const probe = readinessProbe(record);
  const offset = clusterOffset(record, 0);
  const started = record.podStarts.flatMap(({ pod, createdSeconds, initializedSeconds, readySeconds }: PodStart) => {
    const from = initializedSeconds ?? createdSeconds;
    const isOfRun = from !== undefined && readySeconds !== undefined && from >= offset && readySeconds >= from;
    return isOfRun ? [{ pod, from: from - offset, ready: readySeconds - offset }] : [];
  });
  if (started.length === 0) {
    return undefined;
  }
  const bounds = started.map(({ from, ready }) => boundsOf(ready - from, probe));
  const cpu = started.flatMap(({ pod, from, ready }) => cpuUntilReady(record, pod, { from, ready }) ?? []);
  return {
    pods: started.length,
    min: Math.min(...bounds.map(({ min }) => min)),
    max: Math.max(...bounds.map(({ max }) => max)),
    cpuSeconds: cpu.length === 0 ? undefined : cpu.reduce((sum, each) => sum + each, 0) / cpu.length,
  };
}

/** Times of the API are whole seconds. */
const TIME_SECONDS = 1;

/** A pod is ready at a probe: it could have answered since the probe before, and since the start when it was the first. */
function boundsOf(seconds: number, probe: Probe | undefined): { readonly min: number; readonly max: number } {
  const { initialDelaySeconds = 0, periodSeconds = 0 } = probe ?? {};
  const isFirst = seconds <= initialDelaySeconds + periodSeconds;
  const least = isFirst && probe !== undefined ? 0 : Math.max(0, seconds - periodSeconds - TIME_SECONDS);
  return { min: least, max: seconds + TIME_SECONDS };
}

function cpuUntilReady(
  record: RunRecord,
  pod: string,
  { from, ready }: { readonly from: number; readonly ready: number },
): number | undefined {
  const start = microsOf(record.startTime) ?? 0;
  const windows = new Map<string, number>();
  for (const { use = [], seconds } of record.samples) {
    for (const { pod: name, time, windowSeconds = 15, cpuMilli } of use) {
      const end = ((microsOf(time) ?? 0) - start) / MICROS - clusterOffset(record, seconds);
      if (name === pod && end > from && end <= ready + 1) {
        windows.set(time, (cpuMilli / 1000) * Math.min(windowSeconds, end - from));
      }
    }
  }
  return windows.size === 0 ? undefined : [...windows.values()].reduce((sum, each) => sum + each, 0);
}

function readinessProbe({ header }: RunRecord): Probe | undefined {
  const workload = workloadOf(header) as
    | { spec?: { template?: { spec?: { containers?: readonly { readinessProbe?: Partial<Probe> }[] } } } }
    | undefined;
  const probe = workload?.spec?.template?.spec?.containers?.find((each) => each.readinessProbe !== undefined);
  const { initialDelaySeconds = 0, periodSeconds = 10 } = probe?.readinessProbe ?? {};
  return probe === undefined ? undefined : { initialDelaySeconds, periodSeconds };
}
