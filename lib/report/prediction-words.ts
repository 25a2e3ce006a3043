import type { PredictedFigures, PredictedScenario, ScalingPrediction } from '../review/scaling-prediction';
import { grouped } from './plain-text';
import { durationText, nameOf } from './review-words';

/** One line of a table of predicted figures. */
export interface PredictedRow {
  /** What it is. */
  readonly label: string;
  /** Before; `–` where there is none. */
  readonly base: string;
  /** After. */
  readonly head: string;
  /** Whether the two read differently. */
  readonly isChanged: boolean;
}

const NONE = '–';
const BARS = '▁▂▃▄▅▆▇█';
const BAR_COUNT = 32;

const ROWS: readonly (readonly [string, (figures: PredictedFigures) => string])[] = [
  ['scales up from', ({ scaleUpPercent }) => percent(scaleUpPercent)],
  ['down from, at minimum', ({ scaleDownPercent }) => percent(scaleDownPercent)],
  ['peak replicas', ({ peakReplicas }) => grouped(peakReplicas)],
  ['time to scale up', ({ scaleUpSeconds }) => seconds(scaleUpSeconds)],
  ['time to scale down', ({ scaleDownSeconds }) => seconds(scaleDownSeconds)],
  ['replica-hours', ({ replicaHours }) => replicaHours.toFixed(2)],
  ['p95 latency', ({ p95Seconds }) => latency(p95Seconds)],
  ['failed requests', ({ failedRequests, sentRequests }) => share(failedRequests, sentRequests)],
  ['pods Pending', ({ pendingPodSeconds }) => `${grouped(Math.round(pendingPodSeconds))} pod-s`],
];

/** Returns the table of a scenario: every figure before and after. */
export function predictedRows({ base, head }: PredictedScenario): PredictedRow[] {
  return ROWS.map(([label, text]) => {
    const before = base === undefined ? NONE : text(base);
    const after = head === undefined ? NONE : text(head);
    return { label, base: before, head: after, isChanged: before !== after };
  }).filter(({ base: before, head: after }) => before !== NONE || after !== NONE);
}

/** Returns `HorizontalPodAutoscaler inference/web`, the way predictions are headed. */
export function predictionTitle({ autoscaler }: Pick<ScalingPrediction, 'autoscaler'>): string {
  return `${autoscaler.kind} ${nameOf(autoscaler)}`;
}

/** Returns replicas over time as bars of a line of text, both sides at one scale; undefined where a side was not run. */
export function sparklines({ base, head }: PredictedScenario): { readonly base?: string; readonly head?: string } {
  const peak = Math.max(1, mostOf(base?.replicas.values ?? []), mostOf(head?.replicas.values ?? []));
  return {
    ...(base !== undefined && { base: bars(base.replicas.values, peak) }),
    ...(head !== undefined && { head: bars(head.replicas.values, peak) }),
  };
}

/** Each bar is the most of its part of the time. */
function bars(values: readonly number[], peak: number): string {
  const count = Math.min(BAR_COUNT, values.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * values.length) / count);
    const to = Math.floor(((index + 1) * values.length) / count);
    const most = mostOf(values.slice(from, to));
    return BARS[Math.round((most / peak) * (BARS.length - 1))];
  }).join('');
}

function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function percent(value: number | undefined): string {
  return value === undefined ? NONE : `${Number(value.toFixed(1))} %`;
}

function seconds(value: number | undefined): string {
  return value === undefined ? NONE : durationText(value);
}

function latency(value: number | undefined): string {
  return value === undefined ? NONE : value < 1 ? `${Math.round(value * 1000)} ms` : `${Number(value.toFixed(2))} s`;
}

function share(failed: number, sent: number): string {
  const ratio = sent === 0 || failed === 0 ? '' : ` (${Number(((failed / sent) * 100).toFixed(2))} %)`;
  return `${grouped(failed)} of ${grouped(sent)}${ratio}`;
}
