import type { ApiObservation } from '../../../lib/simulator/recording/api-objects';
import { microsOf } from '../../../lib/values/instant';
import { scriptedRun } from '../../support/scripted-run';
import { workloadModel } from '../../support/workload-model';

const STEP_AT = 200;
const START = microsOf('2000-01-01T00:00:00Z') ?? 0;

interface Seen {
  readonly time: number;
  /** Least and most CPU of a pod, thousandths. */
  readonly cpu: readonly number[];
  readonly age: number;
  readonly window: number;
}

/** What the autoscaler sees of pods that use 0.1 CPUs, and 0.6 from 200 s on. */
function seen(seed: number): Seen[] {
  const model = workloadModel();
  const script = {
    cpus: [
      { at: 0, value: 0.1 },
      { at: STEP_AT, value: 0.6 },
    ],
  };
  const { lines } = scriptedRun({ model, seed, script, scenario: { durationSeconds: 400, service: IDLE } });
  return (lines as unknown as ApiObservation[])
    .filter(({ kind }) => kind === 'Observation')
    .map(({ time, podMetrics }) => {
      const now = ((microsOf(time) ?? 0) - START) / 1e6;
      const items = podMetrics?.items ?? [];
      return {
        time: now,
        cpu: items.map(({ containers }) => Number.parseInt(String(containers?.[0]?.usage?.cpu), 10) / 1e6),
        age: now - ((microsOf(items[0]?.timestamp ?? '') ?? 0) - START) / 1e6,
        window: Number.parseFloat(items[0]?.window ?? ''),
      };
    });
}

const IDLE = { classes: [{ name: 'all', cpuSeconds: 0.01 }], idleCpu: '100m' };
const RUNS = Array.from({ length: 40 }, (_, index) => seen(index + 1));

test('every sync sees both pods, from the first on', () => {
  expect(RUNS.flat().every(({ cpu }) => cpu.length === 2)).toBe(true);
});

test('windows are the distance of two samples: 10 to 30 s, and more where a scrape sees no new one', () => {
  const windows = RUNS.flat().map(({ window }) => window);
  expect(Math.min(...windows)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...windows)).toBeLessThan(40);
});

test('what is seen is up to 20 s old by the sample and 15 s by the scrape, and rarely fresh', () => {
  const ages = RUNS.flat().map(({ age }) => age);
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...ages)).toBeLessThan(20 + 15 + 1.5);
  const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
  expect(mean).toBeGreaterThan(10);
  expect(mean).toBeLessThan(20);
});

test('a step shows wholly 20 to 70 s later, looks included, and not before two samples after it', () => {
  const delays = RUNS.map((run) => {
    const whole = run.find(({ cpu }) => cpu.every((milli) => milli >= 599));
    return (whole?.time ?? Number.NaN) - STEP_AT;
  });
  expect(Math.min(...delays)).toBeGreaterThan(10);
  expect(Math.max(...delays)).toBeLessThan(40 + 15 + 15 + 5);
  const sorted = [...delays].sort((a, b) => a - b);
  expect(sorted[20]).toBeGreaterThan(30);
  expect(sorted[20]).toBeLessThan(60);
});

test('metrics-server that is down fails the metric, and is back when it has two samples', () => {
  const { result, lines } = scriptedRun({
    scenario: { events: [{ atSeconds: 60, metricsDown: { seconds: 60 } }], durationSeconds: 300 },
    script: { cpus: [{ at: 0, value: 0.5 }] },
  });
  const errors = (lines as unknown as ApiObservation[])
    .filter(({ podMetrics }) => typeof podMetrics?.error === 'string')
    .map(({ time }) => ((microsOf(time) ?? 0) - START) / 1e6);
  expect(Math.min(...errors)).toBeGreaterThan(60);
  expect(Math.max(...errors)).toBeGreaterThan(120);
  expect(Math.max(...errors)).toBeLessThan(120 + 15 + 20 + 15);
  const reasons = result.decisions.flatMap(({ conditions }) => conditions.map(({ reason }) => reason));
  expect(reasons).toContain('FailedGetResourceMetric');
});

test('metrics-server that knows nodes but no pod answers with an empty list, not with a failure', () => {
  const { lines, result } = scriptedRun({
    scenario: { durationSeconds: 200 },
    script: { isUnhealthy: (now) => now > 20 && now < 60, cpus: [{ at: 0, value: 0.5 }] },
  });
  expect(result.summary.livenessRestarts).toBe(2);
  const answers = (lines as unknown as ApiObservation[]).flatMap(({ podMetrics }) => podMetrics ?? []);
  expect(answers.some(({ items }) => items?.length === 0)).toBe(true);
  expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
});
