import { rateOf } from '../record/phase-load';
import type { PhaseRecord } from '../record/run-record';
import { readStatus } from './autoscaler-status';
import type { RunFacts } from './finding';
import { type MetricReading, readingNeeded, readingsOf } from './metric-reading';

/** How a phase that had to reach a replica count went. */
export interface ScalingCourse {
  readonly direction: 'up' | 'down';
  /** Count at the phase's begin. */
  readonly from: number;
  readonly to: number;
  readonly isReached: boolean;
  /** The count that came nearest. */
  readonly nearest: number;
  /** The reading that came nearest to what the count needs; undefined when none is known. */
  readonly closest: ClosestReading | undefined;
}

/** A reading, and what the count to be reached needs instead. */
export interface ClosestReading extends MetricReading {
  readonly needed: number;
  /** `needed / reading`; 1 or less when the load was enough. */
  readonly factor: number;
  /** Requests a second and users while it read that, as the generator gave them: means. */
  readonly requestsPerSecond: number;
  readonly users: number;
}

/** Returns how a phase's scaling went; undefined when none was expected, or the count at its begin is not known. */
export function scalingCourseOf(phase: PhaseRecord, facts: RunFacts): ScalingCourse | undefined {
  const { expectedReplicas: to, samples } = phase;
  const counts = samples.flatMap(({ autoscaler, target }) => {
    const current = target?.replicas ?? (autoscaler === undefined ? undefined : readStatus(autoscaler).currentReplicas);
    return current === undefined ? [] : [{ current, ready: target?.readyReplicas ?? current }];
  });
  const [first] = counts;
  if (to === undefined || first === undefined) {
    return undefined;
  }
  const from = first.current;
  if (to > from || (to === from && phase.phase !== 'scale-down')) {
    const nearest = Math.max(...counts.map(({ ready }) => ready));
    return { direction: 'up', from, to, isReached: nearest >= to, nearest, closest: closestReading(phase, facts, to) };
  }
  const nearest = Math.min(...counts.map(({ current, ready }) => Math.max(current, ready)));
  return { direction: 'down', from, to, isReached: nearest <= to, nearest, closest: undefined };
}

function closestReading(
  { samples }: PhaseRecord,
  { outlook, record }: RunFacts,
  to: number,
): ClosestReading | undefined {
  if (outlook === undefined) {
    return undefined;
  }
  const all = samples.flatMap((sample) =>
    readingsOf(sample, outlook, record.header).flatMap((reading) => {
      const needed =
        reading.replicas >= to ? reading.reading : readingNeeded(reading.metric, reading.replicas, Math.max(to, 1));
      const isKnown = needed !== undefined && reading.reading > 0;
      return isKnown ? [{ ...reading, sample, needed, factor: needed / reading.reading }] : [];
    }),
  );
  const best = all.reduce<(typeof all)[number] | undefined>(
    (found, each) => (found === undefined || each.factor < found.factor ? each : found),
    undefined,
  );
  if (best === undefined) {
    return undefined;
  }
  const alike = all.filter(({ factor, metric }) => factor <= best.factor * ALIKE && metric === best.metric);
  const loads = alike.flatMap(({ sample }) => (sample.load === undefined ? [] : [sample.load]));
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  const { sample: _, ...reading } = best;
  return {
    ...reading,
    requestsPerSecond: mean(loads.map(rateOf)),
    users: mean(loads.map(({ users }) => users)),
  };
}

/** Readings within 1 % of each other are one plateau. */
const ALIKE = 1.01;
