import { microsOf } from '../../values/instant';
import type { EndpointFigures, PhaseName, SampleLine } from '../recording/run-lines';

/** What a steady load was seen to cost. */
export interface LoadFigures {
  readonly users: number;
  /** CPU that all pods use together, in thousandths. */
  readonly cpuMilli: number;
  /** CPU that they used without load, in thousandths; 0 where that was not seen. */
  readonly idleMilli: number;
  readonly goodPerSecond: number;
  readonly failureRatio: number;
}

/** A metric tells of the time before it: seconds that have to pass before it tells of the load alone. */
const METRIC_DELAY = 30;

/**
 * Returns what a phase of steady load was seen to cost, from the samples whose metrics tell of that load alone; undefined
 * when there are none.
 */
export function loadFigures(samples: readonly SampleLine[], phase: PhaseName, users: number): LoadFigures | undefined {
  const own = samples.filter((sample) => sample.phase === phase && sample.load !== undefined);
  const steady = own.filter(({ load }) => load?.users === users);
  const since = secondsOf(steady[0]?.time) + METRIC_DELAY;
  const told = steady.filter(({ use = [] }) => use.length > 0 && use.every(({ time }) => secondsOf(time) >= since));
  const [first, last] = [steady[0], steady.at(-1)];
  if (told.length === 0 || first === undefined || last === undefined) {
    return undefined;
  }
  const [before, after] = [aggregated(first), aggregated(last)];
  const seconds = secondsOf(last.time) - secondsOf(first.time);
  const requests = (after?.requests ?? 0) - (before?.requests ?? 0);
  const failures = (after?.failures ?? 0) - (before?.failures ?? 0);
  const idle = samples.filter(({ load, use }) => (load?.users ?? 0) === 0 && use !== undefined && use.length > 0);
  return {
    users,
    cpuMilli: mean(distinct(told).map(cpuOf)),
    idleMilli: idle.length === 0 ? 0 : Math.min(...idle.map(cpuOf)),
    goodPerSecond: seconds > 0 ? (requests - failures) / seconds : 0,
    failureRatio: requests > 0 ? failures / requests : 1,
  };
}

/** Returns the figures of all endpoints together. */
export function aggregated({ load }: SampleLine): EndpointFigures | undefined {
  return load?.endpoints.find(({ name }) => name === 'Aggregated');
}

/** One sample for each answer of the metrics API. */
function distinct(samples: readonly SampleLine[]): readonly SampleLine[] {
  const byTimes = new Map(samples.map((sample) => [sample.use?.map(({ time }) => time).join(), sample]));
  return [...byTimes.values()];
}

function cpuOf({ use = [] }: SampleLine): number {
  return use.reduce((sum, { cpuMilli }) => sum + cpuMilli, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function secondsOf(time: string | undefined): number {
  return (microsOf(time ?? '') ?? 0) / 1_000_000;
}
