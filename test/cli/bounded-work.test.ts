import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli';

const folder = mkdtempSync(join(tmpdir(), 'bounded-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function service({ probe = 10, fewest = 2, most = 5 } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: example.org/web:1.0.0
          resources: { requests: { cpu: 500m } }
          livenessProbe:
            tcpSocket: { port: 80 }
            periodSeconds: ${probe}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  minReplicas: ${fewest}
  maxReplicas: ${most}
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
`;
}

const SCENARIO = `schemaVersion: 1
durationSeconds: 60
load: { closed: { users: { constant: 5 }, thinkSeconds: 1 } }
service: { classes: [{ name: /predict, cpuSeconds: 0.02 }] }
`;
const good = file('good.yaml', service());
const scenario = file('scenario.yaml', SCENARIO);

describe('simulate refuses with one sentence', () => {
  test.each([
    { why: 'pods by the hundred thousand', set: ['initialReplicas=100000'], says: /100,000 pods that start/ },
    {
      why: 'a count that is none',
      set: ['initialReplicas=1e300'],
      says: /initialReplicas' is 1e\+300; give 150000 or less/,
    },
    {
      why: 'connections by the milliard',
      set: ['load.open.rate.constant=1', 'load.open.connections=1000000000'],
      says: /connections' is 1000000000; give 1000000 or less/,
    },
    {
      why: 'a day of ten thousand pods',
      set: ['initialReplicas=10000', 'durationSeconds=86400'],
      says: /10,000 pods that start/,
    },
    { why: 'a tiny period of syncs', set: ['controller.syncPeriodSeconds=1e-9'], says: /give 1 or more/ },
    { why: 'a tiny period of housekeeping', set: ['metrics.housekeepingSeconds=1e-9'], says: /give 1 or more/ },
    {
      why: 'a quantity beyond 64 bits',
      set: ['service.memory=1e400'],
      says: /service.memory' is .*; give a (quantity of at most|finite number)/,
    },
    { why: 'a load beyond all clients', set: ['load.closed.users.constant=1e12'], says: /give 1000000000 or less/ },
  ])('$why', async ({ set, says }) => {
    const settings = set.flatMap((each) => ['--set', each]);
    const { code, stderr } = await runCli(['simulate', good, '--scenario', scenario, ...settings]);
    expect(stderr).toMatch(says);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
  });

  test('a probe that asks before it has been asked, with its line and its range', async () => {
    const bad = file('negative.yaml', service({ probe: -1 }));
    const { code, stderr } = await runCli(['simulate', bad, '--scenario', scenario]);
    expect([code, stderr.replace(bad, 'negative.yaml')]).toEqual([
      2,
      "'negative.yaml:15 spec.template.spec.containers[0].livenessProbe.periodSeconds' is -1; give a whole number from 0 to 2147483647\n",
    ]);
  });

  test('a trace of times that never come', async () => {
    file('far.csv', '0,1\n1e300,5\n');
    const far = file('far.yaml', SCENARIO.replace('{ constant: 5 }', '{ trace: { csv: far.csv } }'));
    const { code, stderr } = await runCli(['simulate', good, '--scenario', far]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/far.csv:2' is '1e300,5'; give at most 31622400 seconds/),
    ]);
  });

  test('a trace of nothing but faults, of which the first are told', async () => {
    file('bad.csv', `0,1\n${'x\n'.repeat(100_000)}`);
    const bad = file('bad.yaml', SCENARIO.replace('{ constant: 5 }', '{ trace: { csv: bad.csv } }'));
    const { code, stderr } = await runCli(['simulate', good, '--scenario', bad]);
    expect([code, stderr.split('\n').length]).toEqual([2, 52]);
  });
});

test('a long trace costs what it has, not what it has squared', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => `${index},${20_000 + (index % 7)}`);
  file('long.csv', rows.join('\n'));
  const long = file(
    'long.yaml',
    SCENARIO.replace(
      'closed: { users: { constant: 5 }, thinkSeconds: 1 }',
      'open: { rate: { trace: { csv: long.csv } } }',
    ),
  );
  const { code, stderr } = await runCli(['simulate', good, '--scenario', long, '--set', 'durationSeconds=3600']);
  expect([code, stderr]).toEqual([0, '']);
});

test('settings refuse a quantity that no node has', async () => {
  const settings = file('settings.yaml', 'nodes: [{ count: 1, cpu: "1e400", memory: 1Gi }]\n');
  const { code, stderr } = await runCli(['check', good, '--settings', settings]);
  expect([code, stderr.replace(settings, 'settings.yaml')]).toEqual([
    2,
    `'settings.yaml:1 nodes[0].cpu' is "1e400"; give a quantity of at most 2^63 - 1, such as 16 or 64Gi\n`,
  ]);
});

test('explain refuses a selector without an operator', async () => {
  const text = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  maxReplicas: 10
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics:
    - type: External
      external:
        metric: { name: q, selector: { matchExpressions: [{ key: a, operator: null }] } }
        target: { type: Value, value: "1" }
`;
  const { code, stderr } = await runCli(['explain', file('operator.yaml', text)]);
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(
      /operator.yaml:1 .*matchExpressions\[0\].operator' is null; give In, NotIn, Exists or DoesNotExist/,
    ),
  ]);
});

describe('review leaves out what is too large, and says so', () => {
  const large = file('large.yaml', service({ fewest: 20_000, most: 20_000 }));
  const sentence = /'web' is not simulated in head under steady, ramp, burst, day: it would take about [\d,]+ events/;

  test.each(['text', 'markdown', 'html', 'json', 'sarif'])('as %s', async (format) => {
    const { code, stdout, stderr } = await runCli(['review', good, large, '--format', format]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(sentence)]);
    expect(stdout.replaceAll('&#39;', "'").replace(/\s+/g, ' ')).toMatch(sentence);
  });

  test('and what the API would refuse, beside the change itself', async () => {
    const bad = file('bad-probe.yaml', service({ probe: -1 }));
    const { stdout } = await runCli(['review', good, bad, '--format', 'json']);
    const { notSimulated, changes } = JSON.parse(stdout);
    expect(notSimulated.join()).toMatch(/'web' is not simulated in head: .*periodSeconds' is -1; give a whole number/);
    expect(changes).toHaveLength(1);
  });
});
