import type { Scenario } from '../../../lib/simulator/scenario/scenario';
import { simulate } from '../../../lib/simulator/simulation/simulate';
import type { SimulationResult } from '../../../lib/simulator/simulation/simulation-result';
import { workloadModel } from '../../support/workload-model';

/** 14.7 ms of CPU a request over the mix of the reference run. */
const CLASSES = [
  { name: '/predict', weight: 8, cpuSeconds: 0.018125 },
  { name: '/healthz', weight: 1, cpuSeconds: 0.001 },
  { name: '/metrics', weight: 1, cpuSeconds: 0.001 },
];
/** Requests a second of one of the reference run's 100 users. */
const REFERENCE_PER_USER = 0.782;
/** How long the reference run had the load on. */
const RUN_SECONDS = 210;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function run(users: number, seed: number, kubernetesVersion: string, durationSeconds = RUN_SECONDS): SimulationResult {
  const scenario: Scenario = {
    schemaVersion: 1,
    durationSeconds,
    controller: { kubernetesVersion },
    load: {
      closed: {
        users: { constant: users },
        spawnRatePerSecond: 10,
        thinkSeconds: { uniform: { min: 0.5, max: 2 } },
      },
    },
    service: { classes: CLASSES },
  };
  return simulate(workloadModel(), scenario, { seed });
}

/** The fewest users with whom most runs scale up, and what they ask a second. */
function firstScaling(kubernetesVersion: string): { readonly users: number; readonly perSecond: number } {
  const scales = (users: number): boolean =>
    SEEDS.filter((seed) => run(users, seed, kubernetesVersion).summary.firstScaleUpSeconds !== undefined).length >
    SEEDS.length / 2;
  let [least, most] = [125, 145];
  while (most - least > 1) {
    const users = Math.floor((least + most) / 2);
    [least, most] = scales(users) ? [least, users] : [users, most];
  }
  const steady = run(most, 1, kubernetesVersion).timeline.requestsPerSecond.slice(30);
  return { users: most, perSecond: steady.reduce((sum, rate) => sum + rate, 0) / steady.length };
}

test('100 users do not scale it, and CPU reads 56 to 59 %', () => {
  const readings = SEEDS.flatMap((seed) => {
    const { summary, timeline } = run(100, seed, '1.37');
    expect(summary).toMatchObject({ peakReplicas: 2, firstScaleUpSeconds: undefined });
    return timeline.seenUtilizationPercent.slice(75);
  });
  const usual = readings.filter((percent) => percent >= 56 && percent <= 59);
  expect(usual.length / readings.length).toBeGreaterThan(0.9);
  expect(Math.min(...readings)).toBeGreaterThanOrEqual(55);
  expect(Math.max(...readings)).toBeLessThanOrEqual(61);
});

test("scaling begins at the load of 134 to 137 of the reference's users since 1.33, below that until 1.32", () => {
  const since = firstScaling('1.37');
  expect(since.perSecond / REFERENCE_PER_USER).toBeGreaterThanOrEqual(134);
  expect(since.perSecond / REFERENCE_PER_USER).toBeLessThanOrEqual(137);
  expect(firstScaling('1.32').users).toBeLessThan(since.users);
});

test('200 users scale it, and each step says why', () => {
  const { summary, decisions, happenings, thresholds } = run(200, 1, '1.37', 600);
  expect(thresholds).toEqual({ scaleUpPercent: 78, scaleDownPercent: 35 });
  expect(summary.peakReplicas).toBeGreaterThan(2);
  expect(summary.firstScaleUpSeconds).toBeGreaterThan(15);
  expect(summary.firstScaleUpSeconds).toBeLessThan(90);
  expect(summary.scaleUpReadySeconds).toBeGreaterThan(10);
  expect(happenings.map(({ type }) => type)).toContain('podReady');
  const step = decisions.find(({ events }) => events.some(({ reason }) => reason === 'SuccessfulRescale'));
  expect(step?.explanation).toMatchObject({ path: 'metrics', current: 2, desired: summary.peakReplicas });
  expect(step?.explanation?.metrics[0]).toMatchObject({ name: 'cpu resource utilization (percentage of request)' });
});
