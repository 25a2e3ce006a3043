import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { autoscaler, deployment } from '../../lib/rules/example';
import { runCli } from '../support/run-cli';

const REJECTED = deployment({ spec: 'replicas: 1' }) + autoscaler();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test('an error in standard input is a finding with its line, and exit code 1', async () => {
  const { code, stdout, stderr } = await runCli(['check', '-'], REJECTED);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain(
    "-:6: error: replicas-owned-by-autoscaler\n  Deployment 'web' /spec/replicas is 1, but HorizontalPodAutoscaler 'web' owns",
  );
});

test('files and folders are one set, in which foreign kinds, hidden folders and other JSON pass', async () => {
  file(
    'b/deployment.yaml',
    deployment({ containers: '- name: web\n  image: web:1\n  resources: { requests: { cpu: 1 } }' }),
  );
  file('a.yml', autoscaler());
  file('cr.yaml', 'apiVersion: example.org/v1\nkind: Thing\nspec: [1]\n');
  file('package.json', '{"name": "x"}');
  file('.hidden/broken.yaml', '{');
  const { code, stdout } = await runCli(['check', folder]);
  expect(stdout).toMatch(/0 errors, .* in 3 objects/);
  expect(code).toBe(0);
});

test.each([
  { flags: ['--fail-on', 'never'], expected: 0 },
  { flags: ['--fail-on', 'warning'], expected: 1 },
  { flags: [], expected: 1 },
])('exit code with $flags is $expected', async ({ flags, expected }) => {
  expect((await runCli(['check', '-', ...flags], REJECTED)).code).toBe(expected);
});

test('rules that lacked a fact are named with --verbose, and counted without', async () => {
  const yaml = deployment() + autoscaler();
  expect((await runCli(['check', '-'], yaml)).stdout).toMatch(/\d+ rules lacked a fact \(--verbose tells\)/);
  expect((await runCli(['check', '-', '--verbose'], yaml)).stdout).toContain(
    'max-replicas-fit-cluster: nodes (1 object)',
  );
});

test('settings are read for an environment, and their faults are told all at once with lines', async () => {
  const good = file('good.yaml', 'environments: { local: { ceilings: { maxReplicas: 5 } }, production: {} }\n');
  const yaml = deployment() + autoscaler();
  const { stdout } = await runCli(['check', '-', '--settings', good, '--environment', 'local'], yaml);
  expect(stdout).toContain('is 10, above the ceiling of 5');
  const bad = file(
    'bad.yaml',
    'kubernetesVersion: 1.33\nnode: []\nnodes:\n  - count: 0\n    cpu: 4\nseverities: { image-pined: off }\n',
  );
  const { code, stderr } = await runCli(['check', '-', '--settings', bad], yaml);
  expect(code).toBe(2);
  expect(stderr.replaceAll(bad, 'bad.yaml').split('\n').sort().join('\n')).toMatchSnapshot();
});

test.each([
  {
    why: 'fails on malformed YAML',
    name: 'bad.yaml',
    content: 'apiVersion: v1\nkind: [\n',
    error: /bad\.yaml:2' is not YAML/,
  },
  {
    why: 'fails on binary content',
    name: 'bad.yaml',
    content: new Uint8Array([97, 10, 0xff, 0xfe]),
    error: /bad\.yaml:2' is binary/,
  },
  { why: 'fails on a zero byte', name: 'bad.yaml', content: 'a: b\nc: \0\n', error: /bad\.yaml:2' is binary/ },
  {
    why: 'fails on an alias bomb',
    name: 'bomb.yaml',
    content: `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`).join('\n')}\n`,
    error: /bomb\.yaml:2' has aliases/,
  },
  {
    why: 'fails where nothing is a Kubernetes object',
    name: 'values.yaml',
    content: 'replicas: 2\n',
    error: /holds no Kubernetes object/,
  },
])('$why, with one message and exit code 2', async ({ name, content, error }) => {
  const { code, stdout, stderr } = await runCli(['check', file(name, content)]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(error);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('fails on a file of 50 MB without reading it', async () => {
  const path = file('large.yaml', '');
  truncateSync(path, 50 * 1024 * 1024);
  const before = process.memoryUsage().arrayBuffers;
  const { code, stderr } = await runCli(['check', path]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/large\.yaml:1' is 50 MiB, and at most 16 MiB are read/);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
});

test('fails on a path that is not there', async () => {
  expect(await runCli(['check', join(folder, 'none')])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/is not there/),
  });
});

test("a finding names the construct where cdk8s' record beside the manifests tells it", async () => {
  file(
    'app.yaml',
    deployment({ name: 'api', spec: 'replicas: 1' }) +
      autoscaler().replaceAll('name: web', 'name: api').replace('name: api }', 'name: scaler }'),
  );
  file(
    'construct-metadata.json',
    JSON.stringify({ version: '1.0.0', resources: { api: { path: 'app/Api/Resource' } } }),
  );
  expect((await runCli(['check', folder])).stdout).toContain('replicas-owned-by-autoscaler (app/Api/Resource)');
});

test('rules lists the catalogue, explains one, and fails on one that is not there', async () => {
  expect((await runCli(['rules'])).stdout).toMatch(/^autoscaler-has-room +warning +With the minimum/);
  expect((await runCli(['rules', 'image-pinned'])).stdout).toContain('Rejected:\n\n  ---\n  apiVersion: apps/v1');
  const { code, stderr } = await runCli(['rules', 'image-pined']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "'id' is 'image-pined', which is no rule; did you mean 'image-pinned'?\n",
  });
});
