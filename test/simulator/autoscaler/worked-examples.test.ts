import type { AutoscalerSpec } from '../../../lib/simulator/autoscaler/autoscaler-spec';
import { HorizontalController } from '../../../lib/simulator/autoscaler/controller';
import type { ControllerSettings } from '../../../lib/simulator/autoscaler/controller-settings';
import type { Decision } from '../../../lib/simulator/autoscaler/decision';
import type { ApiObservation, ApiPod } from '../../../lib/simulator/recording/api-objects';
import { readObservation } from '../../../lib/simulator/recording/read-observation';

const START = Date.UTC(2000, 0, 1);
const textOf = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

/** A pod long past its start: ready or pending, with its use in millicores; undefined for one without a sample. */
interface Use {
  readonly milli?: number;
  readonly pending?: boolean;
}

const many = (count: number, use: Use): Use[] => Array.from({ length: count }, () => use);

const pod = (name: string, phase: string): ApiPod => ({
  metadata: { name, labels: { app: 'inference' } },
  spec: { containers: [{ name: 'inference', resources: { requests: { cpu: '100m' } } }] },
  status: {
    phase,
    startTime: textOf(-86_400),
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: textOf(-86_390) }],
  },
});

function seen(seconds: number, uses: readonly Use[], more: Partial<ApiObservation> = {}): ApiObservation {
  return {
    kind: 'Observation',
    time: textOf(seconds),
    pods: uses.map(({ pending = false }, index) => pod(`p${index}`, pending ? 'Pending' : 'Running')),
    podMetrics: {
      items: uses.flatMap(({ milli }, index) =>
        milli === undefined
          ? []
          : [
              {
                metadata: { name: `p${index}` },
                timestamp: textOf(seconds - 10),
                window: '15s',
                containers: [{ name: 'inference', usage: { cpu: `${milli}m` } }],
              },
            ],
      ),
    },
    ...more,
  };
}

const spec = (target: number, more: Partial<AutoscalerSpec> = {}): AutoscalerSpec => ({
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
  maxReplicas: 100,
  metrics: [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: target } } },
  ],
  ...more,
});

class Run {
  private readonly controller: HorizontalController;

  public constructor(given: AutoscalerSpec, settings: ControllerSettings = {}) {
    this.controller = new HorizontalController({ name: 'inference', namespace: 'default', spec: given }, settings);
  }

  public at(seconds: number, uses: readonly Use[], replicas?: number, more: Partial<ApiObservation> = {}): Decision {
    const target = { ...(replicas !== undefined && { replicas, statusReplicas: replicas }), selector: 'app=inference' };
    return this.controller.observe(readObservation(seen(seconds, uses, { target, ...more })), { explain: true });
  }
}

const proposalOf = ({ explanation }: Decision): number | undefined => explanation?.metrics[0]?.proposal;

test.each([
  { version: '1.32', milli: 77, extra: 0, expected: 11 },
  { version: '1.33', milli: 77, extra: 0, expected: 10 },
  { version: '1.32', milli: 77, extra: 9, expected: 11 },
  { version: '1.37', milli: 77, extra: 9, expected: 10 },
  { version: '1.32', milli: 78, extra: 0, expected: 12 },
  { version: '1.37', milli: 78, extra: 0, expected: 12 },
  { version: '1.32', milli: 63, extra: 0, expected: 10 },
  { version: '1.37', milli: 63, extra: 0, expected: 10 },
])(
  '1: at the edge of the tolerance, $version goes from 10 to $expected at $milli m',
  ({ version, milli, extra, expected }) => {
    const uses = [...many(9, { milli }), { milli: milli + extra }];
    expect(proposalOf(new Run(spec(70), { kubernetesVersion: version }).at(0, uses, 10))).toBe(expected);
  },
);

test.each([
  { target: 50, milli: 20, expected: 6, utilization: 20 },
  { target: 150, milli: 60, expected: 5, utilization: 60 },
])('2: a missing pod softens a scale-down at $target %', ({ target, milli, expected, utilization }) => {
  const decision = new Run(spec(target)).at(0, [...many(9, { milli }), {}], 10);
  expect(proposalOf(decision)).toBe(expected);
  expect(decision.currentMetrics[0]?.resource?.current.averageUtilization).toBe(utilization);
});

