import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactPath } from '../../lib/cli/artifact-path';
import { renderFindingsSarif } from '../../lib/report/findings-sarif';
import { type GitFolder, gitFolder } from '../support/git-folder';
import { runCli } from '../support/run-cli';

// Real repositories on a busy machine take their time.
jest.setTimeout(60_000);
/** A workload with findings. */
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:latest" }] }
`;
const cwd = process.cwd();
let repository: GitFolder;
let beside: string;

beforeEach(() => {
  repository = gitFolder();
  repository.write('README', '');
  repository.commit();
  repository.write('apps/my shop/web: 100 %#1?.yaml', DEPLOYMENT);
  beside = realpathSync(mkdtempSync(join(tmpdir(), 'artifact-')));
  writeFileSync(join(beside, 'web.yaml'), DEPLOYMENT);
});
afterEach(() => {
  process.chdir(cwd);
  repository.remove();
  rmSync(beside, { recursive: true });
});

/** Returns the addresses of all files that a log names. */
async function addressesOf(...args: readonly string[]): Promise<string[]> {
  const { stdout } = await runCli([...args, '--format', 'sarif'], DEPLOYMENT);
  const [run] = JSON.parse(stdout).runs;
  expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { description: { text: 'The root of the repository.' } } });
  const places: { artifactLocation: { uri: string; uriBaseId: string } }[] = run.results.map(
    (result: { locations: { physicalLocation: object }[] }) => result.locations[0]?.physicalLocation,
  );
  expect(new Set(places.map(({ artifactLocation }) => artifactLocation.uriBaseId))).toEqual(new Set(['%SRCROOT%']));
  return [...new Set(places.map(({ artifactLocation }) => artifactLocation.uri))];
}

const ADDRESS = 'apps/my%20shop/web%3A%20100%20%25%231%3F.yaml';

test.each([
  { why: 'at the top', from: '.', path: 'apps' },
  { why: 'in a folder', from: 'apps', path: '.' },
  { why: 'in a folder, with the name of the file', from: 'apps/my shop', path: './web: 100 %#1?.yaml' },
  { why: 'in another folder', from: 'other', path: '../apps' },
])('addresses of files are relative to the top of the repository: $why', async ({ from, path }) => {
  mkdirSync(join(repository.path, 'other'));
  process.chdir(join(repository.path, from));
  expect(await addressesOf('check', path)).toEqual([ADDRESS]);
  expect(await addressesOf('review', '--since', 'HEAD', path)).toEqual([ADDRESS]);
  const { stdout } = await runCli(['check', path, '--format', 'github']);
  expect(stdout).toContain('file=apps/my shop/web%3A 100 %25#1?.yaml,line=');
});

test('they are when the file is named from outside, in full, or in a commit', async () => {
  process.chdir(beside);
  expect(await addressesOf('check', join(repository.path, 'apps'))).toEqual([ADDRESS]);
  process.chdir(join(repository.path, 'apps'));
  expect(await addressesOf('check', join(repository.path, 'apps'))).toEqual([ADDRESS]);
  repository.commit();
  expect(await addressesOf('review', 'git:HEAD~1:apps', 'git:HEAD:apps')).toEqual([ADDRESS]);
  expect(await addressesOf('review', 'git:HEAD~1:', 'git:HEAD:apps/my shop')).toEqual([ADDRESS]);
});

test('outside of a repository they are relative to the folder where the program runs, and never absolute', async () => {
  process.chdir(beside);
  expect(await addressesOf('check', join(beside, 'web.yaml'))).toEqual(['web.yaml']);
  mkdirSync('deep');
  process.chdir('deep');
  expect(await addressesOf('check', '../web.yaml')).toEqual(['../web.yaml']);
  expect(await addressesOf('check', '-')).toEqual(['stdin.yaml']);
});

test('the run of a review has the name of what is reviewed, from the top of the repository', async () => {
  process.chdir(join(repository.path, 'apps'));
  const { stdout } = await runCli(['review', '--since', 'HEAD', '.', '--format', 'sarif']);
  expect(JSON.parse(stdout).runs[0].automationDetails).toEqual({ id: 'review/apps/' });
});

test('a file in a repository inside of the repository is named from where the program runs', () => {
  process.chdir(repository.path);
  mkdirSync('inner/.git', { recursive: true });
  expect(artifactPath('inner/x.yaml')).toBe('inner/x.yaml');
  process.chdir('inner');
  expect(artifactPath('x.yaml')).toBe('x.yaml');
});

test('names that no address can hold are shown as what they are', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', namespace: '', name: 'a' };
  const finding = { rule: 'x', severity: 'info', message: '', why: '', fix: '', object, path: '', line: 1 } as const;
  const result = { findings: [{ ...finding, file: 'a\ud800b\n/\u202e.yaml' }], waived: [] };
  const tool = { name: 'cdk8s-inference', version: '0.1.0' };
  const log = JSON.parse(renderFindingsSarif({ result, rules: [], tool, artifactPath: (file) => file }));
  const { uri } = log.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
  expect(uri).toBe('a%EF%BF%BDb%0A/%E2%80%AE.yaml');
});
