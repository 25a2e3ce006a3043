import type { RunBands, TimelineColumn } from '../simulator/runs/run-bands';
import type { SimulatedSet } from '../simulator/runs/simulation-report';
import { durationText, numberText } from './number-text';

/** A column of the timeline as a reader sees it. */
export interface TimelineRow {
  readonly label: string;
  /** Of the run, or medians of several. */
  readonly values: readonly number[];
  readonly textOf: (value: number) => string;
}

const plain = (value: number): string => numberText(value, value < 10 ? 1 : 0);
const percent = (value: number): string => `${numberText(value, 0)} %`;

/** Columns in the order in which they are told. Those of the second group are left out where nothing happened. */
const ALWAYS: readonly (readonly [TimelineColumn, string, (value: number) => string])[] = [
  ['desiredReplicas', 'desired replicas', plain],
  ['readyReplicas', 'ready replicas', plain],
];
const WHERE_THERE_IS_SOME: typeof ALWAYS = [
  ['pendingPods', 'Pending pods', plain],
  ['seenUtilizationPercent', 'utilization seen', percent],
  ['cpu', 'CPUs in use', plain],
  ['users', 'users', plain],
  ['requestsPerSecond', 'requests a second', plain],
  ['failuresPerSecond', 'failures a second', plain],
  ['p50', 'p50 latency', durationText],
  ['p95', 'p95 latency', durationText],
];

/** Returns the rows of a timeline that have something to show. */
export function timelineRows({ result, bands }: Pick<SimulatedSet, 'result' | 'bands'>): TimelineRow[] {
  const valuesOf = (column: TimelineColumn): readonly number[] => columnOf(column, result, bands);
  const rows = (columns: typeof ALWAYS): TimelineRow[] =>
    columns.map(([column, label, textOf]) => ({ label, values: valuesOf(column), textOf }));
  return [...rows(ALWAYS), ...rows(WHERE_THERE_IS_SOME).filter(({ values }) => values.some((value) => value > 0))];
}

/** Returns a column of a run; of several runs, its medians. */
export function columnOf(
  column: TimelineColumn,
  { timeline }: SimulatedSet['result'],
  bands: RunBands | undefined,
): readonly number[] {
  return bands === undefined ? timeline[column] : bands.timeline[column].median;
}
