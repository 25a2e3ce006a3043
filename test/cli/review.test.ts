import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Ajv } from 'ajv';
import { run } from '../../lib/cli/program';
import reviewSchema from '../../schemas/review.schema.json';
import { type GitFolder, gitFolder } from '../support/git-folder';
import { runCli } from '../support/run-cli';

const deployment = (image: string, selector = 'web'): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${selector} } }
  template:
    metadata: { labels: { app: ${selector} } }
    spec:
      containers:
        - { name: web, image: "${image}", resources: { requests: { cpu: 1, memory: 1Gi }, limits: { memory: 1Gi } } }
`;
const cwd = process.cwd();
let folder: string;
let repository: GitFolder | undefined;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(cwd);
  rmSync(folder, { recursive: true });
  repository?.remove();
  repository = undefined;
});

test('a new image restarts pods, and that is no failure unless asked for', async () => {
  const paths = [file('a.yaml', deployment('web:1.0.0')), file('b.yaml', deployment('web:1.1.0'))];
  const { code, stdout, stderr } = await runCli(['review', ...paths]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Pods restart\n/);
  expect(stdout).toContain('- web:1.0.0\n      + web:1.1.0');
  expect((await runCli(['review', ...paths, '--fail-on', 'refused, restart'])).code).toBe(1);
});

test('an immutable field fails, unless nothing may', async () => {
  const paths = [file('a.yaml', deployment('web:1.0.0')), file('b.yaml', deployment('web:1.0.0', 'api'))];
  const { code, stdout } = await runCli(['review', ...paths]);
  expect(code).toBe(1);
  expect(stdout).toContain('Fails on: refused');
  expect((await runCli(['review', ...paths, '--fail-on', 'none'])).code).toBe(0);
});

test.each([
  { given: 'restrat', message: "'--fail-on' is 'restrat', which is no class; did you mean 'restart'?" },
  {
    given: 'restart,zzzzzzzzz',
    message: "'--fail-on' is 'zzzzzzzzz', which is no class; name refused, replace, restart",
  },
  { given: 'none,restart', message: "'--fail-on' has 'none' beside classes" },
  { given: '', message: "'--fail-on' is '', which is no class" },
])('fails for --fail-on $given', async ({ given, message }) => {
  const path = file('a.yaml', deployment('web:1.0.0'));
  const { code, stderr } = await runCli(['review', path, path, '--fail-on', given]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test.each([
  { args: [], message: "'review' base and head are missing" },
  { args: ['a'], message: "'review' head is missing" },
  { args: ['a', 'b', '--since', 'main'], message: "'--since' stands for base, so 'b' is one path too many" },
  { args: ['a', 'b', '--max-bytes', '10'], message: 'Give a whole number from 8000' },
  {
    args: ['nowhere', 'nothing'],
    message: "'nowhere' (base) is not there; name a file, a folder or - for standard input\n'nothing' (head) is",
  },
])('fails with usage for $args', async ({ args, message }) => {
  const { code, stderr } = await runCli(['review', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('fails for two objects of one identity on one side, with file and line of both', async () => {
  const twice = file('b.yaml', `${deployment('web:1.0.0')}---\n${deployment('web:2.0.0')}`);
  const { code, stderr } = await runCli(['review', file('a.yaml', deployment('web:1.0.0')), twice]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/b\.yaml:\d+.*head|head.*b\.yaml:\d+/);
});

test('since the branch was left, with the settings of that time, from dist unless told', async () => {
  repository = gitFolder();
  const { write, commit, git, path } = repository;
  write('dist/web.yaml', deployment('web:1.0.0'));
  write('.cdk8s-inference.yaml', 'nonsense: true\n');
  commit();
  git('checkout', '--quiet', '-b', 'topic');
  write('dist/web.yaml', deployment('web:1.1.0'));
  write('.cdk8s-inference.yaml', 'kubernetesVersion: "1.33"\n');
  process.chdir(path);
  const { code, stdout, stderr } = await runCli(['review', '--since', 'main']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/base main:dist \(commit [0-9a-f]{12}\)\nhead dist\n/);
  expect(stderr).toMatch(/^base is held to the settings of head, as its own cannot be read: .*nonsense/);
});

test('what an ignore file names is left out, and counted', async () => {
  const paths = [file('a.yaml', deployment('web:1.0.0')), file('b.yaml', deployment('web:1.1.0'))];
  file('.cdk8s-inference-ignore', 'Deployment/web spec.template\n');
  const { stdout } = await runCli(['review', ...paths, '--fail-on', 'restart']);
  expect(stdout).toContain('Nothing changes');
  expect(stdout).toContain('Ignored, as the ignore file says: 1 field');
  const bad = await runCli(['review', ...paths, '--ignore-file', file('bad', 'x\n')]);
  expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining('bad:1') });
});

test('files have the form of their endings, and are all there or none', async () => {
  const paths = [file('a.yaml', deployment('web:1.0.0')), file('b.yaml', deployment('web:1.1.0'))];
  const outputs = ['r.md', 'r.html', 'r.json', 'r.sarif', 'r.txt'];
  const flags = outputs.flatMap((name) => ['--output', name]);
  expect(await runCli(['review', ...paths, ...flags])).toEqual({ code: 0, stdout: '', stderr: '' });
  const [markdown, html, json, sarif, text] = outputs.map((name) => readFileSync(name, 'utf8'));
  expect(markdown).toMatch(/^## Pods restart\n/);
  expect(html).toMatch(/^<!doctype html>/);
  const validate = new Ajv({ strict: true }).compile(reviewSchema);
  validate(JSON.parse(json ?? ''));
  expect(validate.errors).toBeNull();
  expect(JSON.parse(sarif ?? '').version).toBe('2.1.0');
  expect(text).toMatch(/^Pods restart\n/);
  const { code } = await runCli([
    'review',
    ...paths,
    '--format',
    'json',
    '--output',
    'x.md',
    '--output',
    'no/where.md',
  ]);
  expect(code).toBe(2);
  expect(existsSync('x.md')).toBe(false);
  expect(readdirSync('.').filter((name) => name.includes('part'))).toEqual([]);
});

test('standard input can be a side', async () => {
  const head = file('b.yaml', deployment('web:1.1.0'));
  const { stdout } = await runCli(['review', '-', head], deployment('web:1.0.0'));
  expect(stdout).toContain('base -\n');
});

const autoscaler = (target: number): string => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 3
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: ${target} } } }]
`;
const scenario = `schemaVersion: 1
durationSeconds: 60
load: { open: { rate: { constant: 1 } } }
service: { classes: [{ name: r, cpuSeconds: 0.01 }] }
`;

