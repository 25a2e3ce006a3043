import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Duration } from 'cdk8s';
import { type LocustScenario, renderScenario } from '../../lib/constructs/locust-scenario';
import { installLocust, LOCUST_VERSION, type LocustRun, runLocust } from './support/locust';
import { type RecordingServer, startRecordingServer } from './support/recording-server';

const USERS = 20;
const ENDPOINTS = ['POST /predict', 'GET /healthz', 'GET /metrics'];
/** The reference's users think for longer; the mix does not depend on it, and its error falls with the requests sent. */
const HURRIED = { thinkAtLeast: Duration.millis(20), thinkAtMost: Duration.millis(60) };

let python: string;
let server: RecordingServer;
let run: LocustRun;

beforeAll(async () => {
  python = await installLocust();
}, 300_000);

const started: RecordingServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.close()));
});

async function serve(answer: (path: string) => string): Promise<void> {
  server = await startRecordingServer(answer);
  started.push(server);
}

async function load(scenario: LocustScenario, answer = (_path: string): string => '{"predictions":[]}'): Promise<void> {
  await serve(answer);
  const rendered = renderScenario({ ...HURRIED, ...scenario });
  run = await runLocust(python, { scenario: rendered, host: server.url, users: USERS, seconds: 12 });
}

const sent = (): number[] =>
  ENDPOINTS.map((each) => server.requests.filter(({ method, path }) => each === `${method} ${path}`).length);

/**
 * Returns Pearson's chi-square of counts against weights. Above the limit for its degrees of freedom, a mix that is
 * right is found wrong less than once in a million runs: P(chi-square > 27.7) < 1e-6 at 2, P(> 24.0) < 1e-6 at 1.
 */
function chiSquare(counts: readonly number[], weights: readonly number[]): number {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  return sum(
    counts.map((count, index) => {
      const expected = (sum(counts) * (weights[index] ?? 0)) / sum(weights);
      return (count - expected) ** 2 / expected;
    }),
  );
}

test('the tested Locust is the one that the load test deploys', () => {
  const construct = readFileSync(resolve(__dirname, '../../lib/constructs/locust-load-test.ts'), 'utf8');
  expect(construct).toContain(`'locustio/locust:${LOCUST_VERSION}'`);
});

test("the default is the reference's mix and payload, over connections that are kept", async () => {
  await load({});
  expect(run).toMatchObject({ exitCode: 0 });
  expect(server.requests.length).toBeGreaterThan(1000);
  expect(sent().reduce((total, count) => total + count)).toBe(server.requests.length);
  expect(chiSquare(sent(), [80, 10, 10])).toBeLessThan(27.7);
  // Names are the paths: what Locust counted under each is what arrived there.
  expect(Object.fromEntries(run.stats.map((each) => [`${each.method} ${each.name}`, each.num_requests]))).toEqual(
    Object.fromEntries(ENDPOINTS.map((each, index) => [each, sent()[index]])),
  );
  expect(server.connections()).toBe(USERS);
  for (const { body, contentType } of server.requests.filter(({ path }) => path === '/predict')) {
    expect(contentType).toBe('application/json');
    expectPayload(JSON.parse(body), 30, 11);
  }
});

test('weights, payload and the share of new connections are what the scenario says', async () => {
  await load({ weights: { predict: 1, healthz: 0, metrics: 3 }, rows: 2, features: 3, newConnectionRatio: 0.3 });
  expect(run.exitCode).toBe(0);
  const [predict = 0, healthz, metrics = 0] = sent();
  expect(healthz).toBe(0);
  expect(chiSquare([predict, metrics], [1, 3])).toBeLessThan(24);
  expectPayload(JSON.parse(server.requests.find(({ path }) => path === '/predict')?.body ?? ''), 2, 3);
  // Each user's first request opens a connection anyway; of the others, each does with probability 0.3.
  const others = server.requests.length - USERS;
  const deviation = (server.connections() - USERS - 0.3 * others) / Math.sqrt(0.3 * 0.7 * others);
  expect(others).toBeGreaterThan(1000);
  expect(Math.abs(deviation)).toBeLessThan(5); // P(|z| > 5) < 1e-6
});

test('fails the predictions whose answer is not JSON, and only those', async () => {
  await load({ newConnectionRatio: 1 }, (path) => (path === '/predict' ? '<html>' : 'not JSON either'));
  expect(run.exitCode).toBe(1);
  const failures = Object.fromEntries(run.stats.map(({ name, num_failures }) => [name, num_failures]));
  expect(failures).toEqual({ '/predict': sent()[0], '/healthz': 0, '/metrics': 0 });
  expect(server.connections()).toBe(server.requests.length);
});

test('fails before the first request when the scenario is wrong, with one line for each fault', async () => {
  await serve(() => '');
  const scenario = JSON.stringify({
    weights: { predict: -1, healthz: 1.5, metrics: true },
    payload: { rows: '30' },
    thinkSeconds: { min: 0, max: 5000 },
    newConnectionRatio: 1.01,
    users: 5,
  });
  run = await runLocust(python, { scenario, host: server.url, users: 1, seconds: 1 });
  expect(run.exitCode).toBe(2);
  expect(run.stderr.trim().split('\n')).toEqual([
    'error: scenario.json: weights.predict is -1; give a whole number from 0 to 10000',
    'error: scenario.json: weights.healthz is 1.5; give a whole number from 0 to 10000',
    'error: scenario.json: weights.metrics is true; give a whole number from 0 to 10000',
    'error: scenario.json: payload.rows is "30"; give a whole number from 1 to 10000',
    'error: scenario.json: payload.features is missing; give a whole number from 1 to 1000',
    'error: scenario.json: thinkSeconds.max is 5000; give a number from 0 to 3600',
    'error: scenario.json: newConnectionRatio is 1.01; give a number from 0 to 1',
    'error: scenario.json: users is not a setting; remove it',
  ]);
  expect(server.requests).toEqual([]);
});

test.each([
  { why: 'it is no JSON', scenario: '{', says: /^error: scenario\.json: cannot be read: / },
  { why: 'all weights are 0', scenario: { predict: 0 }, says: /weights are all 0; give at least one above 0/ },
  { why: 'think times cross', scenario: { min: 3 }, says: /thinkSeconds\.min is 3, above thinkSeconds\.max of 2/ },
])('fails when $why', async ({ scenario, says }) => {
  await serve(() => '');
  const text = typeof scenario === 'string' ? scenario : scenarioText(scenario);
  run = await runLocust(python, { scenario: text, host: server.url, users: 1, seconds: 1 });
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toMatch(says);
});

function scenarioText({ predict = 1, min = 1 }: { readonly predict?: number; readonly min?: number }): string {
  const weights = { predict, healthz: 0, metrics: 0 };
  return JSON.stringify({
    weights,
    payload: { rows: 1, features: 1 },
    thinkSeconds: { min, max: 2 },
    newConnectionRatio: 0,
  });
}

function expectPayload(payload: { rows: { timestamp: string; features: number[] }[] }, rows: number, features: number) {
  const times = payload.rows.map(({ timestamp }) => timestamp);
  expect(Object.keys(payload)).toEqual(['rows']);
  expect(times).toHaveLength(rows);
  expect(new Set(times).size).toBe(rows);
  expect(times.filter((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(time))).toEqual([]);
  expect(times.filter((time) => Math.abs(Date.parse(time) - Date.now()) > 600_000)).toEqual([]);
  expect(payload.rows.map((row) => row.features.filter(Number.isFinite).length)).toEqual(Array(rows).fill(features));
}
