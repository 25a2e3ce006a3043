import type { Scenario } from '../../../lib/simulator/scenario/scenario';
import type { WorkloadModel } from '../../../lib/simulator/scenario/workload-model';
import { EventBudget, grouped } from '../../../lib/simulator/simulation/event-budget';
import { EventQueue } from '../../../lib/simulator/simulation/event-queue';
import { runEstimate, totalOf } from '../../../lib/simulator/simulation/run-estimate';
import { simulate } from '../../../lib/simulator/simulation/simulate';
import { InvalidInput } from '../../../lib/values/invalid-input';
import { autoscalerOf, workloadModel } from '../../support/workload-model';

const SCENARIO: Scenario = {
  schemaVersion: 1,
  durationSeconds: 60,
  load: { closed: { users: { constant: 5 }, thinkSeconds: 1 } },
  service: { classes: [{ name: '/predict', cpuSeconds: 0.02 }] },
};

function refusal(scenario: Partial<Scenario>, model: WorkloadModel = workloadModel(), mostEvents?: number): string {
  try {
    simulate(model, { ...SCENARIO, ...scenario }, { seed: 0, ...(mostEvents !== undefined && { mostEvents }) });
    return 'none';
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    return error.message;
  }
}

test('what happens is counted, and ends when it is more than was given', () => {
  const queue = new EventQueue(new EventBudget(100));
  const again = (): void => {
    queue.after(0, again);
  };
  queue.after(0, again);
  expect(() => queue.runUntil(1)).toThrow("'scenario' takes more than 100 events; simulate a shorter time");
});

test.each([
  { why: 'pods at the start', scenario: { initialReplicas: 100_000 }, most: '100,000 pods that start' },
  {
    why: 'steps over a long time',
    scenario: { durationSeconds: 86_400 * 300 },
    most: 'the load as rates',
  },
  {
    why: 'probes of many pods',
    scenario: { durationSeconds: 36_000, initialReplicas: 600 },
    model: workloadModel({ autoscaler: autoscalerOf({ minReplicas: 600, maxReplicas: 600 }) }),
    most: 'probes of 600 pods',
  },
  {
    why: 'syncs and samples',
    scenario: { durationSeconds: 86_400 * 30, controller: { syncPeriodSeconds: 1e-3 } },
    most: 'syncs of the autoscaler over 2 pods',
  },
  {
    why: 'scrapes',
    scenario: { metrics: { custom: { queue: { of: 'queueLength' as const, scrapeSeconds: 1e-9 } } } },
    most: 'scrapes of custom metrics',
  },
])('a run is refused before it starts for $why', ({ scenario, model, most }) => {
  expect(refusal(scenario, model)).toMatch(
    new RegExp(`^'scenario' would take about [\\d,]+ events \\(${most} [\\d,]+, .*\\), and at most 10,000,000 are`),
  );
});

test('a million users are rates, and requests that nobody answers end at the limit', () => {
  const users = { closed: { users: { constant: 1_000_000 }, thinkSeconds: 1 } };
  expect(refusal({ load: users })).toBe('none');
  const nobody = workloadModel({ autoscaler: undefined, replicas: 0 });
  const load = { closed: { users: { constant: 50 }, thinkSeconds: 0 } };
  const service = { classes: [{ name: '/predict', cpuSeconds: 1 }] };
  expect(refusal({ load, service, durationSeconds: 600 }, nobody, 200_000)).toMatch(
    /^'scenario' takes more than 200,000/,
  );
});

test('pods that an autoscaler adds without end are counted as they come', () => {
  const model = workloadModel({ autoscaler: autoscalerOf({ minReplicas: 1, maxReplicas: 1_000_000 }) });
  const load = { open: { rate: { constant: 2000 } } };
  expect(refusal({ load, durationSeconds: 600 }, model, 20_000)).toMatch(/takes more than 20,000 events/);
});

test('the count is the same each time, and told at the end', () => {
  const counts: number[] = [];
  for (const seed of [7, 7]) {
    simulate(workloadModel(), SCENARIO, { seed, onEvents: (events) => counts.push(events) });
  }
  expect(counts[0]).toBe(counts[1]);
  const estimate = totalOf(runEstimate(workloadModel(), SCENARIO, 'requests'));
  expect(estimate / (counts[0] ?? 0)).toBeGreaterThan(0.4);
  expect(estimate / (counts[0] ?? 0)).toBeLessThan(2.5);
});

test('counts are written with commas, and those that nobody reads with an exponent', () => {
  expect([999, 1000, 12_345_678, 1e18].map(grouped)).toEqual(['999', '1,000', '12,345,678', '1e+18']);
});