test('what could scale differently is simulated, with the scenarios that are there, unless nothing may', async () => {
  const unscaled = deployment('web:1.0.0').replace('  replicas: 2\n', '');
  const paths = [file('a.yaml', unscaled + autoscaler(80)), file('b.yaml', unscaled + autoscaler(50))];
  mkdirSync('scenarios');
  file('scenarios/quiet.yaml', scenario);
  const { stdout } = await runCli(['review', ...paths]);
  expect(stdout).toContain('Simulated: HorizontalPodAutoscaler shop/web, quiet\n  scenarios/quiet.yaml\n');
  expect(stdout).toMatch(/scales up from +\d+ % → \d+ %/);
  const without = await runCli(['review', ...paths, '--no-prediction']);
  expect(without.stdout).not.toContain('Simulated');
  expect(without.stdout).toContain('Not simulated.');
  const bad = await runCli(['review', ...paths, '--scenarios', file('bad.yaml', scenario.replace('60', '-1'))]);
  expect(bad).toMatchObject({ code: 2, stderr: expect.stringMatching(/bad\.yaml:2/) });
  mkdirSync('empty');
  const none = await runCli(['review', ...paths, '--scenarios', 'empty']);
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("'--scenarios' names 'empty', which has no") });
});

test('colours are for a terminal that has some', async () => {
  const paths = [file('a.yaml', deployment('web:1.0.0')), file('b.yaml', deployment('web:1.1.0'))];
  const printed = async (hasColors: boolean): Promise<string> => {
    const stdout = Object.assign(new PassThrough(), { columns: 200, hasColors: () => hasColors });
    await run(['review', ...paths], { stdin: Readable.from([]), stdout, stderr: new PassThrough() }, '0.0.0');
    return String(stdout.read());
  };
  expect(await printed(true)).toContain('\u001b[');
  expect(await printed(false)).not.toContain('\u001b[');
});
