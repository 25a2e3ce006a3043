import type { ServerResponse } from 'node:http';
import { LocustMaster } from '../../../lib/live/locust/locust-master';
import { json, LocalServer, type TakenRequest } from '../../support/live/local-server';

let server: LocalServer;
afterEach(() => server.stop());

async function answering(answer: (request: TakenRequest, response: ServerResponse) => void): Promise<LocustMaster> {
  server = await LocalServer.start(answer);
  return new LocustMaster(server.address);
}

/** What Locust 2.47 answers, of two endpoints and two workers. */
const STATISTICS = {
  state: 'running',
  user_count: 10,
  stats: [
    {
      method: 'POST',
      name: '/predict',
      num_requests: 60,
      num_failures: 50,
      current_rps: 6.4,
      current_fail_per_sec: 5.3,
      median_response_time: 16,
      avg_response_time: 17.5,
      min_response_time: 3,
      max_response_time: 858,
      'response_time_percentile_0.95': 41,
      'response_time_percentile_0.99': 90,
      safe_name: '/predict',
    },
    { method: '', name: 'Aggregated', num_requests: 60, num_failures: 50, 'response_time_percentile_0.95': null },
  ],
  errors: [
    { method: 'POST', name: '/predict', error: 'HTTPError(500) token=abcdefghijklmnopqrstuvwx', occurrences: 50 },
  ],
  workers: [
    { id: 'w0', state: 'running', user_count: 5, cpu_usage: 12.5, memory_usage: 1 },
    { id: 'w1', state: 'missing', user_count: 0, cpu_usage: 0 },
  ],
  current_response_time_percentiles: { 'response_time_percentile_0.5': 16, 'response_time_percentile_0.95': 39 },
};

test('statistics, failures and workers are read, percentiles by share, and secrets in errors are redacted', async () => {
  const locust = await answering((_, response) => json(response, STATISTICS));
  expect(await locust.read()).toEqual({
    state: 'running',
    users: 10,
    endpoints: [
      {
        method: 'POST',
        name: '/predict',
        requests: 60,
        failures: 50,
        requestsPerSecond: 6.4,
        failuresPerSecond: 5.3,
        median: 16,
        average: 17.5,
        min: 3,
        max: 858,
        percentiles: { '0.95': 41, '0.99': 90 },
      },
      {
        method: '',
        name: 'Aggregated',
        requests: 60,
        failures: 50,
        requestsPerSecond: 0,
        failuresPerSecond: 0,
        median: 0,
        average: 0,
        min: 0,
        max: 0,
        percentiles: {},
      },
    ],
    failures: [{ method: 'POST', name: '/predict', error: 'HTTPError(500) token=[redacted]', count: 50 }],
    workers: [
      { id: 'w0', state: 'running', users: 5, cpuPercent: 12.5 },
      { id: 'w1', state: 'missing', users: 0, cpuPercent: 0 },
    ],
    currentPercentiles: { '0.5': 16, '0.95': 39 },
  });
});

test('a load is asked for by a form, with the time that it ends by itself', async () => {
  const locust = await answering((_, response) => json(response, { success: true }));
  await locust.swarm({ users: 100, spawnRatePerSecond: 2.5, host: 'http://inference:8000', endsAfterSeconds: 59.2 });
  const [request] = server.taken;
  expect(request).toMatchObject({ method: 'POST', url: '/swarm' });
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    user_count: '100',
    spawn_rate: '2.5',
    host: 'http://inference:8000',
    run_time: '60s',
  });
});

test('fails when the load is refused, in the words of Locust', async () => {
  const locust = await answering((_, response) => json(response, { success: false, message: 'No runner' }));
  const load = { users: 1, spawnRatePerSecond: 1, host: undefined, endsAfterSeconds: 60 };
  await expect(locust.swarm(load)).rejects.toThrow('/swarm was refused: No runner');
});

test('ends the load by POST, and by GET where Locust is older', async () => {
  const locust = await answering(({ method }, response) =>
    method === 'POST' ? json(response, {}, 405) : json(response, { success: true }),
  );
  await locust.stop();
  await locust.resetStatistics();
  expect(server.taken.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /stop',
    'GET /stop',
    'POST /stats/reset',
    'GET /stats/reset',
  ]);
});

test.each([
  {
    why: 'no JSON',
    answer: (response: ServerResponse) => response.end('<html>'),
    message: /stats\/requests is no JSON: <html>/,
  },
  {
    why: 'of something else',
    answer: (response: ServerResponse) => json(response, {}),
    message: /this is no Locust master/,
  },
  {
    why: 'a fault',
    answer: (response: ServerResponse) => json(response, 'x', 500),
    message: /was answered with status 500/,
  },
  { why: 'cut off', answer: (response: ServerResponse) => response.destroy(), message: /does not answer: / },
])('fails when the answer is $why', async ({ answer, message }) => {
  const locust = await answering((_, response) => answer(response));
  await expect(locust.read()).rejects.toThrow(message);
});

test('exceptions of the users are read with their traceback', async () => {
  const exceptions = [{ count: 3, msg: 'division by zero', traceback: 'File "a.py"', nodes: 'w0' }];
  const locust = await answering((_, response) => json(response, { exceptions }));
  expect(await locust.exceptions()).toEqual([{ message: 'division by zero\nFile "a.py"', count: 3 }]);
});
