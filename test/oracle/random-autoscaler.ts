import type {
  AutoscalerSpec,
  MetricSpec,
  MetricTarget,
  ScalingRules,
} from '../../lib/simulator/autoscaler/autoscaler-spec';
import type { Random } from './random';

/** What a recording's autoscaler is made for. */
export interface AutoscalerChoices {
  readonly minor: number;
  /** Whether the gate HPAScaleToZero is on. */
  readonly mayBeZero: boolean;
}

const PERIODS = [1, 15, 30, 45, 60, 180, 1800];

/** Returns a spec that the API accepts. */
export function randomSpec(random: Random, choices: AutoscalerChoices): AutoscalerSpec {
  const metrics = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => randomMetric(random));
  const hasTotals = metrics.some(({ type }) => type === 'Object' || type === 'External');
  const minReplicas = choices.mayBeZero && hasTotals && random.chance(0.5) ? 0 : random.pick([1, 1, 2, 3]);
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
    ...(random.chance(0.9) || minReplicas === 0 ? { minReplicas } : {}),
    maxReplicas: Math.max(minReplicas, 1) + random.pick([0, 2, 5, 10, 30, 500]),
    ...(random.chance(0.95) || minReplicas === 0 ? { metrics } : {}),
    ...(random.chance(0.7) && { behavior: randomBehavior(random) }),
  };
}

function randomBehavior(random: Random): NonNullable<AutoscalerSpec['behavior']> {
  return {
    ...(random.chance(0.8) && { scaleUp: randomRules(random, [0, 0, 15, 30, 60, 300]) }),
    ...(random.chance(0.8) && { scaleDown: randomRules(random, [0, 0, 0, 15, 45, 60, 300]) }),
  };
}

function randomRules(random: Random, windows: readonly number[]): ScalingRules {
  const policies = Array.from({ length: random.int(1, 3) }, () => ({
    type: random.pick(['Pods', 'Percent']),
    value: random.pick([1, 1, 2, 2, 3, 4, 10, 33, 50, 80, 90, 100, 150, 2_000_000_000]),
    periodSeconds: random.pick(PERIODS),
  }));
  return {
    ...(random.chance(0.7) && { stabilizationWindowSeconds: random.pick(windows) }),
    ...(random.chance(0.6) && { selectPolicy: random.pick(['Max', 'Max', 'Min', 'Min', 'Disabled']) }),
    ...(random.chance(0.7) && { policies }),
    ...(random.chance(0.3) && { tolerance: random.pick(['0', '0.05', '50m', '0.2', '0.07', '1', '150m']) }),
  };
}

function randomMetric(random: Random): MetricSpec {
  const type = random.pick(['Resource', 'Resource', 'Resource', 'ContainerResource', 'Pods', 'Object', 'External']);
  const metric = {
    name: random.pick(['rate', 'queue']),
    ...(random.chance(0.4) && { selector: random.pick(METRIC_SELECTORS) }),
  };
  switch (type) {
    case 'Resource':
      return { type, resource: { name: random.pick(RESOURCES), target: resourceTarget(random) } };
    case 'ContainerResource': {
      const container = random.pick(['main', 'main', 'main', 'side']);
      return {
        type,
        containerResource: { name: random.pick(['cpu', 'memory']), container, target: resourceTarget(random) },
      };
    }
    case 'Pods':
      return { type, pods: { metric, target: { type: 'AverageValue', averageValue: random.pick(AMOUNTS) } } };
    case 'Object': {
      const describedObject = random.pick([
        { kind: 'Service', name: 'inference', apiVersion: 'v1' },
        { kind: 'Ingress', name: 'inference', apiVersion: 'networking.k8s.io/v1' },
        { kind: 'Namespace', name: 'other' },
      ]);
      return { type, object: { describedObject, metric, target: totalTarget(random, true) } };
    }
    default:
      return { type: 'External', external: { metric, target: totalTarget(random, false) } };
  }
}

const RESOURCES = ['cpu', 'cpu', 'cpu', 'memory', 'memory', 'ephemeral-storage'];
/** Targets of thousandths: small ones, round ones, and such as need a suffix. */
const AMOUNTS = ['1m', '70m', '100m', '1', '30', '1.5', '2k', '1e3', '64Mi', '0.5Gi', '123456789u'];
const METRIC_SELECTORS = [
  { matchLabels: { shard: 'a' } },
  { matchLabels: { shard: 'b', zone: 'x' } },
  { matchExpressions: [{ key: 'shard', operator: 'In', values: ['b', 'a'] }] },
  { matchLabels: { shard: 'a' }, matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
  {
    matchExpressions: [
      { key: 'shard', operator: 'NotIn', values: ['c'] },
      { key: 'old', operator: 'DoesNotExist' },
    ],
  },
  { matchExpressions: [{ key: 'shard', operator: 'Near', values: ['a'] }] },
  { matchExpressions: [{ key: 'shard', operator: 'In', values: [] }] },
  { matchLabels: { '-bad': 'a' } },
  {},
];

function resourceTarget(random: Random): MetricTarget {
  return random.chance(0.7)
    ? { type: 'Utilization', averageUtilization: random.pick([1, 30, 50, 60, 70, 80, 100, 150, 400]) }
    : { type: 'AverageValue', averageValue: random.pick(AMOUNTS) };
}

function totalTarget(random: Random, mayDisagree: boolean): MetricTarget {
  if (mayDisagree && random.chance(0.05)) {
    return { type: 'Value', averageValue: '10' };
  }
  return random.chance(0.5)
    ? { type: 'Value', value: random.pick(AMOUNTS) }
    : { type: 'AverageValue', averageValue: random.pick(AMOUNTS) };
}
