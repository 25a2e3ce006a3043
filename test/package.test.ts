import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import manifest from '../package.json';
import { outputOf, runCommand } from './support/run-command';
import type { Manifest } from './support/synth-construct';

const ROOT = resolve(__dirname, '..');
/** What is never part of a clean checkout. */
const MADE = ['node_modules', '.git', '.synth', 'build', 'coverage'];
/** What the tarball may hold. */
const ALLOWED = [
  /^build\/(lib|imports|schemas)\/[a-z0-9./-]+\.(d\.ts|js|js\.map)$/,
  /^build\/lib\/review\/schema\/api-types\.json$/,
  /^lib\/constructs\/locustfile\.py$/,
  /^(build\/)?schemas\/[a-z-]+\.schema\.json$/,
  /^(CHANGELOG\.md|LICENSE|README\.md|THIRD-PARTY-NOTICES\.md|package\.json)$/,
];
const TWO_OWNERS = `import { App, Chart } from 'cdk8s';
import { InferenceService, type InferenceServiceParts } from 'cdk8s-inference';
declare const parts: InferenceServiceParts;
new InferenceService(new Chart(new App(), 'a'), 'OneOwner', { ...parts, replicas: 3 });
new InferenceService(new Chart(new App(), 'b'), 'TwoOwners', { ...parts, replicas: 3, autoscaler: { maxReplicas: 5 } });
`;

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-package-'));
const checkout = join(folder, 'checkout');
const consumer = join(folder, 'consumer');
let files: string[];
let compilation: { readonly code: number; readonly stdout: string };

/** Packs a copy of the tree as it stands, so that neither an old `build/` nor a test beside this one gets in the way. */
async function pack(): Promise<string> {
  cpSync(ROOT, checkout, { recursive: true, filter: (path) => !MADE.includes(relative(ROOT, path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  await outputOf('npm', ['run', '--silent', 'prepack'], { cwd: checkout });
  const packed = await outputOf('npm', ['pack', '--ignore-scripts', '--json'], { cwd: checkout });
  const [tarball] = JSON.parse(packed) as [{ readonly filename: string; readonly files: readonly { path: string }[] }];
  files = tarball.files.map(({ path }) => path);
  return join(checkout, tarball.filename);
}

/** Installs the tarball as a team would, in a folder that `cdk8s init typescript-app` has set up, and compiles. */
async function consume(tarball: string): Promise<void> {
  mkdirSync(consumer);
  const versions = (['cdk8s', 'cdk8s-plus-28', 'constructs', 'typescript'] as const).map(
    (name) => `${name}@${manifest.devDependencies[name]}`,
  );
  writeFileSync(join(consumer, 'package.json'), '{ "private": true }');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--no-progress', '--no-package-lock'];
  await outputOf('npm', ['install', ...quiet, tarball, ...versions], { cwd: consumer });
  cpSync(join(ROOT, 'node_modules/cdk8s-cli/templates/typescript-app/tsconfig.json'), join(consumer, 'tsconfig.json'));
  cpSync(join(ROOT, 'examples/minimal-service/main.ts'), join(consumer, 'main.ts'));
  writeFileSync(join(consumer, 'two-owners.ts'), TWO_OWNERS);
  const tsc = join(consumer, 'node_modules/typescript/bin/tsc');
  compilation = await runCommand(process.execPath, [tsc, '--pretty', 'false', '--noEmitOnError', 'false'], {
    cwd: consumer,
  });
}

beforeAll(async () => consume(await pack()), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball holds what the package needs and nothing else', () => {
  expect(files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.md',
      'build/imports/monitoring.coreos.com.js',
      'build/lib/index.d.ts',
      'build/lib/index.js',
      ...PROGRAM,
      'lib/constructs/locustfile.py',
      'package.json',
    ]),
  );
});

/** The program is bundled, since that starts sooner; it is run, not imported. */
const PROGRAM = ['build/lib/cli/main.js', 'build/lib/cli/simulation-worker.js'];

test('the tarball holds each module with its types and its source map, and none that only the app here uses', () => {
  const modules = files.filter((file) => file.endsWith('.js') && !PROGRAM.includes(file));
  expect(modules.length).toBeGreaterThan(20);
  expect(files.filter((file) => /\.(map|d\.ts)$/.test(file))).toEqual(
    modules.flatMap((file) => [file.replace(/js$/, 'd.ts'), `${file}.map`]),
  );
  expect(files.filter((file) => file.startsWith('build/lib/charts/'))).toEqual([]);
});

/**
 * The scripts that npm runs while it installs a package from a tarball. `prepare` is not one: it runs here, and where a team
 * installs from a git URL, which builds the package as `npm pack` would have.
 */
const RUN_AT_INSTALLATION = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'postprepare',
  'dependencies',
];

test('installing the tarball runs no script, of ours or of a dependency, and brings the libraries that it names', () => {
  expect(RUN_AT_INSTALLATION.filter((name) => name in manifest.scripts)).toEqual([]);
  // npm compiles a package with a binding.gyp even without a script.
  expect(files.filter((file) => file.endsWith('.gyp'))).toEqual([]);
  const installed = readFileSync(join(consumer, 'node_modules/.package-lock.json'), 'utf8');
  expect(installed).toContain('node_modules/cdk8s-inference');
  expect(installed).not.toContain('hasInstallScript');
  const isInstalled = (name: string): boolean => existsSync(join(consumer, 'node_modules', name));
  const expected = ['cdk8s-inference', ...Object.keys(manifest.dependencies)];
  expect(expected.filter((name) => !isInstalled(name))).toEqual([]);
  expect(isInstalled('cdk8s-cli')).toBe(false);
});

