import type { PhaseName } from '../recording/run-lines';
import { type FailureCause, failureCauseOf } from './failure-cause';
import { type Counts, endpointKey, endpointsOf, type LoadPoint, totalOf } from './load-counters';

/** What was counted of one endpoint in a phase. Times are milliseconds. */
export interface EndpointLoad {
  readonly method: string;
  readonly name: string;
  readonly requests: number;
  readonly failures: number;
  readonly median: number;
  readonly average: number;
  readonly min: number;
  readonly max: number;
  /** By share of requests, such as `0.95`. */
  readonly percentiles: Readonly<Record<string, number>>;
}

/** Failures of one kind in a phase. */
export interface FailureKind {
  readonly method: string;
  readonly name: string;
  readonly error: string;
  readonly cause: FailureCause;
  readonly count: number;
}

/** What the load generator said of a phase. */
export interface PhaseLoad {
  /** From the phase's begin, or the sample before it, to its last sample. */
  readonly seconds: number;
  readonly requests: number;
  readonly failures: number;
  /** 0 without requests. */
  readonly failureRatio: number;
  /** Requests a second as the generator gave them: the mean over the samples in which it sent any. */
  readonly reportedPerSecond: number;
  /** The reported rates added up over the phase: how many requests they stand for. */
  readonly reportedRequests: number;
  /** Most users at a sample. */
  readonly users: number;
  /** As the last sample had it; response times since the statistics began, which `isOwnStatistics` tells. */
  readonly total: EndpointLoad | undefined;
  readonly endpoints: readonly EndpointLoad[];
  /** Most frequent first. */
  readonly failureKinds: readonly FailureKind[];
  /** Whether the response times are of this phase alone. */
  readonly isOwnStatistics: boolean;
}

const NOTHING: Counts = { requests: 0, failures: 0, responseMilliseconds: 0 };

/**
 * Returns what was counted in a phase; undefined when no sample of it has the load.
 *
 * @param points of the whole run.
 * @param span the phase's begin and end, seconds from the run's start.
 */
export function phaseLoadOf(
  points: readonly LoadPoint[],
  { phase, begin, end }: { readonly phase: PhaseName; readonly begin: number; readonly end: number },
): PhaseLoad | undefined {
  const within = points.filter((point) => point.phase === phase && point.seconds >= begin && point.seconds <= end);
  const [first] = within;
  const last = within.at(-1);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const before = points[points.indexOf(first) - 1];
  const requests = last.total.requests - (before?.total.requests ?? 0);
  const failures = last.total.failures - (before?.total.failures ?? 0);
  const sending = within.map(({ read }) => rateOf(read)).filter((rate) => rate > 0);
  return {
    seconds: last.seconds - begin,
    requests,
    failures,
    failureRatio: requests === 0 ? 0 : Math.min(failures / requests, 1),
    reportedPerSecond: sending.length === 0 ? 0 : sending.reduce((sum, rate) => sum + rate, 0) / sending.length,
    reportedRequests: reportedRequests(within, begin),
    users: Math.max(...within.map(({ read }) => read.users)),
    total: totalLoad(last, before),
    endpoints: endpointsOf(last.read).map((figures) => {
      const key = endpointKey(figures);
      return endpointLoad(figures, last.byEndpoint.get(key) ?? NOTHING, before?.byEndpoint.get(key) ?? NOTHING);
    }),
    failureKinds: failureKinds(last, before),
    isOwnStatistics: before === undefined || before.total.requests === 0 || before.era !== last.era,
  };
}

/** Returns the requests a second that the generator gives for all endpoints. */
export function rateOf(read: LoadPoint['read']): number {
  const total = totalOf(read);
  return total?.requestsPerSecond ?? endpointsOf(read).reduce((sum, each) => sum + each.requestsPerSecond, 0);
}

function reportedRequests(within: readonly LoadPoint[], begin: number): number {
  let requests = 0;
  let since = begin;
  for (const { seconds, read } of within) {
    requests += rateOf(read) * (seconds - since);
    since = seconds;
  }
  return requests;
}

function totalLoad(last: LoadPoint, before: LoadPoint | undefined): EndpointLoad | undefined {
  const figures = totalOf(last.read);
  return figures === undefined ? undefined : endpointLoad(figures, last.total, before?.total ?? NOTHING);
}

function endpointLoad(
  { method, name, median, average, min, max, percentiles }: EndpointLoad,
  now: Counts,
  before: Counts,
): EndpointLoad {
  return {
    method,
    name,
    requests: now.requests - before.requests,
    failures: now.failures - before.failures,
    median,
    average,
    min,
    max,
    percentiles,
  };
}

function failureKinds(last: LoadPoint, before: LoadPoint | undefined): FailureKind[] {
  const kinds = [...last.failures].map(([key, count]) => {
    const [method = '', name = '', ...error] = key.split('\n');
    const text = error.join('\n');
    return { method, name, error: text, cause: failureCauseOf(text), count: count - (before?.failures.get(key) ?? 0) };
  });
  return kinds
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.error < other.error ? -1 : 1));
}
