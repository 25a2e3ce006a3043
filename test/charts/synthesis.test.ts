import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
/** The real main.ts, inside the package since it asks the package for its locustfile. */
const BUNDLE = join(ROOT, '.synth', `test-${process.pid}.js`);
const CLI = join(ROOT, 'node_modules/.bin/cdk8s');
const FOLDERS = ['local', 'metrics-server-patch', 'production'];
const BAD_SETTINGS = 'local:\n  port: 0\nproduction:\n  minReplicas: many\n';

let folder: string;
let cwd: string;

beforeAll(() => {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['main.ts'],
    bundle: true,
    platform: 'node',
    packages: 'external',
    outfile: BUNDLE,
  });
  folder = mkdtempSync(join(tmpdir(), 'synthesis-'));
});
beforeEach(() => {
  cwd = mkdtempSync(join(folder, 'project-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(BUNDLE, { force: true });
});

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], env: Record<string, string> = {}): Answer {
  const { CDK8S_OUTDIR: _, ...inherited } = process.env;
  return spawnSync(process.execPath, args, { cwd, env: { ...inherited, ...env }, encoding: 'utf8' });
}

const synth = (args: readonly string[] = [], env: Record<string, string> = {}): Answer => run([BUNDLE, ...args], env);

/** Returns the text of every file below a folder of the project, by path. */
function filesOf(root: string): Record<string, string> {
  const entries = readdirSync(join(cwd, root), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(join(cwd, root).length + 1), readFileSync(path, 'utf8')]));
}

function write(path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

describe('a synthesis', () => {
  test('names the files that it writes, the same bytes each time, and leaves nothing beside them', () => {
    const { status, stdout, stderr } = synth();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const first = filesOf('dist');
    expect(stdout.trim().split('\n').sort()).toEqual(Object.keys(first).map((path) => join('dist', path)));
    expect(synth().status).toBe(0);
    expect(filesOf('dist')).toEqual(first);
    expect(readdirSync(join(cwd, 'dist')).sort()).toEqual(FOLDERS);
    expect(readdirSync(cwd)).toEqual(['dist']);
  });

  test('replaces only the folders of the environment asked for, and in them every stale file', () => {
    write('dist/local/stale.k8s.yaml', 'stale');
    write('dist/production/kept.k8s.yaml', 'kept');
    write('dist/README.md', 'kept');
    expect(synth(['--environment', 'local'])).toMatchObject({ status: 0, stderr: '' });
    const files = filesOf('dist');
    expect(files).toMatchObject({ 'production/kept.k8s.yaml': 'kept', 'README.md': 'kept' });
    expect(Object.keys(files)).toContain('local/0002-inference.k8s.yaml');
    expect(Object.keys(files)).not.toContain('local/stale.k8s.yaml');
  });

  test('writes only the folder that the cdk8s command line names', () => {
    write('dist/local/kept.k8s.yaml', 'kept');
    expect(synth([], { CDK8S_OUTDIR: 'other' }).status).toBe(0);
    expect(readdirSync(join(cwd, 'other')).sort()).toEqual(FOLDERS);
    expect(filesOf('dist')).toEqual({ 'local/kept.k8s.yaml': 'kept' });
  });

  test('writes the staging folder and dist/ alike, the constructs of validation plugins in the first alone', () => {
    expect(synth([], { CDK8S_OUTDIR: '.synth/dist', CDK8S_RECORD_CONSTRUCT_METADATA: 'true' }).status).toBe(0);
    const { 'construct-metadata.json': metadata, ...staged } = filesOf('.synth/dist');
    expect(filesOf('dist')).toEqual(staged);
    expect(JSON.parse(metadata ?? '')).toMatchObject({
      version: '1.0.0',
      resources: {
        kafka: { path: expect.stringMatching(/^kafka\//) },
        'HorizontalPodAutoscaler/inference': { path: 'inference/Inference/Autoscaler/Resource' },
      },
    });
  });
});

describe('fails with exit code 2, a line for each fault and dist/ as it was', () => {
  test.each([
    { why: 'when settings are wrong', args: ['--settings', 'bad.yaml'], lines: 2 },
    { why: 'when the settings file is missing', args: ['--settings', 'none.yaml'], lines: 1 },
    { why: 'when an environment is unknown', args: ['--environment', 'staging'], lines: 1 },
  ])('$why', ({ args, lines }) => {
    write('bad.yaml', BAD_SETTINGS);
    write('dist/local/kept.k8s.yaml', 'kept');
    const { status, stdout, stderr } = synth(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^('.+' .+\n){${lines}}$`));
    expect(filesOf('.')).toEqual({ 'bad.yaml': BAD_SETTINGS, 'dist/local/kept.k8s.yaml': 'kept' });
  });

  test('when dist/ cannot be written', () => {
    write('dist', 'a file');
    const { status, stderr } = synth();
    expect(status).toBe(2);
    expect(stderr).toMatch(/^'output' is 'dist', which cannot be written \(E\w+\); .+\n$/);
    expect(filesOf('.')).toEqual({ dist: 'a file' });
  });

  test('through the cdk8s command line too', () => {
    write('bad.yaml', BAD_SETTINGS);
    write('dist/local/kept.k8s.yaml', 'kept');
    write('cdk8s.yaml', `language: typescript\napp: '"${process.execPath}" "${BUNDLE}"'\noutput: .synth/dist\n`);
    const { status, stderr } = run([CLI, 'synth'], { INFERENCE_SETTINGS: 'bad.yaml' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^('.+' .+\n){2}$/);
    expect(filesOf('dist')).toEqual({ 'local/kept.k8s.yaml': 'kept' });
  });
});
