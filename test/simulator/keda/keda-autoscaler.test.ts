import { manifestOf } from '../../../lib/manifests/manifest';
import { kedaHorizontalPodAutoscaler, kedaModelOf } from '../../../lib/simulator/keda/keda-autoscaler';

const scaledObject = (spec: object, annotations: object = {}) =>
  manifestOf({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'inference', namespace: 'ml', annotations },
    spec: { scaleTargetRef: { name: 'inference' }, ...spec },
  });

const PROMETHEUS = {
  type: 'prometheus',
  metadata: { serverAddress: 'http://prometheus:9090', query: 'sum(x)', threshold: '12.5', activationThreshold: '3' },
};
const CRON = {
  type: 'cron',
  metadata: { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '*/30 18 * * 1-5', desiredReplicas: '6' },
};
const CPU = { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } };

test('KEDA makes an autoscaler with its own name, at least one replica and up to a hundred', () => {
  const { metadata, spec } = kedaHorizontalPodAutoscaler(scaledObject({ triggers: [PROMETHEUS] }));
  expect(metadata).toEqual({ name: 'keda-hpa-inference', namespace: 'ml' });
  expect(spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
    minReplicas: 1,
    maxReplicas: 100,
    metrics: [
      {
        type: 'External',
        external: {
          metric: { name: 's0-prometheus', selector: { matchLabels: { 'scaledobject.keda.sh/name': 'inference' } } },
          target: { type: 'AverageValue', averageValue: '12500m' },
        },
      },
    ],
  });
});

test('metrics are named by the place of their trigger, and sorted by their type', () => {
  const { spec } = kedaHorizontalPodAutoscaler(scaledObject({ triggers: [CPU, PROMETHEUS, CRON] }));
  expect(spec.metrics?.map(({ external, resource }) => external?.metric.name ?? resource)).toEqual([
    's1-prometheus',
    's2-cron-Europe-Berlin-08xx1-5-xSl3018xx1-5',
    { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
  ]);
});

test('behavior, name, bounds and value targets are passed through', () => {
  const behavior = { scaleDown: { stabilizationWindowSeconds: 60 } };
  const { metadata, spec } = kedaHorizontalPodAutoscaler(
    scaledObject({
      minReplicaCount: 2,
      maxReplicaCount: 9,
      advanced: { horizontalPodAutoscalerConfig: { name: 'mine', behavior } },
      triggers: [{ ...PROMETHEUS, metricType: 'Value' }],
    }),
  );
  expect(metadata?.name).toBe('mine');
  expect(spec).toMatchObject({ minReplicas: 2, maxReplicas: 9, behavior });
  expect(spec.metrics?.[0]?.external?.target).toEqual({ type: 'Value', value: '12500m' });
});

test('a paused object is held at its count', () => {
  const paused = scaledObject({ triggers: [CPU] }, { 'autoscaling.keda.sh/paused-replicas': '0' });
  expect(kedaHorizontalPodAutoscaler(paused).spec).toMatchObject({ minReplicas: 1, maxReplicas: 1 });
});

test("KEDA's own part has KEDA's defaults", () => {
  expect(kedaModelOf(scaledObject({ triggers: [PROMETHEUS, CPU] }))).toEqual({
    pollingIntervalSeconds: 30,
    cooldownPeriodSeconds: 300,
    idleReplicas: undefined,
    minReplicas: 0,
    triggers: [
      { type: 'prometheus', metricName: 's0-prometheus', threshold: 12.5, activationThreshold: 3 },
      { type: 'cpu' },
    ],
  });
});

test.each([
  { why: 'another trigger', spec: { triggers: [{ type: 'kafka', metadata: {} }] }, says: "is 'kafka'" },
  { why: 'a threshold that is none', spec: { triggers: [{ type: 'prometheus', metadata: {} }] }, says: 'is missing' },
  {
    why: 'a schedule without end',
    spec: { triggers: [{ type: 'cron', metadata: { timezone: 'UTC', start: '* * * * *' } }] },
    says: 'end',
  },
  {
    why: 'formulas',
    spec: { advanced: { scalingModifiers: { formula: 'a + b' } }, triggers: [CPU] },
    says: 'formulas',
  },
])('fails for $why', ({ spec, says }) => {
  expect(() => kedaHorizontalPodAutoscaler(scaledObject(spec))).toThrow(says);
});
