import type { MetricSpec, MetricTarget } from '../../lib/simulator/autoscaler/autoscaler-spec';
import { milliValueOf } from '../../lib/values/milli-value';
import type { Random } from './random';
import type { LivePod } from './random-pods';
import { timeText } from './time-text';

/** What the metrics of one observation are made from. */
export interface SourceChoices {
  readonly metrics: readonly MetricSpec[];
  readonly pods: readonly LivePod[];
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Load over target: 1 is on target. */
  readonly level: number;
  /** Whether every pod is exactly at that distance. */
  readonly isExact: boolean;
}

type Sources = Record<string, Record<string, unknown>>;

/** Returns the metric sources that the spec asks for, about as far from their targets as the load is; some fail. */
export function randomSources(random: Random, choices: SourceChoices): Readonly<Record<string, unknown>> {
  const named: Sources = { podCustomMetrics: {}, objectMetrics: {}, externalMetrics: {} };
  for (const metric of choices.metrics) {
    addCustom(random, metric, choices, named);
    addObject(random, metric, choices, named);
    addExternal(random, metric, choices, named);
  }
  const given = Object.entries(named).filter(([, values]) => Object.keys(values).length > 0);
  return {
    ...(random.chance(0.98) && { podMetrics: answer(random, allUsage(random, choices)) }),
    ...Object.fromEntries(given),
  };
}

function answer(random: Random, items: readonly unknown[]): unknown {
  return random.chance(0.03) ? { error: 'boom' } : { items: random.chance(0.03) ? [] : items };
}

function addCustom(
  random: Random,
  { pods: metric }: MetricSpec,
  { pods, time, level }: SourceChoices,
  to: Sources,
): void {
  if (metric === undefined) {
    return;
  }
  const target = milliOfTarget(metric.target);
  const items = pods
    .filter(() => random.chance(0.93))
    .map(({ name }) => item(name, time, amount(random, target * level)));
  const all = random.chance(0.05) ? [...items, item('gone', time, '7')] : items;
  Object.assign(to.podCustomMetrics ?? {}, { [metric.metric.name]: answer(random, all) });
}

function item(name: string, time: number, value: string) {
  return { describedObject: { kind: 'Pod', name }, timestamp: timeText(time - 10_000), value };
}

function addObject(random: Random, { object }: MetricSpec, choices: SourceChoices, to: Sources): void {
  if (object === undefined) {
    return;
  }
  const { kind, name } = object.describedObject;
  const key = `${kind}/${kind === 'Namespace' ? random.pick(['default', 'ml']) : name}/${object.metric.name}`;
  const value = totalValue(random, object.target, choices);
  const found = random.chance(0.04) ? { error: 'boom' } : { value, timestamp: timeText(choices.time) };
  Object.assign(to.objectMetrics ?? {}, { [key]: found });
}

function addExternal(random: Random, { external }: MetricSpec, choices: SourceChoices, to: Sources): void {
  if (external === undefined) {
    return;
  }
  const metricName = external.metric.name;
  const timestamp = timeText(choices.time);
  const labels = { shard: random.pick(['a', 'a', 'b', 'c']), zone: 'x' };
  const first = { metricName, metricLabels: labels, timestamp, value: totalValue(random, external.target, choices) };
  const second = { metricName, ...(random.chance(0.5) && { metricLabels: {} }), timestamp, value: random.pick(SERIES) };
  Object.assign(to.externalMetrics ?? {}, {
    [metricName]: answer(random, random.chance(0.3) ? [first, second] : [first]),
  });
}

/** Values at the ends of what 64 bits hold, below zero, and finer than a thousandth. */
const SERIES = ['0', '5', '-3', '9P', '9223372036854775807m', '900m', '1E', '-2500u', '12345678901234567890n'];
const GONE: LivePod = {
  name: 'gone',
  app: 'inference',
  phase: 'Running',
  start: 0,
  ready: 'True',
  since: 0,
  isDeleted: false,
  shape: 'plain',
};

function totalValue(random: Random, target: MetricTarget, { pods, level, isExact }: SourceChoices): string {
  const shares = target.value === undefined ? Math.max(pods.length, 1) : 1;
  return random.chance(0.06) ? random.pick(SERIES) : amount(random, milliOfTarget(target) * shares * level, isExact);
}

function milliOfTarget({ value, averageValue }: MetricTarget): number {
  return Number(milliValueOf(value ?? averageValue ?? '1') ?? 1);
}

function allUsage(random: Random, choices: SourceChoices): readonly unknown[] {
  const use = perPodUse(choices);
  const usage = choices.pods.flatMap((pod) => podMetrics(random, pod, choices.time, use));
  return random.chance(0.05) ? [...usage, ...podMetrics(random, GONE, choices.time, use)] : usage;
}

interface Use {
  readonly isExact: boolean;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** What brings a pod to the load's distance from the first target of a resource. */
function perPodUse({ metrics, level, isExact }: SourceChoices): Use {
  const sources = metrics.map(({ resource, containerResource }) => resource ?? containerResource);
  const target = sources.find((source) => source !== undefined)?.target;
  const percent = target?.averageUtilization ?? 70;
  if (target?.averageValue === undefined) {
    return { isExact, cpuMilli: percent * level, memoryBytes: percent * 1_048_576 * level };
  }
  const own = milliOfTarget(target);
  return { isExact, cpuMilli: own * level, memoryBytes: (own * level) / 1000 };
}

function podMetrics(
  random: Random,
  pod: LivePod,
  time: number,
  { cpuMilli, memoryBytes, isExact }: Use,
): readonly unknown[] {
  if (pod.phase === 'Pending' || random.chance(0.08)) {
    return [];
  }
  const share = isExact ? 1 : random.pick([1, 1, 1, 0.5, 1.3]);
  const bytes = Math.round(memoryBytes * share);
  const memory = random.pick([
    `${Math.round(bytes / 1024)}Ki`,
    `${bytes}`,
    `${bytes}`,
    random.chance(0.02) ? '12Pi' : `${bytes}`,
  ]);
  const usage = {
    cpu: amount(random, cpuMilli * share, isExact),
    ...(random.chance(0.97) && { memory: random.chance(0.98) ? memory : '0' }),
  };
  const main = random.chance(0.98) ? [{ name: 'main', usage }] : [];
  const side = { name: 'side', usage: random.chance(0.95) ? { cpu: '3m', memory: '1Mi' } : {} };
  return [
    {
      metadata: { name: pod.name, ...(random.chance(0.3) && { labels: { app: pod.app } }) },
      timestamp: timeText(Math.floor((time - random.int(0, 40) * 1000) / 1000) * 1000),
      window: random.pick(['15s', '10.5s', '1m0s', '15.123456789s', '0s']),
      containers: pod.shape === 'sidecar' || pod.shape === 'two' ? [...main, side] : main,
    },
  ];
}

/** Writes thousandths, at times one off, in one of the forms that quantities have. */
function amount(random: Random, milli: number, isExact = false): string {
  const off = isExact ? 0 : random.pick([0, 0, 0, -1, 1]);
  const whole = Math.max(Math.min(Math.round(milli) + off, 9e15), 0);
  return random.pick([`${whole}m`, `${whole}m`, `${whole * 1000}u`, `${whole}000000n`, `${whole / 1000}`]);
}
