import type { TimelineColumn } from '../simulator/runs/run-bands';
import type { SimulatedSet, SimulationReport } from '../simulator/runs/simulation-report';
import type { Happening } from '../simulator/simulation/simulation-result';
import type { ChartMark, ChartPanel, ChartSeries, TimeCharts } from './time-chart-data';
import { columnOf } from './timeline-rows';

interface Line {
  readonly column: TimelineColumn;
  readonly name: string;
  readonly colour: ChartSeries['colour'];
  readonly shape?: ChartSeries['shape'];
  /** Seconds are shown in thousandths. */
  readonly scale?: number;
  /** A limit that another line is held against: dashed, without a band, and named with its value where it has but one. */
  readonly isLimit?: boolean;
}

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  /** Left out where there is nothing but zeros. */
  readonly isOptional?: boolean;
}

const MILLI = 1000;

const PANELS: readonly Panel[] = [
  {
    title: 'Replicas',
    unit: '',
    lines: [
      { column: 'desiredReplicas', name: 'desired', colour: 1, shape: 'step' },
      { column: 'readyReplicas', name: 'ready', colour: 2, shape: 'step' },
      { column: 'pendingPods', name: 'Pending', colour: 4, shape: 'step' },
    ],
  },
  {
    title: 'Utilization seen',
    unit: '% of the request',
    lines: [
      { column: 'seenUtilizationPercent', name: 'seen', colour: 3, shape: 'step' },
      { column: 'scaleUpPercent', name: 'up from', colour: 4, shape: 'step', isLimit: true },
      { column: 'scaleDownPercent', name: 'down from', colour: 5, shape: 'step', isLimit: true },
    ],
    isOptional: true,
  },
  {
    title: 'Load',
    unit: 'requests a second',
    lines: [
      { column: 'requestsPerSecond', name: 'requests', colour: 1 },
      { column: 'failuresPerSecond', name: 'failures', colour: 4 },
    ],
  },
  { title: 'Users', unit: '', lines: [{ column: 'users', name: 'users', colour: 6, shape: 'step' }], isOptional: true },
  {
    title: 'Latency',
    unit: 'ms',
    lines: [
      { column: 'p50', name: 'p50', colour: 2, scale: MILLI },
      { column: 'p95', name: 'p95', colour: 3, scale: MILLI },
      { column: 'p99', name: 'p99', colour: 5, scale: MILLI },
    ],
  },
  { title: 'CPU in use', unit: 'CPUs', lines: [{ column: 'cpu', name: 'all pods', colour: 5 }] },
];

/** Of two sets only these lines are drawn, those of the second dashed: more could not be told apart. */
const COMPARED = new Set<TimelineColumn>([
  'desiredReplicas',
  'readyReplicas',
  'seenUtilizationPercent',
  'scaleUpPercent',
  'scaleDownPercent',
  'requestsPerSecond',
  'failuresPerSecond',
  'users',
  'p95',
  'cpu',
]);

/** What the second of two sets is drawn in, by the colour of the first. */
const SECOND_COLOURS = { 1: 3, 2: 5, 3: 1, 4: 6, 5: 2, 6: 4 } as const;

/** What is marked in the charts, and how it is called there. */
const MARKS: Readonly<Partial<Record<Happening['type'], string>>> = {
  nodeLost: 'node lost',
  nodeBack: 'node back',
  apply: 'apply',
  metricsDown: 'metrics down',
  metricsBack: 'metrics back',
  dependencyDown: 'dependency down',
  dependencyBack: 'dependency back',
  controllerRestart: 'controller restart',
  rollingUpdate: 'rolling update',
  rolloutDone: 'rollout done',
  autoscalerChange: 'autoscaler changed',
};

/** Returns a simulation as charts of one time axis; of several runs medians with bands, of two sets both in one chart. */
export function simulationCharts({ sets }: SimulationReport): TimeCharts {
  const [first] = sets;
  return {
    title: `Course of the simulation: replicas, utilization, load and latency of ${first?.result.workload.name ?? ''}`,
    durationSeconds: first?.result.durationSeconds ?? 0,
    panels: PANELS.flatMap((panel) => panelOf(panel, sets) ?? []),
    marks: marksOf(sets),
  };
}

function panelOf({ title, unit, lines, isOptional }: Panel, sets: readonly SimulatedSet[]): ChartPanel | undefined {
  const isEmpty = lines.every(({ column }) =>
    sets.every((set) => !columnOf(column, set.result, set.bands).some((value) => value > 0)),
  );
  if (isOptional && isEmpty) {
    return undefined;
  }
  const isComparison = sets.length > 1;
  const drawn = isComparison ? lines.filter(({ column }) => COMPARED.has(column)) : lines;
  return {
    title,
    unit,
    series: drawn.flatMap((line) => sets.map((set, index) => seriesOf(line, set, isComparison ? index : undefined))),
  };
}

function seriesOf(
  { column, name, colour, shape = 'line', scale = 1, isLimit = false }: Line,
  set: SimulatedSet,
  index: number | undefined,
): ChartSeries {
  const { time } = set.result.timeline;
  const values = columnOf(column, set.result, set.bands);
  const band = isLimit ? undefined : set.bands?.timeline[column];
  const edges = time.flatMap((seconds, step) => {
    const [low, high] = [band?.p10[step] ?? Number.NaN, band?.p90[step] ?? Number.NaN];
    return Number.isNaN(low) ? [] : [[seconds, low * scale, high * scale] as const];
  });
  const title = isLimit ? limitName(name, values) : name;
  return {
    name: index === undefined ? title : `${title} ${'AB'.charAt(index)}`,
    points: time.map((seconds, step) => [seconds, (values[step] ?? Number.NaN) * scale] as const),
    shape,
    ...(index === 1 ? { colour: SECOND_COLOURS[colour], isDashed: true } : { colour, isDashed: isLimit }),
    ...(edges.length > 0 && { band: edges }),
  };
}

function limitName(name: string, values: readonly number[]): string {
  const different = new Set(values.filter((value) => !Number.isNaN(value)));
  const [only] = different;
  return different.size === 1 ? `${name} ${only} %` : name;
}

/** What both sets have in common happens at the same time in both. */
function marksOf(sets: readonly SimulatedSet[]): ChartMark[] {
  return (sets[0]?.result.happenings ?? []).flatMap(({ time, type }) => {
    const text = MARKS[type];
    return text === undefined ? [] : [{ seconds: time, text }];
  });
}
