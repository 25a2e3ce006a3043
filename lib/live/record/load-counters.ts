import type { EndpointFigures, LoadRead, PhaseName, SampleLine } from '../recording/run-lines';
import type { Timed } from './timed';

/** Counts since the run's start, which only grow. */
export interface Counts {
  readonly requests: number;
  readonly failures: number;
  /** Sum of response times, milliseconds. */
  readonly responseMilliseconds: number;
}

/** What the load generator had counted at a sample, with the resets of its statistics undone. */
export interface LoadPoint {
  readonly seconds: number;
  readonly phase: PhaseName;
  readonly read: LoadRead;
  readonly total: Counts;
  /** By method and name: `POST /predict`. */
  readonly byEndpoint: ReadonlyMap<string, Counts>;
  /** By method, name and error, separated by line breaks. */
  readonly failures: ReadonlyMap<string, number>;
  /** Since when its statistics had counted: the number of resets seen so far. */
  readonly era: number;
}

/** Name of the entry that the load generator adds up all requests in. */
export const TOTAL_NAME = 'Aggregated';

const NOTHING: Counts = { requests: 0, failures: 0, responseMilliseconds: 0 };

/** Returns the endpoints without the entry that adds them up. */
export function endpointsOf({ endpoints }: LoadRead): readonly EndpointFigures[] {
  return endpoints.filter(({ name }) => name !== TOTAL_NAME);
}

/** Returns the figures of all requests: the load generator's own, or undefined when it gives none. */
export function totalOf({ endpoints }: LoadRead): EndpointFigures | undefined {
  return endpoints.find(({ name }) => name === TOTAL_NAME);
}

/** Returns the percentiles of all requests of the last seconds; those since the statistics began where there are no others. */
export function currentPercentiles(read: LoadRead): Readonly<Record<string, number>> {
  return read.currentPercentiles ?? totalOf(read)?.percentiles ?? {};
}

/** Returns the key of an endpoint. */
export function endpointKey({ method, name }: { readonly method: string; readonly name: string }): string {
  return method === '' ? name : `${method} ${name}`;
}

/**
 * Returns what was counted at each sample, since the run's start.
 *
 * The generator's statistics begin anew with each start of a test, or on request: where a count or a largest response
 * time falls, a least one rises, or a test begins that was not running, what was counted before is kept and added.
 *
 * @param resets indexes of the samples before which the run had them begin anew.
 */
export function loadPoints(
  samples: readonly Timed<SampleLine>[],
  resets: ReadonlySet<number> = new Set(),
): LoadPoint[] {
  const points: LoadPoint[] = [];
  let base: LoadPoint | undefined;
  let isTold = false;
  for (const [index, { seconds, phase, load }] of samples.entries()) {
    isTold ||= resets.has(index);
    if (load === undefined) {
      continue;
    }
    const before = points.at(-1);
    const isNew = before !== undefined && (isTold || isReset(before.read, load));
    base = isNew ? before : base;
    points.push(pointOf({ seconds, phase, read: load }, base, (before?.era ?? 0) + (isNew ? 1 : 0)));
    isTold = false;
  }
  return points;
}

function pointOf(
  { seconds, phase, read }: Pick<LoadPoint, 'seconds' | 'phase' | 'read'>,
  base: LoadPoint | undefined,
  era: number,
): LoadPoint {
  const byEndpoint = new Map(base?.byEndpoint);
  for (const endpoint of endpointsOf(read)) {
    const key = endpointKey(endpoint);
    byEndpoint.set(key, sum(base?.byEndpoint.get(key) ?? NOTHING, countsOf(endpoint)));
  }
  const failures = new Map(base?.failures);
  for (const { method, name, error, count } of read.failures) {
    const key = `${method}\n${name}\n${error}`;
    failures.set(key, (base?.failures.get(key) ?? 0) + count);
  }
  const total = totalOf(read);
  const own = total === undefined ? endpointsOf(read).map(countsOf).reduce(sum, NOTHING) : countsOf(total);
  return { seconds, phase, read, total: sum(base?.total ?? NOTHING, own), byEndpoint, failures, era };
}

function isReset(before: LoadRead, now: LoadRead): boolean {
  if (!isRunning(before.state) && isRunning(now.state)) {
    return true;
  }
  const known = new Map(now.endpoints.map((each) => [endpointKey(each), each]));
  return before.endpoints.some((each) => {
    const current = known.get(endpointKey(each));
    return (
      each.requests > 0 &&
      (current === undefined ||
        current.requests < each.requests ||
        current.failures < each.failures ||
        current.max < each.max ||
        current.min > each.min)
    );
  });
}

/** Says whether the generator sends requests in a state. */
export function isRunning(state: string): boolean {
  return state === 'running' || state === 'spawning' || state === 'stopping' || state === 'cleanup';
}

function countsOf({ requests, failures, average }: EndpointFigures): Counts {
  return { requests, failures, responseMilliseconds: requests * average };
}

function sum(one: Counts, other: Counts): Counts {
  return {
    requests: one.requests + other.requests,
    failures: one.failures + other.failures,
    responseMilliseconds: one.responseMilliseconds + other.responseMilliseconds,
  };
}
