import type { AutoscalerSpec, MetricSpec } from '../../lib/simulator/autoscaler/autoscaler-spec';
import { milliValueOf } from '../../lib/values/milli-value';
import { Random } from './random';
import { randomSpec } from './random-autoscaler';
import { evolvePods, type LivePod, newPods, toApi } from './random-pods';

/** One line of a recording. */
export type RecordingLine = Readonly<Record<string, unknown>>;

/** The version of Kubernetes that recordings are made for. */
export interface RecordingChoices {
  readonly minor: number;
  /** Observations of a recording. */
  readonly syncs: number;
}

const START = Date.UTC(2000, 0, 1);
const SELECTORS = [
  '',
  '=',
  'app in',
  'app=inference,',
  '!!a',
  'app in (a',
  'app=a=b',
  'a b',
  '-x=1',
  'app in ()',
  'app>x',
  'app in (a b)',
  ',',
  'app=$',
  'app notin ,',
  'a//b',
  'app=inference,tier in (x,y),!old',
  'app==inference',
  'tier!=z,app',
  'ord>1,app',
  'ord<9',
];

/** Returns the lines of a recording that a seed determines. */
export function randomRecording(seed: number, { minor, syncs }: RecordingChoices): RecordingLine[] {
  const random = new Random(seed);
  const gates = randomGates(random, minor);
  const mayBeZero = gates.HPAScaleToZero ?? minor >= 37;
  const choices = { minor, mayBeZero };
  let spec = randomSpec(random, choices);
  const lines: RecordingLine[] = [header(random, spec, minor, gates)];
  let time = START + 3_600_000 + random.int(0, 999);
  let pods = newPods(random, random.int(0, 9), time);
  let level = 1;
  for (let sync = 0; sync < syncs; sync++) {
    time += random.pick([15_000, 15_000, 15_000, 15_000, 15_001, 15_020, 30_000, 45_000, 300_000]);
    if (sync > 0 && random.chance(0.03)) {
      spec = random.chance(0.5)
        ? { ...spec, maxReplicas: Math.max(spec.minReplicas ?? 1, random.int(1, 12)) }
        : randomSpec(random, choices);
      lines.push({ kind: 'AutoscalerChange', time: timeText(time), spec });
    }
    if (sync > 0 && random.chance(0.02)) {
      lines.push({ kind: 'ControllerRestart', time: timeText(time) });
    }
    pods = evolvePods(random, pods, time);
    level = random.chance(0.3) ? random.pick(LEVELS) : level;
    lines.push(observation(random, { spec, pods, time, level, isFirst: sync === 0 }));
  }
  return lines;
}

/** How far above or below its target the load is: mostly at edges. */
const LEVELS = [0, 0.2, 0.5, 0.8, 0.9, 0.95, 1, 1, 1.05, 1.1, 1.1, 1.2, 1.5, 2, 3, 10, 1000];

/** Gates that depend on PodLevelResources go off with it. */
const NO_POD_LEVEL = {
  PodLevelResources: false,
  InPlacePodLevelResourcesVerticalScaling: false,
  PodLevelResourcesFixKubeletQOSClass: false,
  PodLevelResourcesFixDefaulting: false,
};

function randomGates(random: Random, minor: number): Record<string, boolean> {
  return {
    ...(random.chance(0.4) && { HPAScaleToZero: random.chance(0.7) }),
    ...(minor >= 34 && random.chance(0.1) && NO_POD_LEVEL),
    ...(minor >= 33 && minor < 37 && random.chance(0.4) && { HPAConfigurableTolerance: random.chance(0.7) }),
    ...(minor >= 37 && random.chance(0.1) && { HPAGeneration: false }),
  };
}