test('fails to compile what gives replicas together with an autoscaler, and nothing else', () => {
  const errors = compilation.stdout
    .trim()
    .split('\n')
    .filter((line) => /^\S/.test(line));
  expect(errors).toEqual([expect.stringMatching(/^two-owners\.ts\(5,\d+\): error TS2345: /)]);
});

test('an app of 15 lines synthesizes a service whose autoscaler owns the number of pods', async () => {
  expect(readFileSync(join(consumer, 'main.ts'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  await outputOf(process.execPath, ['main.js'], { cwd: consumer });
  const [file = '', ...others] = readdirSync(join(consumer, 'dist'));
  expect([file, ...others]).toEqual(['classifier.k8s.yaml']);
  const text = readFileSync(join(consumer, 'dist', file), 'utf8');
  const objects: Manifest[] = parseAllDocuments(text).map((document) => document.toJS());
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Deployment classifier',
    'Service classifier',
    'HorizontalPodAutoscaler classifier',
    'PodDisruptionBudget classifier',
  ]);
  const [deployment, service, autoscaler] = objects;
  expect(deployment.spec).not.toHaveProperty('replicas');
  expect(service.spec.selector).toEqual(deployment.spec.template.metadata.labels);
  expect(autoscaler.spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'classifier' },
    minReplicas: 2,
    maxReplicas: 10,
  });
});

test('the installed package finds its locustfile', async () => {
  const script = "process.stdout.write(require('cdk8s-inference').packagedLocustfile())";
  const text = await outputOf(process.execPath, ['--eval', script], { cwd: consumer });
  expect(text).toBe(readFileSync(join(ROOT, 'lib/constructs/locustfile.py'), 'utf8'));
});

describe('the installed checks', () => {
  /** An app in plain JavaScript whose autoscaler can never act: the limit caps the CPU below its threshold. */
  const UNREACHABLE = `const { App, Chart, Duration, Size } = require('cdk8s');
const { InferenceService, Metric } = require('cdk8s-inference');
const { Cpu } = require('cdk8s-plus-28');
const app = new App();
const path = '/healthz';
new InferenceService(new Chart(app, 'stuck'), 'Stuck', {
  name: 'stuck',
  image: 'registry.example.com/stuck:1.0.0',
  resources: {
    cpu: { request: Cpu.units(1), limit: Cpu.units(1) },
    memory: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
  },
  probes: { startup: { path, deadline: Duration.minutes(5) }, readiness: { path }, liveness: { path } },
  autoscaler: { minReplicas: 2, maxReplicas: 10, metrics: [Metric.cpuUtilization(95)] },
});
app.synth();
`;
  const team = join(folder, 'team');

  beforeAll(() => {
    mkdirSync(team);
    symlinkSync(join(consumer, 'node_modules'), join(team, 'node_modules'));
    writeFileSync(join(team, 'unreachable.js'), UNREACHABLE);
    const plugin = { package: './node_modules/cdk8s-inference', version: manifest.version, class: 'ScalingValidation' };
    const settings = { language: 'typescript', app: 'node unreachable.js', output: 'out', validations: [plugin] };
    writeFileSync(join(team, 'cdk8s.yaml'), JSON.stringify(settings));
  });

  test('the plugin makes cdk8s synth fail, and names no construct where objects share a name', async () => {
    const cdk8s = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
    const { code, stdout } = await runCommand(process.execPath, [cdk8s, 'synth'], { cwd: team });
    expect(stdout).toContain('reachable-target');
    expect(stdout).toContain('Resource Name: HorizontalPodAutoscaler/stuck');
    expect(stdout).toContain('Construct Path: N/A');
    expect(code).toBe(2);
  }, 60_000);

  test('the command finds the same in the files', async () => {
    await outputOf(process.execPath, ['unreachable.js'], { cwd: team, env: { ...process.env, CDK8S_OUTDIR: 'files' } });
    const command = join(team, 'node_modules/.bin/cdk8s-inference');
    const { code, stdout } = await runCommand(command, ['check', 'files'], { cwd: team });
    expect(stdout).toContain('would act at 105 % CPU, but the limit caps it at 100 %');
    expect(code).toBe(1);
  }, 60_000);

  test('the command simulates in threads of its own', async () => {
    const command = join(team, 'node_modules/.bin/cdk8s-inference');
    const paths = [join(ROOT, 'dist/local'), '--scenario', join(ROOT, 'examples/scenarios/smoke.yaml')];
    const stdout = await outputOf(command, ['simulate', ...paths, '--runs', '2', '--format', 'html'], { cwd: team });
    expect(stdout).toContain('2 runs from seed 0 on');
    expect(existsSync(join(team, 'node_modules/cdk8s-inference/build/lib/cli/simulation-worker.js'))).toBe(true);
  }, 60_000);
});
