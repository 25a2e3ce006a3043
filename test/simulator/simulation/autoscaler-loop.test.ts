import type { AutoscalerSpec } from '../../../lib/simulator/autoscaler/autoscaler-spec';
import type { Scenario } from '../../../lib/simulator/scenario/scenario';
import { type ScriptedRun, scriptedRun } from '../../support/scripted-run';
import { autoscalerOf, workloadModel } from '../../support/workload-model';

type Line = Readonly<Record<string, unknown>>;

const seconds = ({ time }: Line): number => (Date.parse(String(time)) - Date.UTC(2000, 0, 1)) / 1000;
const observations = ({ lines }: ScriptedRun): Line[] => lines.filter(({ kind }) => kind === 'Observation');
const targets = (run: ScriptedRun): unknown[] => observations(run).map(({ target }) => target);

const run = (scenario: Partial<Scenario>, spec: Partial<AutoscalerSpec> = {}): ScriptedRun =>
  scriptedRun({
    model: workloadModel({ autoscaler: autoscalerOf(spec) }),
    scenario,
    script: { cpus: [{ at: 0, value: 0.5 }], drainSeconds: 20 },
  });

test('looks are a sync period and what the look takes apart, so that they drift', () => {
  const times = observations(run({ durationSeconds: 600 })).map(seconds);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15.02 - 0.001);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(15.2 + 0.001);
  expect(times[0]).toBeLessThan(15);
});

test('another sync period is kept', () => {
  expect(observations(run({ durationSeconds: 600, controller: { syncPeriodSeconds: 60 } })).length).toBeLessThanOrEqual(
    10,
  );
});

test.each([
  { version: '1.37', after: 0 },
  { version: '1.36', after: 15 },
])('after a restart a controller of $version looks $after s later', ({ version, after }) => {
  const restarted = run({
    controller: { kubernetesVersion: version },
    events: [{ atSeconds: 100, controllerRestart: {} }],
  });
  const next = observations(restarted)
    .map(seconds)
    .find((time) => time >= 100);
  expect(next).toBeCloseTo(100 + after, 6);
  expect(restarted.lines.filter(({ kind }) => kind === 'ControllerRestart').map(seconds)).toEqual([100]);
});

test.each([
  { version: '1.37', gates: {}, isAtOnce: true },
  { version: '1.37', gates: { HPAGeneration: false }, isAtOnce: false },
  { version: '1.36', gates: {}, isAtOnce: false },
])('a changed spec is looked at at once: $isAtOnce, with $version and $gates', ({ version, gates, isAtOnce }) => {
  const changed = run({
    controller: { kubernetesVersion: version, featureGates: gates },
    events: [{ atSeconds: 100.5, autoscalerChange: { maxReplicas: 5 } }],
  });
  expect(observations(changed).some((line) => seconds(line) === 100.5)).toBe(isAtOnce);
  const change = changed.lines.find(({ kind }) => kind === 'AutoscalerChange');
  expect(change).toMatchObject({ spec: { minReplicas: 2, maxReplicas: 5 } });
});

test('an apply that resets the count is seen as such, and put right below the minimum', () => {
  const applied = run({ events: [{ atSeconds: 100, apply: { replicas: 1 } }] });
  expect(targets(applied).filter((target) => (target as { replicas?: number }).replicas !== undefined)).toEqual([
    { replicas: 2, statusReplicas: 2, selector: 'app=inference' },
    { replicas: 1, statusReplicas: 1 },
  ]);
  const [last] = applied.result.decisions.flatMap(({ events }) => events.map(({ message }) => message));
  expect(last).toBe('New size: 2; reason: Current number of replicas below Spec.MinReplicas');
  expect(applied.result.summary.finalReplicas).toBe(2);
});

test('pods are written as the API server does: Pending without start, then not ready, ready, under deletion', () => {
  const grown = run({
    nodes: [{ count: 1, cpu: 4, memory: '16Gi' }],
    durationSeconds: 400,
    events: [
      { atSeconds: 50, autoscalerChange: { minReplicas: 6 } },
      {
        atSeconds: 200,
        autoscalerChange: { minReplicas: 1, behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } },
      },
    ],
  });
  const statuses = observations(grown).flatMap(
    ({ pods }) => pods as { metadata: object; status: Record<string, unknown> }[],
  );
  const shapes = new Set(
    statuses.map(
      ({ metadata, status }) => `${'deletionTimestamp' in metadata} ${status.phase} ${'startTime' in status}`,
    ),
  );
  expect([...shapes]).toEqual(
    expect.arrayContaining(['false Running true', 'false Pending false', 'true Running true']),
  );
});

test('without an autoscaler nothing is recorded and nothing decided', () => {
  const { lines, result } = scriptedRun({ model: workloadModel({ autoscaler: undefined, replicas: 3 }) });
  expect(lines).toEqual([]);
  expect(result).toMatchObject({ decisions: [], thresholds: undefined, workload: { minReplicas: 3, maxReplicas: 3 } });
});

test('fails for an autoscaler that the API would refuse', () => {
  expect(() => run({}, { minReplicas: 9, maxReplicas: 3 })).toThrow('maxReplicas');
  expect(() => run({ events: [{ atSeconds: 5, autoscalerChange: { maxReplicas: 0 } }] })).toThrow('maxReplicas');
});
