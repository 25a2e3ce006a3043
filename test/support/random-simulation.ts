import type { AutoscalerSpec, MetricSpec, ScalingRules } from '../../lib/simulator/autoscaler/autoscaler-spec';
import type { Profile, Scenario, TimedEvent } from '../../lib/simulator/scenario/scenario';
import type { KedaModel, WorkloadModel } from '../../lib/simulator/scenario/workload-model';
import { Random } from '../../lib/simulator/simulation/random';
import { autoscalerOf, REFERENCE_CONTAINER, workloadModel } from './workload-model';

/** What a simulation is made of. */
export interface RandomSimulation {
  readonly model: WorkloadModel;
  readonly scenario: Scenario;
}

/** Returns a simulation that a seed determines: small, eventful, with metrics of all kinds. */
export function randomSimulation(seed: number, kubernetesVersion: string): RandomSimulation {
  const random = new Random(seed, 'simulation');
  const minor = Number(kubernetesVersion.split('.')[1]);
  const isKeda = random.chance(0.2);
  const spec = randomSpec(random, minor, isKeda);
  const duration = 300 + 60 * random.below(15);
  return {
    model: workloadModel({
      autoscaler: autoscalerOf(spec),
      keda: isKeda ? keda(random) : undefined,
      containers: random.chance(0.3) ? [REFERENCE_CONTAINER, SIDECAR] : [REFERENCE_CONTAINER],
      hasInit: random.chance(0.5),
      minReadySeconds: random.chance(0.2) ? 10 : 0,
    }),
    scenario: {
      schemaVersion: 1,
      durationSeconds: duration,
      startTime: '2000-01-01T01:00:00Z',
      load: { open: { rate: profile(random, duration), connections: 16, newConnectionRatio: random.next() / 5 } },
      service: {
        classes: [{ name: 'all', cpuSeconds: { exponential: { mean: 0.05 } }, memory: '8Mi' }],
        memory: '300Mi',
        startupCpuSeconds: random.chance(0.5) ? 5 : 0,
        startupSeconds: { uniform: { min: 1, max: 20 } },
        idleCpu: '20m',
        concurrency: 30,
        queueLimit: 50,
        timeoutSeconds: 5,
      },
      ...(random.chance(0.6) && { nodes: [{ count: 2 + random.below(2), cpu: 2 + random.below(4), memory: '16Gi' }] }),
      metrics: {
        resolutionSeconds: random.chance(0.3) ? 60 : 15,
        custom: {
          requests_per_second: { of: 'requestsPerSecond' },
          latency: { of: 'latencyP95Seconds', delaySeconds: 5 },
          in_flight: { of: 'inFlight', scrapeSeconds: 5 },
          's0-prometheus': { of: 'requestsPerSecond', windowSeconds: 30 },
        },
      },
      controller: {
        kubernetesVersion,
        ...(random.chance(0.4) && { downscaleStabilizationSeconds: 60 }),
        ...(random.chance(0.3) && { tolerance: 0.05 }),
        ...(random.chance(0.3) && { cpuInitializationPeriodSeconds: 30, initialReadinessDelaySeconds: 10 }),
      },
      events: events(random, duration),
    },
  };
}

const SIDECAR = {
  ...REFERENCE_CONTAINER,
  name: 'proxy',
  isSidecar: false,
  cpuRequest: 0.1,
  memoryRequest: 64 * 1024 ** 2,
  readinessProbe: undefined,
  livenessProbe: undefined,
};

function profile(random: Random, duration: number): Profile {
  const peak = 10 + random.below(60);
  return pick<Profile>(random, [
    { constant: peak },
    { ramp: { from: 1, to: peak, seconds: duration / 2 } },
    { spike: { base: 3, peak: 2 * peak, atSeconds: duration / 3, seconds: 90 } },
    { sinusoid: { mean: peak, amplitude: peak - 1, periodSeconds: duration } },
  ]);
}

function randomSpec(random: Random, minor: number, isKeda: boolean): Partial<AutoscalerSpec> {
  const metrics = isKeda ? [KEDA_METRIC] : METRICS.filter(() => random.chance(0.4));
  return {
    minReplicas: 1 + random.below(3),
    maxReplicas: 3 + random.below(8),
    metrics: metrics.length === 0 ? METRICS.slice(0, 1) : metrics,
    behavior: {
      scaleUp: { ...rules(random), ...(minor >= 35 && random.chance(0.3) && { tolerance: '0.02' }) },
      scaleDown: rules(random),
    },
  };
}

function rules(random: Random): ScalingRules {
  return {
    stabilizationWindowSeconds: pick(random, [0, 0, 30, 60]),
    selectPolicy: pick(random, ['Max', 'Min']),
    policies: [
      { type: 'Pods', value: 1 + random.below(4), periodSeconds: pick(random, [15, 60]) },
      { type: 'Percent', value: pick(random, [10, 50, 100]), periodSeconds: pick(random, [15, 60]) },
    ],
  };
}

const KEDA_METRIC: MetricSpec = {
  type: 'External',
  external: {
    metric: { name: 's0-prometheus', selector: { matchLabels: { 'scaledobject.keda.sh/name': 'inference' } } },
    target: { type: 'AverageValue', averageValue: '12' },
  },
};

const METRICS: readonly MetricSpec[] = [
  { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
  { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '400Mi' } } },
  {
    type: 'ContainerResource',
    containerResource: { name: 'cpu', container: 'inference', target: { type: 'Utilization', averageUtilization: 50 } },
  },
  { type: 'Pods', pods: { metric: { name: 'in_flight' }, target: { type: 'AverageValue', averageValue: '2' } } },
  {
    type: 'Object',
    object: {
      describedObject: { apiVersion: 'v1', kind: 'Service', name: 'inference' },
      metric: { name: 'latency' },
      target: { type: 'Value', value: '200m' },
    },
  },
  {
    type: 'External',
    external: { metric: { name: 'requests_per_second' }, target: { type: 'AverageValue', averageValue: '9500m' } },
  },
];

function keda(random: Random): KedaModel {
  return {
    pollingIntervalSeconds: 10,
    cooldownPeriodSeconds: 60,
    idleReplicas: undefined,
    minReplicas: random.below(2),
    triggers: [{ type: 'prometheus', metricName: 's0-prometheus', threshold: 12, activationThreshold: 2 }],
  };
}

function events(random: Random, duration: number): TimedEvent[] {
  const at = (): number => Math.round(random.next() * duration * 1000) / 1000;
  const all: TimedEvent[] = [
    { atSeconds: at(), apply: { replicas: random.below(6) } },
    { atSeconds: at(), nodeLost: { node: 0, seconds: 60 + random.below(300) } },
    { atSeconds: at(), metricsDown: { seconds: 45 } },
    { atSeconds: at(), dependencyDown: { seconds: 30 } },
    { atSeconds: at(), controllerRestart: {} },
    { atSeconds: at(), rollingUpdate: {} },
    { atSeconds: at(), autoscalerChange: { maxReplicas: 12, behavior: { scaleDown: { selectPolicy: 'Disabled' } } } },
  ];
  return all.filter(() => random.chance(0.4));
}

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[random.below(choices.length)] as T;
}
