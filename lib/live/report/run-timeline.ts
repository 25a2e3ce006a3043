import { currentPercentiles, totalOf } from '../record/load-counters';
import { rateOf } from '../record/phase-load';
import { LOADED_PHASES } from '../record/phase-records';
import type { Timed } from '../record/timed';
import type { LoadRead, SampleLine } from '../recording/run-lines';
import { readStatus } from '../verdict/autoscaler-status';
import type { RunFacts } from '../verdict/finding';
import { readingNeeded, readingsOf } from '../verdict/metric-reading';
import type { RunMark, RunTimeline } from './validation-report';

/** Returns the course of a run, a row for each sample. */
export function timelineOf(facts: RunFacts): RunTimeline {
  const { samples } = facts.record;
  const column = <T>(read: (sample: Timed<SampleLine>) => T | undefined): (T | null)[] =>
    samples.map((sample) => read(sample) ?? null);
  const ofLoad = (read: (load: LoadRead) => number | undefined): (number | null)[] =>
    column(({ load }) => (load === undefined ? undefined : read(load)));
  return {
    seconds: samples.map(({ seconds }) => seconds),
    phase: samples.map(({ phase }) => phase),
    users: ofLoad(({ users }) => users),
    requestsPerSecond: ofLoad(rateOf),
    failuresPerSecond: ofLoad((load) => totalOf(load)?.failuresPerSecond),
    p50: ofLoad((load) => currentPercentiles(load)['0.5']),
    p95: ofLoad((load) => currentPercentiles(load)['0.95']),
    utilizationPercent: column((sample) => utilizationOf(sample, facts)?.whole),
    scaleUpAtPercent: column((sample) => {
      const reading = utilizationOf(sample, facts);
      return reading === undefined ? undefined : readingNeeded(reading.metric, reading.replicas, reading.replicas + 1);
    }),
    desiredReplicas: column(({ autoscaler, target }) =>
      autoscaler === undefined ? target?.replicas : readStatus(autoscaler).desiredReplicas,
    ),
    readyReplicas: column(({ target }) => target?.readyReplicas),
    pendingPods: column(({ pods }) => pods?.filter(({ phase, isDeleted }) => phase === 'Pending' && !isDeleted).length),
  };
}

/** Returns the moments to mark: begins of phases under load, changes of the count, faults and what went wrong with pods. */
export function marksOf({ record }: RunFacts): RunMark[] {
  const phases = record.phases
    .filter(({ phase, state }) => LOADED_PHASES.includes(phase) && (state === 'ended' || state === 'open'))
    .map(({ phase, beginSeconds }) => ({ seconds: beginSeconds, text: phase }));
  const events = record.events
    .filter(({ reason }) => MARKED_REASONS.has(reason))
    .map(({ seconds, reason, message }) => ({ seconds, text: markText(reason, message) }));
  const faults = record.faults.map(({ seconds, source }) => ({ seconds, text: `fault: ${source}` }));
  const resumes = record.resumes.map(({ seconds }) => ({ seconds, text: 'taken up again' }));
  return [...phases, ...events, ...faults, ...resumes].sort((one, other) => one.seconds - other.seconds);
}

const MARKED_REASONS = new Set([
  'SuccessfulRescale',
  'FailedScheduling',
  'OOMKilling',
  'Evicted',
  'Unhealthy',
  'BackOff',
  'FailedRescale',
]);

function markText(reason: string, message: string): string {
  const size = reason === 'SuccessfulRescale' ? /New size: (\d+)/.exec(message)?.[1] : undefined;
  return size === undefined ? reason : `→ ${size}`;
}

function utilizationOf(sample: Timed<SampleLine>, { outlook, record }: RunFacts) {
  return outlook === undefined
    ? undefined
    : readingsOf(sample, outlook, record.header).find(({ metric }) => metric.target.kind === 'utilization');
}
