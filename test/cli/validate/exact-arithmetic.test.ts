import { ExactArithmetic } from '../../../lib/cli/validate/exact-arithmetic';

const autoscaler = (spec: object = {}) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'inference', namespace: 'default' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
    minReplicas: 2,
    maxReplicas: 20,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: 'Max',
        policies: [
          { type: 'Pods', value: 4, periodSeconds: 15 },
          { type: 'Percent', value: 100, periodSeconds: 15 },
        ],
      },
      scaleDown: {
        stabilizationWindowSeconds: 60,
        selectPolicy: 'Min',
        policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
      },
    },
    ...spec,
  },
});
const reference = new ExactArithmetic(autoscaler(), { kubernetesVersion: '1.37' });

test('the reference first acts at 78 %, and at 77 % until 1.32', () => {
  expect(reference.scaleUpAtPercent(2, 1000)).toBe(78);
  const older = new ExactArithmetic(autoscaler(), { kubernetesVersion: '1.32' });
  expect(older.scaleUpAtPercent(2, 1000)).toBe(77);
});

test.each([
  { cpuMilli: 1152, from: 2, rests: 2 },
  { cpuMilli: 1559, from: 2, rests: 2 },
  { cpuMilli: 1560, from: 2, rests: 3 },
  { cpuMilli: 2304, from: 2, rests: 4 },
  { cpuMilli: 50_000, from: 2, rests: 20 },
  { cpuMilli: 100, from: 5, rests: 2 },
])('$cpuMilli m of CPU on $from pods that request 1 CPU rest at $rests', ({ cpuMilli, from, rests }) => {
  expect(reference.restsAt({ cpuMilli, requestMilli: 1000 }, from)).toBe(rests);
});

test('the least demand is the first that leads there', () => {
  const demand = reference.leastDemand(1000, 2, 4);
  expect(demand).toBeDefined();
  expect(reference.restsAt({ cpuMilli: demand ?? 0, requestMilli: 1000 }, 2)).toBeGreaterThanOrEqual(4);
  expect(reference.restsAt({ cpuMilli: (demand ?? 0) - 1, requestMilli: 1000 }, 2)).toBeLessThan(4);
});

test('no demand leads past the maximum', () => {
  expect(reference.leastDemand(1000, 2, 21)).toBeUndefined();
});

test('the way down takes the window, and a minute for each pod after the first', () => {
  expect(reference.secondsDown({ cpuMilli: 0, requestMilli: 1000 }, 4, 2)).toBe(60 + 60);
  expect(reference.secondsDown({ cpuMilli: 0, requestMilli: 1000 }, 2, 2)).toBe(0);
});

test('the way down never ends under a demand that holds', () => {
  expect(reference.secondsDown({ cpuMilli: 2800, requestMilli: 1000 }, 4, 2)).toBeUndefined();
});

test('nothing is said of an autoscaler that scales on something else', () => {
  const metrics = [
    { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '5' } } },
  ];
  const other = new ExactArithmetic(autoscaler({ metrics }), {});
  expect(other.restsAt({ cpuMilli: 1000, requestMilli: 1000 }, 2)).toBeUndefined();
  expect(other.leastDemand(1000, 2, 3)).toBeUndefined();
  expect(other.scaleUpAtPercent(2, 1000)).toBeUndefined();
  expect(other.secondsDown({ cpuMilli: 0, requestMilli: 1000 }, 4, 2)).toBeUndefined();
});
