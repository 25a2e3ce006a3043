import type { RunMark, RunTimeline } from '../live/report/validation-report';
import type { ChartPoint, ChartSeries, TimeCharts } from './time-chart-data';

type Colour = ChartSeries['colour'];

/** What of a report is drawn. */
export interface ChartedRun {
  readonly durationSeconds: number;
  readonly timeline: RunTimeline;
  readonly marks: readonly RunMark[];
}

/** Returns the charts of a run, on one time axis: load, failures, response times, utilization and replicas. */
export function runCharts({ durationSeconds, timeline, marks }: ChartedRun): TimeCharts {
  const series = (
    name: string,
    column: readonly (number | null)[],
    colour: Colour,
    more: Partial<Pick<ChartSeries, 'shape' | 'isDashed'>> = {},
  ): ChartSeries => ({ name, points: pointsOf(timeline.seconds, column), colour, ...more });
  return {
    title: 'Load, failures, response times, utilization and replicas over the time of the run',
    durationSeconds,
    panels: [
      {
        title: 'Load',
        unit: 'users; requests a second',
        series: [
          series('users', timeline.users, 1, { shape: 'step' }),
          series('requests a second', timeline.requestsPerSecond, 2),
        ],
      },
      {
        title: 'Failures',
        unit: 'a second',
        series: [series('failures a second', timeline.failuresPerSecond, 4, { shape: 'area' })],
      },
      {
        title: 'Response times',
        unit: 'ms',
        series: [series('p50', timeline.p50, 1), series('p95', timeline.p95, 3)],
      },
      {
        title: 'Utilization',
        unit: '% of the request',
        series: [
          series('utilization', timeline.utilizationPercent, 1, { shape: 'step' }),
          series('scales up at', timeline.scaleUpAtPercent, 4, { shape: 'step', isDashed: true }),
        ],
      },
      {
        title: 'Replicas',
        unit: '',
        series: [
          series('desired', timeline.desiredReplicas, 1, { shape: 'step', isDashed: true }),
          series('ready', timeline.readyReplicas, 2, { shape: 'step' }),
          series('Pending', timeline.pendingPods, 4, { shape: 'step' }),
        ],
      },
    ],
    marks,
  };
}

function pointsOf(seconds: readonly number[], column: readonly (number | null)[]): ChartPoint[] {
  return seconds.map((each, index) => [each, column[index] ?? undefined]);
}