function header(
  random: Random,
  spec: AutoscalerSpec,
  minor: number,
  featureGates: Record<string, boolean>,
): RecordingLine {
  return {
    kind: 'Recording',
    schemaVersion: 1,
    autoscaler: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'inference', namespace: random.pick(['default', 'ml']) },
      spec,
    },
    controller: {
      kubernetesVersion: `1.${minor}`,
      ...(random.chance(0.3) && { tolerance: random.pick([0.05, 0.2, 0.001, 0.3]) }),
      ...(random.chance(0.5) && { downscaleStabilizationSeconds: random.pick([15, 30, 45, 60, 120]) }),
      ...(random.chance(0.3) && { cpuInitializationPeriodSeconds: random.pick([30, 60, 600]) }),
      ...(random.chance(0.3) && { initialReadinessDelaySeconds: random.pick([10, 60]) }),
      featureGates,
    },
  };
}

interface Moment {
  readonly spec: AutoscalerSpec;
  readonly pods: readonly LivePod[];
  readonly time: number;
  readonly level: number;
  readonly isFirst: boolean;
}

function observation(random: Random, moment: Moment): RecordingLine {
  const { spec, pods, time, isFirst } = moment;
  const selector = random.chance(isFirst ? 0.1 : 0.04)
    ? random.pick(SELECTORS)
    : isFirst || random.chance(0.1)
      ? 'app=inference'
      : undefined;
  return {
    kind: 'Observation',
    time: timeText(time),
    target: {
      ...((isFirst || random.chance(0.06)) && { replicas: random.pick([0, 1, 2, 3, 4, 5, 6, 8, 10, 20, 700]) }),
      ...((isFirst || random.chance(0.5)) && {
        statusReplicas: random.pick([0, pods.length, pods.length, random.int(1, 12)]),
      }),
      ...(selector !== undefined && { selector }),
    },
    pods: pods.map((pod) => toApi(pod)),
    ...sources(random, moment, spec.metrics ?? [DEFAULT_METRIC]),
    ...(random.chance(0.02) && {
      otherAutoscalers: [
        { name: 'another', selector: random.pick(['app=inference', 'app=other']) },
        ...(random.chance(0.3) ? [{ name: 'zebra', selector: 'app=other' }] : []),
      ],
    }),
    ...(random.chance(0.05) && {
      failures: {
        [random.pick(['getScale', 'updateScale', 'updateStatus', 'updateStatus'])]: 'the server is 95% busy',
      },
    }),
  };
}

const DEFAULT_METRIC: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

/** The metrics that the spec asks for, about as far from their targets as the load is. */
function sources(random: Random, { pods, time, level }: Moment, metrics: readonly MetricSpec[]): RecordingLine {
  const answer = <T>(items: readonly T[]): unknown =>
    random.chance(0.03) ? { error: 'boom' } : { items: random.chance(0.03) ? [] : items };
  const use = perPodUse(metrics, level);
  const usage = pods.flatMap((pod) => podMetrics(random, pod, time, use));
  const extra = random.chance(0.05) ? podMetrics(random, { ...(pods[0] ?? GONE), name: 'gone' }, time, use) : [];
  const all: Record<string, unknown> = random.chance(0.98) ? { podMetrics: answer([...usage, ...extra]) } : {};
  for (const { pods: custom, object, external } of metrics) {
    if (custom !== undefined) {
      const target = Number(milliValueOf(custom.target.averageValue ?? '1') ?? 1);
      const items = pods
        .filter(() => random.chance(0.93))
        .map(({ name }) => ({
          describedObject: { kind: 'Pod', name },
          timestamp: timeText(time - 10_000),
          value: amount(random, target * level),
        }));
      all.podCustomMetrics = {
        ...(all.podCustomMetrics ?? {}),
        [custom.metric.name]: answer(
          random.chance(0.05) ? [...items, { describedObject: { kind: 'Pod', name: 'gone' }, value: '7' }] : items,
        ),
      };
    }
    if (object !== undefined) {
      const { kind, name } = object.describedObject;
      const value = totalValue(
        random,
        object.target.value ?? object.target.averageValue,
        object.target.value === undefined ? pods.length : 1,
        level,
      );
      const key = `${kind}/${random.pick(kind === 'Namespace' ? ['default', 'ml'] : [name])}/${object.metric.name}`;
      all.objectMetrics = {
        ...(all.objectMetrics ?? {}),
        [key]: random.chance(0.04) ? { error: 'boom' } : { value, timestamp: timeText(time) },
      };
    }
    if (external !== undefined) {
      const total = totalValue(
        random,
        external.target.value ?? external.target.averageValue,
        external.target.value === undefined ? pods.length : 1,
        level,
      );
      const items = [
        {
          metricName: external.metric.name,
          metricLabels: { shard: random.pick(['a', 'b', 'c']), zone: 'x' },
          timestamp: timeText(time),
          value: total,
        },
        ...(random.chance(0.3)
          ? [
              {
                metricName: external.metric.name,
                ...(random.chance(0.5) && { metricLabels: {} }),
                timestamp: timeText(time),
                value: random.pick(SERIES),
              },
            ]
          : []),
      ];
      all.externalMetrics = { ...(all.externalMetrics ?? {}), [external.metric.name]: answer(items) };
    }
  }
  return all;
}

