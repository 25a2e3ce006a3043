import { ownValue } from '../../values/own-value';
import { currentPercentiles, totalOf } from '../record/load-counters';
import type { PhaseRecord, RunRecord } from '../record/run-record';
import type { FailureReport, PhaseLoadReport, PhaseReport } from './validation-report';

/** Returns what was asked of each phase that was begun, and what was counted. */
export function phaseReports({ phases }: RunRecord): PhaseReport[] {
  return phases
    .filter(({ state }) => state === 'ended' || state === 'open')
    .map((record) => ({
      phase: record.phase,
      state: record.state,
      beginSeconds: record.beginSeconds,
      endSeconds: record.endSeconds,
      attempts: record.attempts,
      users: record.users,
      spawnRatePerSecond: record.spawnRatePerSecond,
      expectedReplicas: record.expectedReplicas,
      because: record.because,
      samples: record.sampleCount,
      load: loadReport(record),
    }));
}

/** Returns the failures of all phases by kind, the most frequent of each phase first. */
export function failureReports({ phases }: RunRecord): FailureReport[] {
  return phases.flatMap(({ phase, load }) => (load?.failureKinds ?? []).map((kind) => ({ phase, ...kind })));
}

function loadReport({ load, samples }: PhaseRecord): PhaseLoadReport | undefined {
  if (load === undefined) {
    return undefined;
  }
  const { seconds, users, requests, failures, failureRatio, reportedPerSecond, total, endpoints, isOwnStatistics } =
    load;
  const given = samples.flatMap((sample) => {
    const figures = sample.load === undefined ? undefined : totalOf(sample.load);
    return figures === undefined || figures.requests === 0 || sample.load === undefined
      ? []
      : [currentPercentiles(sample.load)];
  });
  const shares = [...new Set(given.flatMap((percentiles) => Object.keys(percentiles)))].sort(
    (one, other) => Number(one) - Number(other),
  );
  return {
    seconds,
    users,
    requests,
    failures,
    failureRatio,
    reportedPerSecond,
    countedPerSecond: seconds > 0 ? requests / seconds : 0,
    total,
    endpoints,
    isOwnStatistics,
    percentiles: shares.map((share) => {
      const values = given.flatMap((percentiles) => ownValue(percentiles, share) ?? []);
      const sum = values.reduce((total, value) => total + value, 0);
      return { share, mean: sum / values.length, largest: Math.max(...values) };
    }),
  };
}
