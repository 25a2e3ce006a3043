import type { ColumnBand, TimelineColumn } from '../simulator/runs/run-bands';
import type { SimulatedSet } from '../simulator/runs/simulation-report';
import { csvText } from '../text/csv-text';

/** What the columns are called: snake case with units, as tools that read CSV expect. */
const NAMES: Readonly<Record<TimelineColumn, string>> = {
  desiredReplicas: 'desired_replicas',
  readyReplicas: 'ready_replicas',
  pendingPods: 'pending_pods',
  terminatingPods: 'terminating_pods',
  users: 'users',
  requestsPerSecond: 'requests_per_second',
  failuresPerSecond: 'failures_per_second',
  inFlight: 'in_flight',
  cpu: 'cpus_in_use',
  seenUtilizationPercent: 'seen_utilization_percent',
  scaleUpPercent: 'scale_up_percent',
  scaleDownPercent: 'scale_down_percent',
  p50: 'latency_p50_seconds',
  p95: 'latency_p95_seconds',
  p99: 'latency_p99_seconds',
};

/**
 * Returns the timeline of a simulation as CSV (RFC 4180, lines end in a line feed): a row a step, empty where there is no
 * value. Of several runs there are three columns for each: median, tenth and ninetieth percentile.
 */
export function renderSimulationCsv({ result: { timeline }, bands }: SimulatedSet): string {
  const columns = Object.entries(NAMES).flatMap(([key, name]) => {
    const column = key as TimelineColumn;
    return bands === undefined ? [{ name, values: timeline[column] }] : bandColumns(name, bands.timeline[column]);
  });
  const head = ['time_seconds', ...columns.map(({ name }) => name)];
  const rows = timeline.time.map((time, step) => [time, ...columns.map(({ values }) => values[step])]);
  return csvText([head, ...rows]);
}

function bandColumns(name: string, { p10, median, p90 }: ColumnBand): { name: string; values: readonly number[] }[] {
  return [
    { name, values: median },
    { name: `${name}_p10`, values: p10 },
    { name: `${name}_p90`, values: p90 },
  ];
}
