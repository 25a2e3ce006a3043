import { ownValue } from '../../values/own-value';
import type { EndpointLoad } from '../record/phase-load';
import type { PhaseLoadReport, PhaseReport, ValidationReport } from '../report/validation-report';
import { countText, durationText, percentText, trimmed } from '../verdict/figure-text';
import { type Block, heading, list, paragraph, type Section, table } from './document';

/** Returns the section on the smoke test. */
export function smokeSection({ phases }: ValidationReport): Section {
  const smoke = phases.find(({ phase }) => phase === 'smoke');
  return { title: 'Smoke test', blocks: smoke === undefined ? [paragraph('Not run.')] : phaseBlocks(smoke) };
}

/** Returns the section on the phases under load. */
export function loadSection({ phases }: ValidationReport): Section {
  const loaded = phases.filter(({ phase }) => ['load', 'scale-up', 'scale-down'].includes(phase));
  return {
    title: 'Load test',
    blocks:
      loaded.length === 0
        ? [paragraph('Not run.')]
        : loaded.flatMap((phase) => [heading(phase.phase), ...phaseBlocks(phase)]),
  };
}

function phaseBlocks(phase: PhaseReport): Block[] {
  const { users, spawnRatePerSecond, expectedReplicas, because, beginSeconds, endSeconds, samples, load } = phase;
  const asked = [
    ...(users === undefined ? [] : [`${users} users`]),
    ...(spawnRatePerSecond === undefined ? [] : [`${trimmed(spawnRatePerSecond, 2)} a second`]),
    ...(expectedReplicas === undefined ? [] : [`${expectedReplicas} replicas expected`]),
  ];
  const why = because === undefined ? '' : ` (${because})`;
  const sampled =
    samples.expected === 0 ? '' : ` ${samples.complete} whole samples of ${samples.expected} that were due.`;
  const first = paragraph(
    `${asked.length === 0 ? 'No load was asked for' : `Asked for: ${asked.join(', ')}`}${why}. It took ${durationText(endSeconds - beginSeconds)}.${sampled}`,
  );
  return load === undefined ? [first, paragraph('The load generator was not read.')] : [first, ...loadBlocks(load)];
}

function loadBlocks(load: PhaseLoadReport): Block[] {
  const { requests, failures, failureRatio, reportedPerSecond, countedPerSecond, seconds, endpoints, total } = load;
  const rows = [...endpoints, ...(total === undefined ? [] : [total])];
  const shares = [...new Set(rows.flatMap(({ percentiles }) => Object.keys(percentiles)))].sort(
    (one, other) => Number(one) - Number(other),
  );
  return [
    paragraph(
      `${countText(requests)} requests in ${durationText(seconds)}: ${trimmed(countedPerSecond, 1)} a second by the count, ${trimmed(reportedPerSecond, 1)} by the load generator's rate. ${countText(failures)} failed, ${percentText(failureRatio)}.`,
    ),
    table(
      [
        'Endpoint',
        'Requests#',
        'Failures#',
        'Median ms#',
        'Average ms#',
        'Min ms#',
        'Max ms#',
        ...shares.map((share) => `${shareText(share)} ms#`),
      ],
      rows.map((row) => endpointRow(row, shares)),
    ),
    ...(load.isOwnStatistics
      ? []
      : [
          paragraph(
            'Response times are since the statistics began, before this phase; counts are of this phase alone.',
          ),
        ]),
    ...(load.percentiles.length === 0
      ? [paragraph('The load generator gave no percentiles.')]
      : [
          paragraph('Percentiles over the course of the phase, as each sample gave them:'),
          list(
            load.percentiles.map(
              ({ share, mean, largest }) =>
                `${shareText(share)}: ${trimmed(mean, 1)} ms on average, ${trimmed(largest, 1)} ms at most`,
            ),
          ),
        ]),
  ];
}

function endpointRow(
  { method, name, requests, failures, median, average, min, max, percentiles }: EndpointLoad,
  shares: readonly string[],
): string[] {
  return [
    method === '' ? name : `${method} ${name}`,
    countText(requests),
    countText(failures),
    ...[median, average, min, max].map((value) => trimmed(value, 1)),
    ...shares.map((share) => {
      const value = ownValue(percentiles, share);
      return value === undefined ? '' : trimmed(value, 1);
    }),
  ];
}

function shareText(share: string): string {
  return `p${trimmed(Number(share) * 100, 2)}`;
}
