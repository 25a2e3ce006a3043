import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli';

const workload = (mode: string, privileged: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  securityContext: { fsGroup: 1_000 }
  containers:
    - name: web
      image: web:1.2.3
      securityContext: { privileged: ${privileged} }
  volumes:
    - name: config
      configMap: { name: config, defaultMode: ${mode} }
`;
const DUPLICATE = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 1
  maxReplicas: 5
  minReplicas: 2
`;
const cwd = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yaml-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(cwd);
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  writeFileSync(name, text);
  return name;
}

test.each([
  { why: 'an octal number is the decimal one', a: workload('420', 'true'), b: workload('0644', 'true') },
  { why: 'so is one with 0o, which go-yaml knows too', a: workload('420', 'true'), b: workload('0o644', 'true') },
  { why: 'yes is true', a: workload('420', 'true'), b: workload('420', 'yes') },
  { why: 'on is true, and digits may be parted', a: workload('0b1_1010_0100', 'on'), b: workload('420', 'True') },
])('review says of two spellings of the same that nothing changes: $why', async ({ a, b }) => {
  const { code, stdout, stderr } = await runCli(['review', file('a.yaml', a), file('b.yaml', b), '--no-prediction']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Nothing changes|no change|unchanged/i);
});

test('review sees that yes becomes no, and shows both as what they are', async () => {
  const paths = [file('a.yaml', workload('420', 'no')), file('b.yaml', workload('420', 'yes'))];
  const { stdout } = await runCli(['review', ...paths, '--no-prediction']);
  expect(stdout).toMatch(/- false\n\s+\+ true/);
});

test('check finds a key that stands twice, with both lines, and checks everything else', async () => {
  const { code, stdout, stderr } = await runCli(['check', '-'], DUPLICATE);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain(
    "-:8: error: duplicate-key\n  HorizontalPodAutoscaler 'web' /spec/minReplicas stands on the lines 6, 8; the last one counts",
  );
  expect(stdout).toContain('autoscaler-target-exists');
});

test('explain, replay and review take the last of two keys, and say so', async () => {
  const path = file('a.yaml', DUPLICATE);
  const remark =
    "a.yaml:6: HorizontalPodAutoscaler 'web' has /spec/minReplicas on the lines 6, 8; the last one counts\n";
  const explained = await runCli(['explain', path]);
  expect(explained).toMatchObject({ code: 0, stderr: remark });
  const reviewed = await runCli([
    'review',
    path,
    file('b.yaml', DUPLICATE.replace('  minReplicas: 1\n', '')),
    '--no-prediction',
  ]);
  expect(reviewed).toMatchObject({ code: 0, stderr: remark });
  expect(reviewed.stdout).not.toContain('minReplicas 1');
});

test('the word off, which is false in YAML 1.1, switches a rule off in settings, with quotes and without', async () => {
  file('s.yaml', 'severities: { duplicate-key: off, autoscaler-target-exists: "off" }\n');
  file('t.yaml', 'environments: { local: { severities: { duplicate-key: off } } }\n');
  const { stdout } = await runCli(['check', '-', '--settings', 's.yaml'], DUPLICATE);
  expect(stdout).not.toMatch(/duplicate-key|autoscaler-target-exists/);
  const local = await runCli(['check', '-', '--settings', 't.yaml', '--environment', 'local'], DUPLICATE);
  expect(local.stdout).not.toContain('duplicate-key');
});

test('fails on settings that have a key twice, with all its lines', async () => {
  file('s.yaml', 'kubernetesVersion: "1.30"\nmetricsResolutionSeconds: 15\nkubernetesVersion: "1.31"\n');
  const { code, stderr } = await runCli(['check', '-', '--settings', 's.yaml'], DUPLICATE);
  expect(code).toBe(2);
  expect(stderr).toContain("'s.yaml:3' has the key 'kubernetesVersion' again; it stands on the lines 1, 3, keep one");
});

test.each([
  {
    why: 'text behind ---',
    text: `--- # fine\n${DUPLICATE}--- not fine\na: 1\n`,
    error: /^'-:10' has text behind the separator/,
  },
  {
    why: 'an integer that no number holds',
    text: `${DUPLICATE}data: 9007199254740993\n`,
    error: /^'-:9' is 9007199254740993, an integer past/,
  },
  { why: 'a merge of a scalar', text: `${DUPLICATE}<<: 5\n`, error: /^'-:9' merges/ },
  { why: 'text behind ...', text: `${DUPLICATE}...\nmore: 1\n`, error: /^'-:9' has text behind the end of a document/ },
  {
    why: 'a malformed second document',
    text: `${DUPLICATE}---\na: b: c\n`,
    error: /^'-:10' is not YAML that can be read/,
  },
])('fails on $why, with file and line', async ({ text, error }) => {
  const { code, stderr } = await runCli(['check', '-'], text);
  expect(code).toBe(2);
  expect(stderr).toMatch(error);
});
