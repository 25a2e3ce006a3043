import { type CpuWindow, clusterOffset, cpuWindows } from '../record/cpu-windows';
import type { PhaseRecord } from '../record/run-record';
import type { PhaseName } from '../recording/run-lines';
import type { RunFacts } from '../verdict/finding';
import { type CpuCost, cpuCostOf } from './cpu-cost';
import { type Estimate, meanOf } from './estimate';
import { type MetricTiming, metricTiming } from './metric-timing';
import { type StartUp, startUpOf } from './start-up';

/** One endpoint as a class of requests. */
export interface CalibratedClass {
  readonly name: string;
  /** Its share of the requests, of 1. */
  readonly share: number;
  /** Its share of failures, of 1. */
  readonly failureRatio: number;
}

/** The parameters of a service as a run showed them. Times are seconds. */
export interface Calibration {
  readonly fromPhases: readonly PhaseName[];
  readonly cost: CpuCost;
  readonly classes: readonly CalibratedClass[];
  /** Mean response time at the least load; undefined without requests. */
  readonly responseSeconds: Estimate | undefined;
  /** Time between an answer and the next request of a user: users over rate, less the response time. */
  readonly thinkSeconds: Estimate | undefined;
  /** Requests under way in a pod, by Little's law: the mean and the most over a window. */
  readonly concurrency: { readonly mean: number; readonly most: number } | undefined;
  readonly startUp: StartUp | undefined;
  readonly metrics: MetricTiming | undefined;
  /** Largest memory of a pod, bytes. */
  readonly memoryBytes: number | undefined;
}

/**
 * Returns the parameters of the service that a run measured; undefined when no phase lets the cost of a request be known.
 *
 * @param voidPhases phases that nothing may be taken from.
 */
export function calibrationOf(facts: RunFacts, voidPhases: readonly PhaseName[]): Calibration | undefined {
  const { record } = facts;
  const windows = cpuWindows(record).filter(({ phase }) => !voidPhases.includes(phase));
  const cost = cpuCostOf(windows);
  if (cost === undefined) {
    return undefined;
  }
  const phases = record.phases.filter(({ phase, load }) => load !== undefined && !voidPhases.includes(phase));
  const classes = classesOf(phases);
  if (classes.length === 0) {
    return undefined;
  }
  const busy = windows.filter(({ goodPerSecond }) => goodPerSecond > 0);
  const response = responseOf(busy);
  return {
    fromPhases: [...new Set(windows.map(({ phase }) => phase))],
    cost,
    classes,
    responseSeconds: response,
    thinkSeconds: thinkOf(phases, response),
    concurrency: concurrencyOf(busy),
    startUp: startUpOf(record),
    metrics: metricTiming(record.samples, record.startTime, (seconds) => clusterOffset(record, seconds)),
    memoryBytes: memoryOf(facts),
  };
}

function classesOf(phases: readonly PhaseRecord[]): CalibratedClass[] {
  const counts = new Map<string, { readonly requests: number; readonly failures: number }>();
  for (const { name, requests, failures } of phases.flatMap(({ load }) => load?.endpoints ?? [])) {
    const known = counts.get(name) ?? { requests: 0, failures: 0 };
    counts.set(name, { requests: known.requests + requests, failures: known.failures + failures });
  }
  const total = [...counts.values()].reduce((sum, { requests }) => sum + requests, 0);
  return [...counts]
    .filter(([, { requests }]) => requests > 0)
    .map(([name, { requests, failures }]) => ({
      name,
      share: requests / total,
      failureRatio: failures / requests,
    }))
    .sort((one, other) => other.share - one.share || (one.name < other.name ? -1 : 1));
}

/** Windows in which a pod did least: there, requests wait least for each other. */
function responseOf(busy: readonly CpuWindow[]): Estimate | undefined {
  const byLoad = [...busy].sort((one, other) => one.cpu / one.pods - other.cpu / other.pods);
  const least = byLoad.slice(0, Math.max(3, Math.ceil(byLoad.length / 4)));
  return meanOf(
    least.map(({ inFlight, goodPerSecond, failedPerSecond }) => inFlight / (goodPerSecond + failedPerSecond)),
  );
}

function thinkOf(phases: readonly PhaseRecord[], response: Estimate | undefined): Estimate | undefined {
  const pauses = phases.flatMap(({ samples, users }) =>
    samples.flatMap(({ load }) => {
      const rate = load?.endpoints.find(({ name }) => name === 'Aggregated')?.requestsPerSecond ?? 0;
      const isSteady = load !== undefined && load.users === users && load.state === 'running' && rate > 0;
      return isSteady ? [Math.max(0, load.users / rate - (response?.value ?? 0))] : [];
    }),
  );
  return meanOf(pauses);
}

function concurrencyOf(busy: readonly CpuWindow[]): Calibration['concurrency'] {
  const perPod = busy.map(({ inFlight, pods }) => inFlight / pods);
  return perPod.length === 0
    ? undefined
    : { mean: perPod.reduce((sum, each) => sum + each, 0) / perPod.length, most: Math.max(...perPod) };
}

function memoryOf({ record }: RunFacts): number | undefined {
  const bytes = record.samples.flatMap(({ use = [] }) => use.map(({ memoryBytes }) => memoryBytes));
  return bytes.length === 0 ? undefined : Math.max(...bytes);
}
