/** A point of a series: seconds from the start, and a value; undefined (or NaN) where there is none. */
export type ChartPoint = readonly [seconds: number, value: number | undefined];

/** One line of a panel. */
export interface ChartSeries {
  /** Name in the legend; unique in its panel. */
  readonly name: string;
  /** In the order of time. */
  readonly points: readonly ChartPoint[];
  /** A `step` holds its value up to the next point. @default 'line' */
  readonly shape?: 'line' | 'step' | 'area';
  /** Which of the page's colours, from 1 to 6. */
  readonly colour: 1 | 2 | 3 | 4 | 5 | 6;
  /** @default false */
  readonly isDashed?: boolean;
  /** Lower and upper edge of a band around the line, such as the 10th and 90th percentile of many runs. @default - none */
  readonly band?: readonly (readonly [seconds: number, low: number, high: number])[];
}

/** One chart of several that lie below each other. */
export interface ChartPanel {
  /** What it shows. */
  readonly title: string;
  /** Unit of its values; empty for a plain count. */
  readonly unit: string;
  /** Its lines. */
  readonly series: readonly ChartSeries[];
}

/** A moment that is marked in every panel. */
export interface ChartMark {
  /** Seconds from the start. */
  readonly seconds: number;
  /** What happened, in a word or two. */
  readonly text: string;
}

/** Charts of one time axis. */
export interface TimeCharts {
  /** What the whole shows: for readers who do not see it. */
  readonly title: string;
  /** Length of the time axis. */
  readonly durationSeconds: number;
  /** From top to bottom. */
  readonly panels: readonly ChartPanel[];
  /** Moments to mark. @default [] */
  readonly marks?: readonly ChartMark[];
}
