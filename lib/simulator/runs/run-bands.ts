import type { SimulationResult, SimulationSummary, Timeline } from '../simulation/simulation-result';
import { FIGURES, type Figure, figuresOf } from './figures';
import { quantile } from './quantile';

/** As much of a run as bands are made of: all but the decisions, which can be long. */
export interface RunOutline {
  readonly seed: number;
  readonly summary: SimulationSummary;
  readonly timeline: Timeline;
}

/** The middle of a figure over runs: eight of ten runs lie between the tenth and the ninetieth percentile. */
export interface FigureBand {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  /** Runs that have the figure: all, or those that scaled up at all, and the like. */
  readonly runs: number;
}

/** The middle of a column of the timeline over runs, step by step; NaN where no run has a value. */
export interface ColumnBand {
  readonly p10: readonly number[];
  readonly median: readonly number[];
  readonly p90: readonly number[];
}

/** A column of the timeline that varies from run to run. */
export type TimelineColumn = Exclude<keyof Timeline, 'stepSeconds' | 'time'>;

/** What many runs with different seeds have in common. */
export interface RunBands {
  readonly runs: number;
  /** The runs' seeds are this one and those after it. */
  readonly firstSeed: number;
  /** Seed of the run whose course of desired replicas is nearest to the median; of equals, the first. */
  readonly typicalSeed: number;
  readonly figures: Readonly<Partial<Record<Figure, FigureBand>>>;
  readonly timeline: Readonly<Record<TimelineColumn, ColumnBand>>;
}

const LOW = 0.1;
const HIGH = 0.9;
const COLUMNS: readonly TimelineColumn[] = [
  'desiredReplicas',
  'readyReplicas',
  'pendingPods',
  'terminatingPods',
  'users',
  'requestsPerSecond',
  'failuresPerSecond',
  'inFlight',
  'cpu',
  'seenUtilizationPercent',
  'scaleUpPercent',
  'scaleDownPercent',
  'p50',
  'p95',
  'p99',
];

/** Returns as much of a result as bands are made of. */
export function outlineOf({ seed, summary, timeline }: SimulationResult): RunOutline {
  return { seed, summary, timeline };
}

/**
 * Returns medians and bands of runs of one scenario that differ in their seeds.
 *
 * @param runs at least one, in the order of their seeds.
 */
export function bandsOf(runs: readonly RunOutline[]): RunBands {
  const columns = COLUMNS.map((column) => [column, columnBand(runs.map(({ timeline }) => timeline[column]))] as const);
  const timeline = Object.fromEntries(columns) as Record<TimelineColumn, ColumnBand>;
  return {
    runs: runs.length,
    firstSeed: runs[0]?.seed ?? 0,
    typicalSeed: nearestTo(timeline.desiredReplicas.median, runs),
    figures: figureBands(runs),
    timeline,
  };
}

function figureBands(runs: readonly RunOutline[]): RunBands['figures'] {
  const figures = runs.map(({ summary }) => figuresOf(summary));
  return Object.fromEntries(
    FIGURES.flatMap((figure) => {
      const values = sortedValues(figures.map((each) => each[figure]));
      return values.length === 0 ? [] : [[figure, { ...bandOf(values), runs: values.length }]];
    }),
  );
}

function columnBand(columns: readonly (readonly number[])[]): ColumnBand {
  const steps = columns[0]?.map((_, step) => bandOf(sortedValues(columns.map((column) => column[step])))) ?? [];
  return {
    p10: steps.map(({ p10 }) => p10),
    median: steps.map(({ median }) => median),
    p90: steps.map(({ p90 }) => p90),
  };
}

function bandOf(sorted: ArrayLike<number>): Omit<FigureBand, 'runs'> {
  return { p10: quantile(sorted, LOW), median: quantile(sorted, 0.5), p90: quantile(sorted, HIGH) };
}

function sortedValues(values: readonly (number | undefined)[]): Float64Array {
  return Float64Array.from(values.filter((value) => value !== undefined && !Number.isNaN(value)) as number[]).sort();
}

function nearestTo(median: readonly number[], runs: readonly RunOutline[]): number {
  const distances = runs.map(({ timeline: { desiredReplicas } }) =>
    desiredReplicas.reduce((sum, value, step) => sum + Math.abs(value - (median[step] ?? value)), 0),
  );
  return runs[distances.indexOf(Math.min(...distances))]?.seed ?? 0;
}
