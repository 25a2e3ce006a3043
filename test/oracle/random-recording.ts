import type { AutoscalerSpec, MetricSpec, ScalingRules } from '../../lib/simulator/autoscaler/autoscaler-spec';
import { Random } from './random';
import { type AutoscalerChoices, randomSpec } from './random-autoscaler';
import { evolvePods, type LivePod, newPods, toApi } from './random-pods';
import { randomSources } from './random-sources';
import { timeText } from './time-text';

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
  const pace = random.pick(PACES);
  let time = START + 3_600_000 + (pace.isExact ? 0 : random.int(0, 999));
  let pods = newPods(random, random.int(0, 9), time);
  let level = 1;
  for (let sync = 0; sync < syncs; sync++) {
    time += random.pick(pace.steps);
    const changed = sync > 0 && random.chance(pace.changes) ? changedSpec(random, spec, choices) : spec;
    if (changed !== spec) {
      spec = changed;
      lines.push({ kind: 'AutoscalerChange', time: timeText(time), spec });
    }
    if (sync > 0 && random.chance(0.02)) {
      lines.push({ kind: 'ControllerRestart', time: timeText(time) });
    }
    pods = evolvePods(random, pods, time);
    const seen = namesSide(spec) ? withSide(random, pods) : pods;
    level = random.chance(pace.levels) ? random.pick(LEVELS) : level;
    lines.push(observation(random, { spec, pods: seen, time, level, isExact: pace.isExact, isFirst: sync === 0 }));
  }
  return lines;
}

/** How a recording goes on: as clusters do, or to the second and restlessly, so that edges are met exactly. */
const PACES = [
  {
    isExact: false,
    steps: [15_000, 15_000, 15_000, 15_001, 15_020, 30_000, 45_000, 300_000],
    changes: 0.04,
    levels: 0.3,
  },
  { isExact: true, steps: [15_000, 15_000, 15_000, 15_000, 30_000], changes: 0.04, levels: 0.3 },
  { isExact: true, steps: [15_000], changes: 0.2, levels: 0.8 },
];

/** How far above or below its target the load is: mostly at edges. */
const LEVELS = [0, 0, 0, 0.2, 0.5, 0.8, 0.9, 0.95, 1, 1, 1.05, 1.1, 1.1, 1.2, 1.5, 2, 3, 10, 1000];

function changedSpec(random: Random, spec: AutoscalerSpec, choices: AutoscalerChoices): AutoscalerSpec {
  if (random.chance(0.4) && spec.behavior !== undefined) {
    return {
      ...spec,
      behavior: { scaleUp: slower(spec.behavior.scaleUp), scaleDown: slower(spec.behavior.scaleDown) },
    };
  }
  return random.chance(0.5)
    ? { ...spec, maxReplicas: Math.max(spec.minReplicas ?? 1, random.int(1, 12)) }
    : randomSpec(random, choices);
}

/** The same rules with longer windows and periods: what was too old to count may count again. */
function slower(rules: ScalingRules = {}): ScalingRules {
  const { policies = [{ type: 'Pods', value: 2, periodSeconds: 15 }], stabilizationWindowSeconds = 0 } = rules;
  return {
    ...rules,
    stabilizationWindowSeconds: Math.min(stabilizationWindowSeconds * 2 + 45, 3600),
    policies: policies.map((policy) => ({ ...policy, periodSeconds: Math.min(policy.periodSeconds * 3, 1800) })),
  };
}

function namesSide({ metrics = [] }: AutoscalerSpec): boolean {
  return metrics.some(({ containerResource }) => containerResource?.container === 'side');
}

/** Gives pods the container that a metric names, at times all but one: of several without, upstream names any. */
function withSide(random: Random, pods: readonly LivePod[]): readonly LivePod[] {
  const without = random.chance(0.1) ? random.int(0, pods.length) : -1;
  return pods.map((pod, index) => {
    const hasSide = pod.shape === 'two' || pod.shape === 'sidecar' || pod.shape === 'pod level';
    const isFaulty = without < 0 ? pod.shape === 'no request' : index === without;
    return isFaulty ? { ...pod, shape: 'no request' } : { ...pod, shape: hasSide ? pod.shape : 'two' };
  });
}

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
      ...(random.chance(0.3) && { tolerance: random.pick([0.05, 0.2, 0.25, 0.5, 0.3]) }),
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
  readonly isExact: boolean;
  readonly isFirst: boolean;
}

function observation(random: Random, moment: Moment): RecordingLine {
  const { spec, pods, time, isFirst } = moment;
  const selector = random.chance(isFirst ? 0.1 : 0.04)
    ? random.pick(SELECTORS)
    : isFirst || random.chance(0.3)
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
    ...randomSources(random, { ...moment, metrics: spec.metrics ?? [DEFAULT_METRIC] }),
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
