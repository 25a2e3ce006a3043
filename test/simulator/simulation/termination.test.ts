import { simulate } from '../../../lib/simulator/simulation/simulate';
import type { RequestFigures } from '../../../lib/simulator/simulation/simulation-result';
import { REFERENCE_CONTAINER, workloadModel } from '../../support/workload-model';

/** What becomes of the requests of four minutes in which a rolling update replaces all pods. */
function figures(preStopSeconds: number, graceSeconds: number, waitSeconds: number): RequestFigures {
  const model = workloadModel({
    autoscaler: undefined,
    replicas: 4,
    containers: [{ ...REFERENCE_CONTAINER, preStopSeconds }],
    terminationGracePeriodSeconds: graceSeconds,
  });
  const { summary } = simulate(
    model,
    {
      schemaVersion: 1,
      durationSeconds: 240,
      load: { open: { rate: { constant: 40 }, newConnectionRatio: 0.5 } },
      service: { classes: [{ name: 'all', cpuSeconds: 0.01, waitSeconds }] },
      events: [{ atSeconds: 20, rollingUpdate: {} }],
    },
    { seed: 3 },
  );
  return summary.requests;
}

const failures = ({ failed }: RequestFigures): number => Object.values(failed).reduce((sum, count) => sum + count, 0);

test('a pod that stops at once is asked until the proxies know, and refuses', () => {
  expect(figures(0, 30, 0.1).failed.refused).toBeGreaterThan(0);
});

test('a preStop longer than the proxies need, and a grace longer than the requests, lose nothing', () => {
  const drained = figures(5, 30, 2);
  expect(failures(drained)).toBe(0);
  expect(drained.served).toBeGreaterThan(9000);
});

test('a grace shorter than the requests loses those under way', () => {
  expect(figures(5, 6, 8).failed.podEnded).toBeGreaterThan(0);
});
