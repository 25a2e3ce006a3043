import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { SCENARIO_TEMPLATE } from '../../lib/settings/scenario-template';
import schema from '../../schemas/simulation-result.schema.json';
import { type CliResult, runCli } from '../support/run-cli';
import { outputOf } from '../support/run-command';

const ROOT = resolve(__dirname, '../..');
const LOCAL = join(ROOT, 'dist/local');
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-simulate-'));
const scenario = join(folder, 'short.yaml');

const SHORT = `schemaVersion: 1
title: a minute of load
durationSeconds: 60
load: { closed: { users: { constant: 60 }, spawnRatePerSecond: 20 } }
service:
  classes:
    - { name: /predict, cpuSeconds: { exponential: { mean: 0.03 } } }
    - { name: /healthz, cpuSeconds: 0.0002 }
    - { name: /metrics, cpuSeconds: 0.0005 }
`;

beforeAll(() => writeFileSync(scenario, SHORT));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const simulate = (...args: string[]): Promise<CliResult> =>
  runCli(['simulate', LOCAL, '--scenario', scenario, ...args]);

test('manifests and a scenario give a report, the same each time and nothing on standard error', async () => {
  const first = await simulate();
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('a minute of load');
  expect(first.stdout).toMatch(/^requests sent {13}[1-9]/m);
  expect(await simulate()).toEqual(first);
});

test('another seed gives another course', async () => {
  expect((await simulate('--format', 'csv')).stdout).not.toBe(
    (await simulate('--format', 'csv', '--seed', '1')).stdout,
  );
});

test('settings are put over the scenario, and the mix is that of the load test in the manifests', async () => {
  const { stdout } = await simulate(
    '--set',
    'load.closed.users.constant=20',
    '--set',
    'title=fewer',
    '--format',
    'json',
  );
  const { result } = JSON.parse(stdout).sets[0];
  expect(result.title).toBe('fewer');
  expect(Math.max(...result.timeline.users)).toBe(20);
  const share = result.summary.byClass['/predict'].sent / result.summary.requests.sent;
  expect(share).toBeGreaterThan(0.75);
  expect(share).toBeLessThan(0.85);
});

test.each([
  { why: 'a run', args: [] },
  { why: 'several runs', args: ['--runs', '3'] },
  { why: 'a comparison', args: ['--compare', LOCAL] },
])('the JSON of $why is as its schema says', async ({ args }) => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  validate(JSON.parse((await simulate('--format', 'json', ...args)).stdout));
  expect(validate.errors).toBeNull();
});

test('several runs give medians and bands, whatever the number of threads', async () => {
  const many = ['--runs', '5', '--seed', '3', '--format', 'json'];
  const [{ bands, result, figures }] = JSON.parse((await simulate(...many)).stdout).sets;
  expect(bands).toMatchObject({ runs: 5, firstSeed: 3 });
  expect(result.seed).toBe(bands.typicalSeed);
  expect(figures.served).toBe(bands.figures.served.median);
  expect(bands.timeline.cpu.p10.length).toBe(result.timeline.cpu.length);
});

test('threads, one core and this process simulate the same', async () => {
  const bundle = join(ROOT, '.synth/simulate-test');
  const entries = ['cli=lib/cli/main.ts', 'simulation-worker=lib/cli/simulation-worker.ts'];
  const options = [
    '--bundle',
    '--platform=node',
    '--target=node20',
    '--packages=external',
    '--log-level=warning',
    `--outdir=${bundle}`,
  ];
  await outputOf(join(ROOT, 'node_modules/.bin/esbuild'), [...entries, ...options], { cwd: ROOT });
  const args = ['simulate', LOCAL, '--scenario', scenario, '--runs', '4', '--format', 'json'];
  const threaded = await outputOf(process.execPath, [join(bundle, 'cli.js'), ...args], { cwd: ROOT });
  expect(existsSync(join(bundle, 'simulation-worker.js'))).toBe(true);
  rmSync(join(bundle, 'simulation-worker.js'));
  const alone = await outputOf(process.execPath, [join(bundle, 'cli.js'), ...args], { cwd: ROOT });
  expect(threaded).toBe(alone);
  expect((await runCli(args)).stdout).toBe(alone);
}, 60_000);

test('a comparison tells the difference', async () => {
  const more = join(folder, 'more');
  const text = readFileSync(join(LOCAL, '0002-inference.k8s.yaml'), 'utf8').replace('minReplicas: 2', 'minReplicas: 5');
  writeFileSync(more, text);
  const load = join(LOCAL, '0003-load-test.k8s.yaml');
  const { stdout, code } = await simulate('--compare', more, load, '--format', 'json');
  expect(code).toBe(0);
  const { sets, differences } = JSON.parse(stdout);
  expect(sets.map(({ manifests }: { manifests: string }) => manifests)).toEqual([LOCAL, `${more} ${load}`]);
  expect(differences).toContainEqual({
    figure: 'finalReplicas',
    first: expect.any(Number),
    second: 5,
    change: expect.any(Number),
  });
});

