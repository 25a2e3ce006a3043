import { loadManifests } from '../../../lib/manifests/load-manifests';
import { ManifestSet } from '../../../lib/manifests/manifest-set';
import type { NamedScenario } from '../../../lib/review/prediction/built-in-scenarios';
import { lastFallSeconds } from '../../../lib/review/prediction/last-fall';
import { predictScaling, type ScalingPredictions } from '../../../lib/review/prediction/predict-scaling';
import { reviewManifests } from '../../../lib/review/review-manifests';
import type { Scenario } from '../../../lib/simulator/scenario/scenario';

const service = (name: string, target: number, cpu = '500m', kind = 'Deployment', app = name): string => `---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: ${app} } }
    spec: { containers: [{ name: web, image: "web:1", resources: { requests: { cpu: ${cpu}, memory: 1Gi } } }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: ${name} }
  minReplicas: 2
  maxReplicas: 10
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: ${target} } } }]
`;
const short: Scenario = {
  schemaVersion: 1,
  durationSeconds: 60,
  load: { open: { rate: { constant: 1 } } },
  service: { classes: [{ name: 'r', cpuSeconds: 0.01 }] },
};
const named = (name: string, more: Partial<Scenario> = {}): NamedScenario => ({
  name,
  file: `${name}.yaml`,
  scenario: { ...short, ...more },
});

function predict(before: string, after: string, scenarios: readonly NamedScenario[] = []): ScalingPredictions {
  const [base, head] = [loadManifests(before, 'a'), loadManifests(after, 'b')];
  const side = (manifests: typeof base) => ({ manifests: new ManifestSet(manifests), cluster: {}, startupSeconds: {} });
  return predictScaling({
    review: reviewManifests(base, head, { settings: {}, today: '2026-11-24' }),
    base: side(base),
    head: side(head),
    scenarios,
    onProgress: () => undefined,
  });
}

test('a lower target scales up sooner, in each of the built-in scenarios, and the same way each time', () => {
  const found = predict(service('web', 80), service('web', 50));
  expect(found.remarks).toEqual([]);
  const [prediction] = found.predictions;
  expect(prediction?.scenarios.map(({ scenario }) => scenario)).toEqual(['steady', 'ramp', 'burst', 'day']);
  for (const { base, head } of prediction?.scenarios ?? []) {
    expect(base?.scaleUpPercent).toBeGreaterThan(head?.scaleUpPercent ?? 100);
    expect(head?.peakReplicas).toBeGreaterThanOrEqual(base?.peakReplicas ?? 100);
    expect(base?.sentRequests).toBe(head?.sentRequests);
    expect(base?.replicas.values.length).toBeLessThanOrEqual(120);
  }
  const [steady, ramp, burst] = prediction?.scenarios ?? [];
  expect(steady?.base).toMatchObject({ peakReplicas: 2, scaleUpSeconds: undefined, scaleDownSeconds: undefined });
  expect(ramp?.base?.scaleUpSeconds).toBeGreaterThan(15);
  expect(burst?.head?.scaleDownSeconds).toBeGreaterThan(0);
  expect(predict(service('web', 80), service('web', 50))).toEqual(found);
}, 60_000);

test('nothing is run where no change can matter', () => {
  const changed = service('web', 80).replace('web:1', 'web:2');
  expect(predict(service('web', 80), service('web', 80))).toEqual({ predictions: [], remarks: [] });
  expect(
    predict(service('web', 80), `${changed}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n`).remarks,
  ).toEqual([]);
});

test('a new autoscaler has figures of head, and base those of its fixed count', () => {
  const [workload = ''] = service('web', 80).split('---\napiVersion: autoscaling');
  const { predictions } = predict(workload.replace('spec:', 'spec:\n  replicas: 3'), service('web', 80), [
    named('short'),
  ]);
  expect(predictions[0]?.scenarios[0]).toMatchObject({ head: { scaleUpPercent: 89 }, base: { peakReplicas: 3 } });
  expect(predictions[0]?.scenarios[0]?.base?.scaleUpPercent).toBeUndefined();
});

