import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli';
import { secretTexts } from '../support/secret-corpus';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = secretTexts(6, 1).find(({ kind }) => kind === 'GitHub token')?.secret ?? '';

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const manifests = (secret: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: { cdk8s-inference/ignore.${secret}: ${secret} } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, key: ${secret} } }
    spec:
      containers: [{ name: ${secret}, image: "registry.example/${secret}/web", args: ["--key=${secret}"] }]
`;

test.each(['text', 'json', 'sarif', 'junit', 'github'])('check as %s shows no secret', async (format) => {
  const { code, stdout } = await runCli(['check', file('a.yaml', manifests(SECRET)), '--verbose', '--format', format]);
  expect(code).toBe(1);
  expect(stdout).not.toContain(SECRET);
  expect(stdout).toContain('[redacted]');
});

test('review shows secrets only with --show-values', async () => {
  const paths = [file('a.yaml', manifests('none')), file('b.yaml', manifests(SECRET))];
  const hidden = await runCli(['review', ...paths, '--no-prediction', '--format', 'json']);
  expect(hidden.stdout).not.toContain(SECRET);
  expect(hidden.stdout).toContain('(redacted 1, 40 characters)');
  const shown = await runCli(['review', ...paths, '--no-prediction', '--format', 'json', '--show-values']);
  expect(shown.stdout).toContain(SECRET);
});

test.each([
  { args: ['check', `nowhere/${SECRET}`] },
  { args: ['check', '--format', SECRET] },
  { args: ['check', `--${SECRET}`] },
  { args: [SECRET] },
  { args: ['simulate', '--scenario', `nowhere/${SECRET}`, '.'] },
  { args: ['rules', SECRET] },
])('an error shows no secret: $args.0', async ({ args }) => {
  const { code, stderr } = await runCli(args);
  expect(code).toBe(2);
  expect(stderr).toContain('[redacted]');
  expect(stderr).not.toContain(SECRET);
});

test('an error about the text of a file shows no secret', async () => {
  const { code, stderr } = await runCli(['check', file('c.yaml', `a: [\n${SECRET}: {`)]);
  expect(code).toBe(2);
  expect(stderr).not.toContain(SECRET);
});

test.each([SECRET, `AGE-SECRET-KEY-1${'Q'.repeat(58)}`])(
  'remarks and cut texts of a review show no secret: %s',
  async (secret) => {
    const target = (name: string): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { maxReplicas: 9, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} } }
`;
    const paths = [file('d.yaml', manifests('none')), file('e.yaml', target(secret))];
    const { code, stdout, stderr } = await runCli(['review', ...paths]);
    expect(code).toBe(0);
    expect(stderr).toContain("'[redacted]' is not simulated");
    expect(stdout + stderr).not.toContain(secret.slice(0, 30));
  },
);
