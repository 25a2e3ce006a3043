import { type EChartsOption, init, type LegendComponentOption, type SeriesOption } from 'echarts';
import { logLine } from '../text/log-text';
import { html, Markup } from '../text/markup';
import { chartColourRules } from './chart-colours';
import { clockText } from './number-text';
import type { ChartMark, ChartPanel, ChartSeries, TimeCharts } from './time-chart-data';

const WIDTH = 960;
const LEFT = 64;
const RIGHT = 24;
const TITLE_HEIGHT = 40;
const PLOT_HEIGHT = 150;
const AXIS_HEIGHT = 34;
const PANEL_HEIGHT = TITLE_HEIGHT + PLOT_HEIGHT + AXIS_HEIGHT;
const FONT = 'system-ui, sans-serif';

/**
 * Returns charts as one SVG element: panels below each other, on one time axis.
 *
 * Colours are CSS variables (`--chart-ink`, `--chart-1` …), so that a page decides on light and dark; equal charts give
 * equal bytes.
 */
export function renderTimeCharts(charts: TimeCharts): Markup {
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: Math.max(charts.panels.length, 1) * PANEL_HEIGHT,
  });
  try {
    chart.setOption(optionOf(charts));
    return labelled(chart.renderToSVGString({ useViewBox: true }), charts.title);
  } finally {
    chart.dispose();
  }
}

/** Returns charts as an SVG file: with its colours, light or dark as the viewer wants them. */
export function renderTimeChartsFile(charts: TimeCharts): string {
  const rules = Markup.trusted(`${chartColourRules('svg')}svg{background:var(--chart-paper)}`);
  return `${String(renderTimeCharts(charts)).replace(/<svg[^>]*>/, (tag) => tag + html`<style>${rules}</style>`)}\n`;
}

/**
 * Names the drawing for those who do not see it, and takes out what depends on what was drawn before: the library numbers
 * its drawings and their classes, which only serve the pointer, one after another.
 */
function labelled(svg: string, title: string): Markup {
  const named = html`<svg role="img" aria-label="${title}" font-family="${FONT}"`;
  return Markup.trusted(
    svg
      .replace(/ class="zr\d+-cls-\d+"/g, '')
      .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
      .replace(/\bzr\d+-/g, 'chart-')
      .replace(/^<svg\b/, () => String(named)),
  );
}

function optionOf({ panels, durationSeconds, marks = [] }: TimeCharts): EChartsOption {
  const tops = panels.map((_, index) => index * PANEL_HEIGHT);
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: 'var(--chart-ink)' },
    title: panels.map(({ title, unit }, index) => ({
      text: logLine(unit === '' ? title : `${title} (${unit})`),
      left: 8,
      top: (tops[index] ?? 0) + 4,
      textStyle: { fontSize: 14, fontWeight: 600, color: 'var(--chart-ink)' },
    })),
    legend: panels.map((panel, index) => legendOf(panel, index, (tops[index] ?? 0) + 6)),
    grid: panels.map((_, index) => ({
      left: LEFT,
      right: RIGHT,
      top: (tops[index] ?? 0) + TITLE_HEIGHT,
      height: PLOT_HEIGHT,
    })),
    xAxis: panels.map((_, index) => ({
      type: 'value',
      gridIndex: index,
      min: 0,
      max: durationSeconds,
      interval: tickSeconds(durationSeconds),
      axisLabel: { color: 'var(--chart-faint)', formatter: clockText, hideOverlap: true },
      axisLine: { lineStyle: { color: 'var(--chart-faint)' } },
      splitLine: { lineStyle: { color: 'var(--chart-grid)' } },
    })),
    yAxis: panels.map((_, index) => ({
      type: 'value',
      gridIndex: index,
      min: 0,
      max: ({ max }: { readonly max: number }) => headroom(max),
      axisLabel: { color: 'var(--chart-faint)', showMaxLabel: false },
      axisLine: { lineStyle: { color: 'var(--chart-faint)' } },
      splitLine: { lineStyle: { color: 'var(--chart-grid)' } },
      splitNumber: 4,
    })),
    series: panels.flatMap((panel, index) => seriesOf(panel, index, marks)),
  };
}