test('scenarios of other workloads are left out, and said when none is left', () => {
  const scenarios = [named('mine', { target: 'web' }), named('other', { target: 'api' })];
  const { predictions } = predict(service('web', 80), service('web', 50), scenarios);
  expect(predictions[0]?.scenarios.map(({ scenario, file }) => [scenario, file])).toEqual([['mine', 'mine.yaml']]);
  expect(predict(service('web', 80), service('web', 50), scenarios.slice(1))).toEqual({
    predictions: [],
    remarks: ["'web' is not simulated: no scenario is for it"],
  });
});

test('what cannot be simulated is no fault, and said', () => {
  const { predictions, remarks } = predict(
    service('web', 80, '1', 'StatefulSet'),
    service('web', 50, '1', 'StatefulSet'),
  );
  expect(predictions).toEqual([]);
  expect(remarks[0]).toMatch(/^'web' is not simulated in base: .* what can be simulated is a Deployment$/);
  const external = (text: string): string =>
    text
      .replace('type: Resource, resource: { name: cpu,', 'type: External, external: { metric: { name: depth },')
      .replace('type: Utilization, averageUtilization: ', 'type: AverageValue, averageValue: ');
  const custom = predict(external(service('web', 80)), external(service('web', 50)), [named('short')]);
  expect(custom.predictions).toEqual([]);
  expect(custom.remarks.join()).toMatch(/short \(base\): \/metrics.*depth/);
});

test('a renamed workload is compared with what it was', () => {
  const { predictions } = predict(service('web', 80), service('shop', 80, '500m', 'Deployment', 'web'), [
    named('short'),
  ]);
  expect(predictions).toHaveLength(1);
  expect(predictions[0]?.scenarios[0]?.base).toBeDefined();
});

test('ten workloads are simulated at most, and the others counted', () => {
  const all = (target: number): string =>
    Array.from({ length: 13 }, (_, index) => service(`web-${index}`, target)).join('');
  const { predictions, remarks } = predict(all(80), all(50), [named('short')]);
  expect(predictions).toHaveLength(10);
  expect(remarks).toEqual(['3 more workloads could scale differently and are not simulated']);
});

test.each([
  { why: 'a constant load', rate: { constant: 1 }, expected: undefined },
  { why: 'a rise', rate: { ramp: { from: 1, to: 2, seconds: 60 } }, expected: undefined },
  { why: 'a fall', rate: { ramp: { from: 2, to: 1, seconds: 60 } }, expected: 0 },
  { why: 'a spike', rate: { spike: { base: 1, peak: 2, atSeconds: 100, seconds: 50 } }, expected: 150 },
  { why: 'a dip', rate: { spike: { base: 2, peak: 1, atSeconds: 100, seconds: 50 } }, expected: 100 },
  {
    why: 'a spike that outlasts the run',
    rate: { spike: { base: 1, peak: 2, atSeconds: 500, seconds: 200 } },
    expected: undefined,
  },
  { why: 'half a day', rate: { sinusoid: { mean: 2, amplitude: 1, periodSeconds: 1200 } }, expected: undefined },
  { why: 'two days', rate: { sinusoid: { mean: 2, amplitude: 1, periodSeconds: 300 } }, expected: 450 },
  {
    why: 'steps',
    rate: {
      steps: [
        { atSeconds: 0, value: 3 },
        { atSeconds: 100, value: 1 },
        { atSeconds: 200, value: 2 },
      ],
    },
    expected: 100,
  },
  {
    why: 'a trace',
    rate: {
      trace: [
        { atSeconds: 0, value: 3 },
        { atSeconds: 100, value: 5 },
        { atSeconds: 200, value: 2 },
      ],
    },
    expected: 100,
  },
])('the last fall of $why is at $expected', ({ rate, expected }) => {
  expect(lastFallSeconds({ ...short, durationSeconds: 600, load: { open: { rate } } })).toBe(expected);
});