test('the output goes to a file, whole', async () => {
  const file = join(folder, 'report.html');
  expect(await simulate('--format', 'html', '--output', file)).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('fails when the output cannot be written', async () => {
  const file = join(folder, 'nowhere/report.html');
  expect(await simulate('--output', file)).toMatchObject({
    code: 2,
    stderr: `'--output' names '${file}', which cannot be written (ENOENT): its folder is not there; name another file\n`,
  });
});

test('a recording replays', async () => {
  const file = join(folder, 'run.jsonl');
  expect((await simulate('--record', file)).code).toBe(0);
  const { code, stdout } = await runCli(['replay', file, '--format', 'text']);
  expect(code).toBe(0);
  expect(stdout.split('\n').length).toBeGreaterThan(3);
});

test('nodes and flags that the scenario does not name are those of the settings', async () => {
  const settings = join(folder, 'settings.yaml');
  const taints = '[{ key: gpu, effect: NoSchedule }]';
  writeFileSync(
    settings,
    `kubernetesVersion: "1.30"\nenvironments:\n  small: { nodes: [{ count: 1, cpu: 2, memory: 3Gi }] }\n  tainted: { nodes: [{ count: 9, cpu: 9, memory: 99Gi, taints: ${taints} }] }\n`,
  );
  const pending = async (environment: string): Promise<number[]> => {
    const { stdout } = await simulate('--settings', settings, '--environment', environment, '--format', 'json');
    return JSON.parse(stdout).sets[0].result.timeline.pendingPods;
  };
  expect((await pending('small')).at(-1)).toBeGreaterThanOrEqual(1);
  expect((await pending('tainted')).at(0)).toBe(2);
});

test('a trace is read from a file beside the scenario', async () => {
  writeFileSync(join(folder, 'users.csv'), 'seconds,users\n0,5\n60,35\n');
  const { stdout, code } = await simulate('--set', 'load.closed.users.trace.csv=users.csv', '--format', 'json');
  expect(code).toBe(0);
  expect(Math.max(...JSON.parse(stdout).sets[0].result.timeline.users)).toBeGreaterThan(30);
});

describe('--init', () => {
  test('writes a scenario with comments that can be simulated as it is', async () => {
    const file = join(folder, 'new.yaml');
    expect((await runCli(['simulate', '--init', file])).stdout).toContain(`wrote ${file}`);
    expect(readFileSync(file, 'utf8')).toBe(SCENARIO_TEMPLATE);
    const args = ['simulate', LOCAL, '--scenario', file, '--set', 'durationSeconds=30'];
    expect((await runCli(args)).code).toBe(0);
  });

  test('fails for a file that is there', async () => {
    const { code, stderr } = await runCli(['simulate', '--init', scenario]);
    expect([code, stderr]).toEqual([2, `'--init' names '${scenario}', which is there already; name another file\n`]);
    expect(readFileSync(scenario, 'utf8')).toBe(SHORT);
  });

  test('prints it for -', async () => {
    expect((await runCli(['simulate', '--init', '-'])).stdout).toBe(SCENARIO_TEMPLATE);
  });
});

test('what would take too many events is refused with the estimate and the flag that allows it', async () => {
  const { code, stderr } = await simulate('--runs', '10000', '--set', 'durationSeconds=40000');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^'scenario' would take about [\d,]+ events in 10,000 runs \(requests [\d,]+, .+\), and at most 30,000,000 are simulated; simulate a shorter time, .+, or add --allow-long\n$/,
  );
});

describe('fails', () => {
  const bad = join(folder, 'bad.yaml');
  test('with every fault of the scenario and the manifests at once, each with its line', async () => {
    writeFileSync(
      bad,
      SHORT.replace('durationSeconds: 60', 'durationSeconds: -60\ntarget: shop')
        .replace('/healthz', '/health')
        .replace('users:', 'usrs:'),
    );
    const { code, stderr } = await runCli([
      'simulate',
      LOCAL,
      '--scenario',
      bad,
      '--set',
      'slo.latency=1',
      '--kubernetes',
      '1.99',
    ]);
    expect(code).toBe(2);
    expect(stderr.replaceAll(bad, 'bad.yaml').split('\n').sort().join('\n')).toMatchSnapshot();
  });

  test('for a class that the load test does not have', async () => {
    writeFileSync(bad, SHORT.replace('/healthz', '/health'));
    const { code, stderr } = await runCli(['simulate', LOCAL, '--scenario', bad]);
    expect(code).toBe(2);
    expect(stderr.replaceAll(bad, 'bad.yaml')).toBe(
      "'bad.yaml:8 service.classes[1].weight' is missing, and the load test in the manifests has no '/health' (it has /predict, /healthz, /metrics); give a weight\n",
    );
  });

  test.each([
    {
      why: 'no manifests',
      args: ['simulate', '--scenario', scenario],
      says: "'paths' are missing; name the manifests to simulate",
    },
    {
      why: 'no scenario',
      args: ['simulate', LOCAL],
      says: "'--scenario' is missing; name a file, which 'simulate --init' writes",
    },
    {
      why: 'standard input twice',
      args: ['simulate', '-', '--scenario', '-'],
      says: "'-' stands for standard input more than once; name files",
    },
    {
      why: 'a comparison as CSV',
      args: ['simulate', LOCAL, '--scenario', scenario, '--format', 'csv', '--compare', LOCAL],
      says: "'--format' is csv; with --compare give text, json or html",
    },
    {
      why: 'a recording of many runs',
      args: ['simulate', LOCAL, '--scenario', scenario, '--record', 'x', '--runs', '2'],
      says: "'--record' is for one run of one set; leave out --runs and --compare",
    },
    {
      why: 'a scenario that is not there',
      args: ['simulate', LOCAL, '--scenario', 'nowhere.yaml'],
      says: "'nowhere.yaml' is not there",
    },
    {
      why: 'no run',
      args: ['simulate', LOCAL, '--scenario', scenario, '--runs', '0'],
      says: 'Give a whole number from 1 to 10000.',
    },
  ])('for $why', async ({ args, says }) => {
    const { code, stdout, stderr } = await runCli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(existsSync('x')).toBe(false);
  });
});
