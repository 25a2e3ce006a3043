import type { MetricOutlook, Outlook } from '../simulator/autoscaler/outlook';
import type { Pace } from '../simulator/autoscaler/pace';
import { logLine } from '../text/log-text';

/** An autoscaler's outlook, and what it is called. */
export interface NamedOutlook {
  /** Name of the autoscaler, with its namespace where it has one. */
  readonly title: string;
  /** Where it was read: `file:line`. */
  readonly source: string;
  readonly outlook: Outlook;
}

/** Returns autoscalers' outlooks as text. */
export function renderOutlooks(outlooks: readonly NamedOutlook[]): string {
  return outlooks.map(renderOutlook).join('\n');
}

function renderOutlook({ title, source, outlook }: NamedOutlook): string {
  const { minReplicas, maxReplicas, tolerance, metrics, up, down } = outlook;
  return [
    logLine(`${title} (${source}): ${minReplicas} to ${maxReplicas} replicas, ${toleranceText(tolerance)}`),
    ...metrics.flatMap((metric) => ['', ...renderMetric(metric, outlook)]),
    '',
    `  fastest way up:   ${renderPace(up, Math.max(minReplicas, 1), maxReplicas)}`,
    `  fastest way down: ${renderPace(down, maxReplicas, Math.max(minReplicas, 1))}`,
    '',
  ].join('\n');
}

function renderMetric({ name, target, ranges }: MetricOutlook, outlook: Outlook): string[] {
  const { maxReplicas, minReplicas, thresholdsThrough } = outlook;
  const unit = UNITS[target.kind];
  const amount = (value: number | bigint | undefined): string =>
    value === undefined ? 'never' : target.kind === 'utilization' ? `${value}%` : `${value}m`;
  const fewest = Math.max(minReplicas, 1);
  return [
    logLine(`  ${name}, target ${amount(target.target)} ${unit}`),
    `  ${'REPLICAS'.padEnd(12)}${'SCALES DOWN AT'.padEnd(20)}SCALES UP AT`,
    ...ranges.map(({ replicas, through, scaleUpAt, scaleDownAt }) => {
      const range = replicas === through ? `${replicas}` : `${replicas}-${through}`;
      const downAt = through === fewest ? 'at the minimum' : `${amount(scaleDownAt)} or less`;
      const upAt = replicas === maxReplicas ? 'at the maximum' : `${amount(scaleUpAt)} or more`;
      return `  ${range.padEnd(12)}${downAt.padEnd(20)}${upAt}`;
    }),
    ...(thresholdsThrough < maxReplicas ? [`  thresholds above ${thresholdsThrough} replicas are left out`] : []),
  ];
}

const UNITS = {
  utilization: 'of the request, all pods together',
  averageValue: 'per pod',
  value: 'in all',
  totalPerPod: 'for each replica, measured in all',
} as const;

/** Steps of a way that are told one by one. */
const MOST_STEPS = 100;

function renderPace({ steps, seconds, isCut }: Pace, from: number, to: number): string {
  const told = steps.slice(0, MOST_STEPS).map((step) => `${step.replicas} at ${step.seconds} s`);
  const last = steps.at(-1);
  const rest = steps.length > MOST_STEPS ? [`… ${steps.length - MOST_STEPS} more steps`] : [];
  const way = [`${from}`, ...told, ...rest].join(', ');
  if (isCut && last !== undefined) {
    return `${way}; only at ${last.replicas} of ${to} after ${last.seconds} s, and followed no further`;
  }
  return seconds === undefined ? `${way}; never reaches ${to}` : `${way}; ${to} after ${seconds} s`;
}

function toleranceText({ down, up }: Outlook['tolerance']): string {
  return `tolerance ${percent(down)} down and ${percent(up)} up`;
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(6))}%`;
}
