import type { Figures } from '../simulator/runs/figures';
import type { RunBands } from '../simulator/runs/run-bands';
import type { FigureDifference, SimulatedSet, SimulationReport } from '../simulator/runs/simulation-report';
import type { DecisionRecord, Happening, RequestFigures } from '../simulator/simulation/simulation-result';
import { logLine } from '../text/log-text';
import { changeOfReplicas, reasonOfDecision } from './decision-text';
import { failureTexts } from './failure-text';
import { changeText, figureLabel, figureText, toldFigures } from './figure-text';
import { clockText, durationText, numberText } from './number-text';
import { headOf } from './simulation-head';
import { greatest, least, sparkline } from './sparkline';
import { timelineRows } from './timeline-rows';

const WIDTH = 80;
const LABEL = 26;
const SPARKLINE = 34;
const MOST_DECISIONS = 20;
const EVENT_INDENT = ' '.repeat(19);
/** What happens to pods is told by the timeline. */
const POD_HAPPENINGS = new Set<Happening['type']>(['podPending', 'podReady', 'podNotReady', 'podDeleted']);

/** Returns a simulation as text of at most 80 columns: figures, a timeline, and the decisions. */
export function renderSimulationText({ sets, differences }: SimulationReport): string {
  const parts =
    differences === undefined ? sets.map(setText) : [comparisonText(sets, differences), ...sets.map(courseText)];
  return `${parts.join('\n\n')}\n`;
}

function setText(set: SimulatedSet): string {
  const [what, how] = headOf(set);
  const { result, bands } = set;
  const figures = bands === undefined ? figureRows(set.figures) : bandRows(set.figures, bands);
  const failures = failureTexts(result.summary.requests).map((text) => `  ${text}`);
  return [
    ...(result.title === '' ? [] : wrapped(result.title, '')),
    logLine(what),
    ...wrapped(how, ''),
    '',
    ...figures,
    ...(failures.length === 0 ? [] : ['', bands === undefined ? 'failed' : 'failed in the typical run', ...failures]),
    ...classRows(result.summary.byClass),
    '',
    courseText(set),
  ].join('\n');
}

function figureRows(figures: Figures): string[] {
  return toldFigures(figures).map(
    ([figure, value]) => `${figureLabel(figure).padEnd(LABEL)}${figureText(figure, value)}`,
  );
}

function bandRows(medians: Figures, { figures }: RunBands): string[] {
  const rows = toldFigures(medians).map(([figure, median]) => {
    const band = figures[figure];
    const range = band === undefined ? '' : `${figureText(figure, band.p10)} to ${figureText(figure, band.p90)}`;
    return [figureLabel(figure), figureText(figure, median), range, String(band?.runs ?? 0)];
  });
  return table([['', 'MEDIAN', '80 % OF RUNS', 'RUNS'], ...rows], [LABEL, 14, 28]);
}

function classRows(byClass: Readonly<Record<string, RequestFigures>>): string[] {
  const classes = Object.entries(byClass);
  if (classes.length < 2) {
    return [];
  }
  const rows = classes.map(([name, { sent, served, p50, p95, p99 }]) => [
    cut(logLine(name), LABEL - 2),
    numberText(sent, 0),
    numberText(served, 0),
    ...[p50, p95, p99].map((value) => (Number.isNaN(value) ? '-' : durationText(value))),
  ]);
  return ['', ...table([['CLASS', 'SENT', 'SERVED', 'P50', 'P95', 'P99'], ...rows], [LABEL, 12, 12, 10, 10])];
}

function comparisonText(sets: readonly SimulatedSet[], differences: readonly FigureDifference[]): string {
  const [first, second] = sets;
  const rows = differences.map(({ figure, first: one, second: other, change }) => [
    figureLabel(figure),
    figureText(figure, one),
    figureText(figure, other),
    changeText(figure, change),
  ]);
  return [
    ...(first === undefined || first.result.title === '' ? [] : wrapped(first.result.title, '')),
    ...[first, second].flatMap((set, index) =>
      set === undefined ? [] : wrapped(`${'AB'.charAt(index)}: ${set.manifests}, ${headOf(set).join('; ')}`, '   '),
    ),
    '',
    ...table([['', 'A', 'B', 'B - A'], ...rows], [LABEL, 18, 18]),
  ].join('\n');
}

/** The timeline and the decisions of a set. */
function courseText(set: SimulatedSet, index = 0, all: readonly SimulatedSet[] = []): string {
  const name = all.length > 1 ? `${'AB'.charAt(index)}: ` : '';
  const typical = set.bands === undefined ? '' : ` OF THE TYPICAL RUN (seed ${set.result.seed})`;
  const lines = timelineRows(set).map(({ label, values, textOf }) => {
    const [low, high] = [textOf(least(values)), textOf(greatest(values))];
    return `${label.padEnd(LABEL - 6)}${sparkline(values, SPARKLINE).padEnd(SPARKLINE + 2)}${low === high ? low : `${low} to ${high}`}`;
  });
  return [
    `${name}TIMELINE, 0:00 to ${clockText(set.result.durationSeconds)}`,
    ...lines,
    '',
    `${name}DECISIONS${typical}`,
    ...eventRows(set.result),
  ].join('\n');
}

function eventRows({ decisions, happenings }: SimulatedSet['result']): string[] {
  const told = [
    ...decisions.map((decision) => ({ time: decision.time, row: decisionRow(decision) })),
    ...happenings.filter(({ type }) => !POD_HAPPENINGS.has(type)).map(({ time, message }) => ({ time, row: message })),
  ].sort((one, other) => one.time - other.time);
  const rows = told
    .slice(0, MOST_DECISIONS)
    .flatMap(({ time, row }) => wrapped(`${clockText(time).padStart(7)}  ${row}`, EVENT_INDENT));
  const left = told.length - MOST_DECISIONS;
  return rows.length === 0
    ? ['none: the autoscaler holds the count']
    : left > 0
      ? [...rows, `and ${left} more: see --format html or json`]
      : rows;
}

function decisionRow(decision: DecisionRecord): string {
  return `${changeOfReplicas(decision).padEnd(9)} ${reasonOfDecision(decision)}`;
}

function table(rows: readonly (readonly string[])[], widths: readonly number[]): string[] {
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('')
      .trimEnd(),
  );
}

/** Breaks a text into lines of at most 80 columns, further ones indented. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of logLine(text).split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > WIDTH) {
      lines.push(last === undefined ? word : `${indent}${word}`);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines;
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
