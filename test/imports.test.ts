import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const CLI = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
const folder = mkdtempSync(join(tmpdir(), 'imports-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('imports/ is what cdk8s import makes of our own definitions, without network', () => {
  for (const part of ['cdk8s.yaml', 'crds']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  }
  // A proxy that nobody serves: whatever would reach out fails.
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    http_proxy: 'http://127.0.0.1:9',
    https_proxy: 'http://127.0.0.1:9',
  };
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'import'], { cwd: folder, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, expect.stringContaining('Importing resources')]);
  const files = readdirSync(join(folder, 'imports'));
  expect(files).toEqual(readdirSync(join(ROOT, 'imports')));
  for (const file of files) {
    expect(readFileSync(join(ROOT, 'imports', file), 'utf8')).toBe(readFileSync(join(folder, 'imports', file), 'utf8'));
  }
});
