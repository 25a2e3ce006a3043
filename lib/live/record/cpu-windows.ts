import { MICROS_PER_SECOND, microsOf } from '../../values/instant';
import type { PhaseName, SampleLine } from '../recording/run-lines';
import type { Counts, LoadPoint } from './load-counters';
import type { RunRecord } from './run-record';
import type { Timed } from './timed';

/** CPU that the pods used over a window of the metrics, and the requests that were answered meanwhile. */
export interface CpuWindow {
  readonly phase: PhaseName;
  /** End of the window, seconds from the run's start. */
  readonly seconds: number;
  readonly windowSeconds: number;
  /** Pods, all of them ready. */
  readonly pods: number;
  /** CPUs that all of them used together. */
  readonly cpu: number;
  /** Good requests a second, all endpoints together. */
  readonly goodPerSecond: number;
  readonly failedPerSecond: number;
  /** Good requests a second by name of the endpoint. */
  readonly goodByName: ReadonlyMap<string, number>;
  /** Requests under way on average: rate times response time (Little's law). */
  readonly inFlight: number;
}

/** metrics-server's usual window. */
const DEFAULT_WINDOW_SECONDS = 15;

/**
 * Returns the windows of a run in which the set of pods stood still, all of them were ready and measured, and requests
 * were counted: what the cost of a request can be taken from. Windows do not overlap.
 */
export function cpuWindows(record: RunRecord): CpuWindow[] {
  const { points } = record;
  const startMicros = microsOf(record.startTime) ?? 0;
  const windows: CpuWindow[] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const sample of record.samples) {
    const measured = measuredOf(sample, startMicros, clusterOffset(record, sample.seconds));
    if (measured === undefined || measured.end - measured.windowSeconds < lastEnd - OVERLAP_SECONDS) {
      continue;
    }
    const from = countsAt(points, measured.end - measured.windowSeconds);
    const to = countsAt(points, measured.end);
    if (from !== undefined && to !== undefined && isSteady(record, sample, measured)) {
      windows.push(windowOf(sample, measured, from, to));
      lastEnd = measured.end;
    }
  }
  return windows;
}

/** Times of metrics are whole seconds. */
const OVERLAP_SECONDS = 1;

/** Returns how far the cluster's clock was ahead at a time, in seconds; 0 when it was not measured. */
export function clusterOffset({ clocks }: Pick<RunRecord, 'clocks'>, seconds: number): number {
  const known = clocks.filter(({ of }) => of === 'cluster');
  return (known.filter((each) => each.seconds <= seconds).at(-1) ?? known[0])?.offsetSeconds ?? 0;
}

interface Measured {
  readonly end: number;
  readonly windowSeconds: number;
  readonly names: readonly string[];
  readonly cpu: number;
}

function measuredOf(
  { pods = [], use = [] }: Timed<SampleLine>,
  startMicros: number,
  offsetSeconds: number,
): Measured | undefined {
  const ready = pods.filter(({ isReady, isDeleted }) => isReady && !isDeleted).map(({ name }) => name);
  const times = use.map(({ time }) => microsOf(time));
  const isWhole = pods.length === ready.length && use.length === ready.length && ready.length > 0;
  if (!isWhole || times.includes(undefined) || use.some(({ pod }) => !ready.includes(pod))) {
    return undefined;
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    end: mean(times.map((time) => ((time ?? 0) - startMicros) / MICROS_PER_SECOND)) - offsetSeconds,
    windowSeconds: mean(use.map(({ windowSeconds }) => windowSeconds ?? DEFAULT_WINDOW_SECONDS)),
    names: ready,
    cpu: use.reduce((sum, { cpuMilli }) => sum + cpuMilli, 0) / 1000,
  };
}

/** A window counts for a phase when it lies in it, and the same pods were there all the while. */
function isSteady(
  { phases, samples }: RunRecord,
  sample: Timed<SampleLine>,
  { end, windowSeconds, names }: Measured,
): boolean {
  const phase = phases.find((each) => each.phase === sample.phase);
  const begin = end - windowSeconds;
  const within = samples.filter(({ seconds }) => seconds >= begin && seconds <= sample.seconds);
  return (
    phase !== undefined &&
    begin >= phase.beginSeconds &&
    within.every(({ pods = [] }) => pods.length === names.length && pods.every(({ name }) => names.includes(name)))
  );
}

function windowOf(
  { phase }: SampleLine,
  { end, windowSeconds, names, cpu }: Measured,
  from: CountsAt,
  to: CountsAt,
): CpuWindow {
  const perSecond = (key: keyof Counts): number => Math.max(0, to.total[key] - from.total[key]) / windowSeconds;
  const goodByName = new Map<string, number>();
  for (const [key, counts] of to.byEndpoint) {
    const name = key.slice(key.indexOf(' ') + 1);
    const before = from.byEndpoint.get(key) ?? 0;
    goodByName.set(name, (goodByName.get(name) ?? 0) + Math.max(0, counts - before) / windowSeconds);
  }
  return {
    phase,
    seconds: end,
    windowSeconds,
    pods: names.length,
    cpu,
    goodPerSecond: Math.max(0, perSecond('requests') - perSecond('failures')),
    failedPerSecond: perSecond('failures'),
    goodByName,
    inFlight: perSecond('responseMilliseconds') / 1000,
  };
}

interface CountsAt {
  readonly total: Counts;
  /** Good requests. */
  readonly byEndpoint: ReadonlyMap<string, number>;
}

/** Counts between two samples lie on the straight line between them; before the first and behind the last, nothing is known. */
function countsAt(points: readonly LoadPoint[], seconds: number): CountsAt | undefined {
  const index = points.findIndex((point) => point.seconds >= seconds);
  const after = points[index];
  const before = points[index - 1] ?? (after?.seconds === seconds ? after : undefined);
  if (after === undefined || before === undefined) {
    return undefined;
  }
  const span = after.seconds - before.seconds;
  const share = span === 0 ? 0 : (seconds - before.seconds) / span;
  const between = (one: number, other: number): number => one + (other - one) * share;
  const good = ({ requests, failures }: Counts): number => requests - failures;
  return {
    total: {
      requests: between(before.total.requests, after.total.requests),
      failures: between(before.total.failures, after.total.failures),
      responseMilliseconds: between(before.total.responseMilliseconds, after.total.responseMilliseconds),
    },
    byEndpoint: new Map(
      [...after.byEndpoint].map(([key, counts]) => {
        const earlier = before.byEndpoint.get(key);
        return [key, between(earlier === undefined ? 0 : good(earlier), good(counts))];
      }),
    ),
  };
}