test.each([
  { milli: 70, expected: 5, rule: 'direction reversed by assumed pods' },
  { milli: 90, expected: 5, rule: 'within tolerance with assumed pods' },
  { milli: 100, expected: 6, rule: 'ratio with assumed pods' },
])('3: pending pods soften a scale-up at $milli m', ({ milli, expected, rule }) => {
  const decision = new Run(spec(50)).at(0, [...many(3, { milli }), ...many(2, { pending: true })], 5);
  expect(decision.explanation?.metrics[0]).toMatchObject({ proposal: expected, rule });
});

test('7: without behavior the highest recommendation of the window holds, one of exactly its age included', () => {
  const run = new Run(spec(50, { minReplicas: 2 }));
  run.at(0, many(10, { milli: 50 }), 10);
  expect(run.at(15, many(10, { milli: 30 }))).toMatchObject({ targetReplicas: 10 });
  expect(run.at(300, many(10, { milli: 20 }))).toMatchObject({
    targetReplicas: 10,
    conditions: [{ type: 'AbleToScale', reason: 'ScaleDownStabilized' }, {}, { reason: 'DesiredWithinRange' }],
  });
  expect(run.at(301, many(10, { milli: 20 })).events).toEqual([
    { type: 'Normal', reason: 'SuccessfulRescale', message: 'New size: 6; reason: All metrics below target' },
  ]);
});

test('8: an up-window holds the lowest recommendation', () => {
  const run = new Run(spec(50, { behavior: { scaleUp: { stabilizationWindowSeconds: 60 } } }));
  run.at(0, many(5, { milli: 70 }), 5);
  const held = run.at(30, many(5, { milli: 120 }));
  expect(held).toMatchObject({ targetReplicas: 5, conditions: [{ reason: 'ScaleUpStabilized' }, {}, {}] });
  expect(run.at(61, many(5, { milli: 120 }))).toMatchObject({ targetReplicas: 10 });
});

test('9: a disabled direction holds', () => {
  const behavior = { scaleDown: { selectPolicy: 'Disabled', stabilizationWindowSeconds: 0 } };
  expect(new Run(spec(50, { behavior })).at(0, many(8, { milli: 15 }), 8)).toMatchObject({
    targetReplicas: 8,
    conditions: [
      { type: 'AbleToScale', reason: 'ReadyForNewScale' },
      { type: 'ScalingActive', status: 'True' },
      { type: 'ScalingLimited', status: 'True', reason: 'ScaleDownLimit' },
    ],
  });
});

test('10: without behavior the count doubles at most, and bounds come before metrics', () => {
  const run = new Run(spec(50, { maxReplicas: 8 }));
  expect(run.at(0, many(3, { milli: 900 }), 3)).toMatchObject({
    targetReplicas: 6,
    conditions: [{}, {}, { reason: 'ScaleUpLimit' }, {}],
  });
  expect(run.at(15, many(6, { milli: 900 }))).toMatchObject({
    targetReplicas: 8,
    conditions: [{}, {}, { reason: 'TooManyReplicas' }, {}],
  });
  expect(run.at(30, [], 9)).toMatchObject({
    targetReplicas: 8,
    currentMetrics: [],
    events: [{ message: 'New size: 8; reason: Current number of replicas above Spec.MaxReplicas' }],
  });
});

test.each([
  { milli: 35, replicas: 6, active: 'FailedGetExternalMetric' },
  { milli: 50, replicas: 6, active: 'ValidMetricFound' },
  { milli: 75, replicas: 9, active: 'ValidMetricFound' },
])('11: with one of two metrics failing it never scales down, at $milli m', ({ milli, replicas, active }) => {
  const external = { type: 'External', external: { metric: { name: 'q' }, target: { type: 'Value', value: '10' } } };
  const given = spec(50);
  const run = new Run({ ...given, metrics: [...(given.metrics ?? []), external] });
  const decision = run.at(0, many(6, { milli }), 6, { externalMetrics: { q: { error: 'down' } } });
  expect(decision).toMatchObject({ targetReplicas: replicas });
  expect(decision.conditions.find(({ type }) => type === 'ScalingActive')?.reason).toBe(active);
});

test('a restart forgets recommendations, so that nothing shrinks for a whole window', () => {
  const controller = new HorizontalController({ name: 'inference', namespace: 'default', spec: spec(50) });
  const observe = (seconds: number): number =>
    controller.observe(
      readObservation(
        seen(seconds, many(4, { milli: 10 }), {
          target: { ...(seconds === 0 && { replicas: 4 }), statusReplicas: 4, selector: 'app=inference' },
        }),
      ),
    ).targetReplicas;
  expect(observe(0)).toBe(4);
  controller.restart();
  expect(observe(290)).toBe(4);
  expect(observe(591)).toBe(1);
});