const SERIES = ['0', '5', '-3', '9P', '9223372036854775807m', '900m', '1E', '-2500u', '12345678901234567890n'];
const GONE: LivePod = {
  name: 'gone',
  app: 'inference',
  phase: 'Running',
  start: START,
  ready: 'True',
  since: START,
  isDeleted: false,
  shape: 'plain',
};

/** Thousandths of cpu and bytes that bring a pod to the level of the metrics' first target. */
function perPodUse(metrics: readonly MetricSpec[], level: number): { readonly cpu: number; readonly memory: number } {
  const target = metrics
    .map(({ resource, containerResource }) => (resource ?? containerResource)?.target)
    .find((each) => each !== undefined);
  const own = target?.averageValue === undefined ? undefined : Number(milliValueOf(target.averageValue) ?? 100);
  const percent = target?.averageUtilization ?? 70;
  return {
    cpu: (own ?? percent) * level,
    memory: own === undefined ? percent * 1_048_576 * level : (own * level) / 1000,
  };
}

function podMetrics(
  random: Random,
  pod: LivePod,
  time: number,
  use: { readonly cpu: number; readonly memory: number },
): RecordingLine[] {
  if (pod.phase === 'Pending' || random.chance(0.08)) {
    return [];
  }
  const share = random.pick([1, 1, 1, 0.5, 1.3]);
  const usage = {
    cpu: amount(random, use.cpu * share),
    ...(random.chance(0.97) && {
      memory: random.chance(0.5) ? `${Math.round((use.memory * share) / 1024)}Ki` : `${Math.round(use.memory * share)}`,
    }),
  };
  const containers = [
    ...(random.chance(0.98) ? [{ name: 'main', usage }] : []),
    ...(pod.shape === 'sidecar' || pod.shape === 'two'
      ? [{ name: 'side', usage: random.chance(0.95) ? { cpu: '3m', memory: '1Mi' } : {} }]
      : []),
  ];
  return [
    {
      metadata: { name: pod.name, ...(random.chance(0.3) && { labels: { app: pod.app } }) },
      timestamp: timeText(Math.floor((time - random.int(0, 40) * 1000) / 1000) * 1000),
      window: random.pick(['15s', '10.5s', '1m0s', '15.123456789s', '0s']),
      containers,
    },
  ];
}

function totalValue(random: Random, target: string | number | undefined, pods: number, level: number): string {
  return random.chance(0.06)
    ? random.pick(SERIES)
    : amount(random, Number(milliValueOf(target ?? '1') ?? 1) * Math.max(pods, 1) * level);
}

/** Writes thousandths in one of the forms that quantities have. */
function amount(random: Random, milli: number): string {
  const whole = Math.min(Math.round(milli) + random.pick([0, 0, 0, -1, 1]), 9e15);
  const positive = Math.max(whole, 0);
  return random.pick([
    `${positive}m`,
    `${positive}m`,
    `${positive * 1000}u`,
    `${positive}000000n`,
    `${positive / 1000}`,
  ]);
}

/** Returns a time of RFC 3339, with a fraction only where there is one, as Go writes it. */
export function timeText(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace(/\.?0*Z$/, (end) => (end.startsWith('.') ? 'Z' : end))
    .replace(/(\.\d*?)0+Z$/, '$1Z');
}
