import { writeReport } from '../../../lib/cli/report/write-report';
import { FakeRun } from '../../support/live/fake-run';

jest.setTimeout(120_000);

test('what a run against a cluster recorded passes, without a departure from what is predicted', async () => {
  const run = new FakeRun();
  await run.go();
  const { outcome, autoscaler, capacity, readiness } = await writeReport(run.folder);
  expect(outcome).toBe('pass');
  expect(autoscaler?.comparison).toMatchObject({ departures: [], unmatched: 0 });
  expect(autoscaler?.comparison.compared).toBeGreaterThan(10);
  // 11m a user, who sends 0.8 requests a second.
  expect(capacity.cost?.request.value).toBeCloseTo(0.011 / 0.8, 3);
  expect(readiness.filter(({ status }) => status === 'failed')).toEqual([]);
});

test.each([
  {
    why: 'metrics-server was gone for a minute',
    harm: (run: FakeRun) =>
      run
        .at(60, () => {
          run.world.metricsError = 'the server is currently unable to handle the request';
        })
        .at(120, () => {
          run.world.metricsError = undefined;
        }),
  },
  {
    why: 'someone interrupted it',
    harm: (run: FakeRun) => run.at(100, () => run.interrupt.abort(new Error('SIGINT'))),
  },
])('a run in which $why is no pass, and has a report', async ({ harm }) => {
  const run = harm(new FakeRun());
  await run.go();
  const { outcome, because } = await writeReport(run.folder);
  expect(outcome).not.toBe('pass');
  expect(because).not.toEqual([]);
});