function legendOf({ series }: ChartPanel, index: number, top: number): LegendComponentOption {
  return {
    data: series.map(({ name }) => ({ name: idOf(index, name) })),
    formatter: (id: string) => id.slice(id.indexOf(':') + 1),
    right: RIGHT,
    top,
    itemWidth: 18,
    itemHeight: 8,
    itemGap: 18,
    textStyle: { color: 'var(--chart-ink)', fontSize: 12 },
    inactiveColor: 'var(--chart-faint)',
  };
}

function seriesOf({ series }: ChartPanel, index: number, marks: readonly ChartMark[]): SeriesOption[] {
  const lines = series.flatMap((each) => [...bandOf(each, index), lineOf(each, index)]);
  const annotations: SeriesOption = {
    type: 'line',
    xAxisIndex: index,
    yAxisIndex: index,
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      data: marks.map((mark) => markedMoment(mark, index === 0)),
    },
  };
  return [...lines, annotations];
}

function markedMoment({ seconds, text }: ChartMark, isLabelled: boolean): object {
  return {
    xAxis: seconds,
    lineStyle: { color: 'var(--chart-faint)', type: 'dotted', width: 1 },
    label: {
      show: isLabelled,
      formatter: () => logLine(text),
      rotate: 0,
      color: 'var(--chart-faint)',
      fontSize: 10,
    },
  };
}

function lineOf({ name, points, shape = 'line', colour, isDashed = false }: ChartSeries, index: number): SeriesOption {
  const color = `var(--chart-${colour})`;
  return {
    type: 'line',
    name: idOf(index, name),
    xAxisIndex: index,
    yAxisIndex: index,
    data: points.map(([seconds, value]) => [seconds, value === undefined || Number.isNaN(value) ? '-' : value]),
    ...(shape === 'step' && { step: 'end' }),
    showSymbol: points.length === 1,
    symbol: 'circle',
    lineStyle: { color, width: 1.6, type: isDashed ? 'dashed' : 'solid' },
    itemStyle: { color },
    ...(shape === 'area' && { areaStyle: { color, opacity: 0.18 } }),
    emphasis: { disabled: true },
    silent: true,
  };
}

/** A band is the area between two lines: the lower one unseen, the distance to the upper one stacked on it. */
function bandOf({ name, band, colour, shape }: ChartSeries, index: number): SeriesOption[] {
  if (band === undefined) {
    return [];
  }
  const edge = (data: readonly (readonly [number, number])[], opacity: number): SeriesOption => ({
    type: 'line',
    xAxisIndex: index,
    yAxisIndex: index,
    stack: idOf(index, name),
    stackStrategy: 'all',
    data: data.map(([seconds, value]) => [seconds, value]),
    ...(shape === 'step' && { step: 'end' }),
    showSymbol: false,
    lineStyle: { opacity: 0 },
    areaStyle: { color: `var(--chart-${colour})`, opacity },
    emphasis: { disabled: true },
    silent: true,
  });
  return [
    edge(
      band.map(([seconds, low]) => [seconds, low]),
      0,
    ),
    edge(
      band.map(([seconds, low, high]) => [seconds, high - low]),
      0.16,
    ),
  ];
}

function idOf(index: number, name: string): string {
  return `${index}:${logLine(name)}`;
}

const TICKS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];
const MOST_TICKS = 12;

function tickSeconds(durationSeconds: number): number {
  return TICKS.find((tick) => durationSeconds / tick <= MOST_TICKS) ?? durationSeconds / MOST_TICKS;
}

/** A round number above the largest value. */
function headroom(largest: number): number {
  if (!(largest > 0)) {
    return 1;
  }
  const magnitude = 10 ** Math.floor(Math.log10(largest * 1.1));
  return (Math.ceil(((largest * 1.1) / magnitude) * 4) / 4) * magnitude;
}
