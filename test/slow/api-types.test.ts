import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const FILE = join(ROOT, 'lib', 'review', 'schema', 'api-types.json');
const GO = { cwd: join(ROOT, 'test', 'review', 'api-types'), encoding: 'utf8', maxBuffer: 2 ** 26 } as const;

test("the review knows Kubernetes' types as its Go modules have them", () => {
  const { status, stdout, stderr, error } = spawnSync('go', ['run', '-mod=mod', '.'], GO);
  expect({ error, status, stderr: status === 0 ? '' : stderr }).toEqual({ error: undefined, status: 0, stderr: '' });
  if (process.env.UPDATE_GENERATED === '1') {
    writeFileSync(FILE, stdout);
  }
  expect(stdout === readFileSync(FILE, 'utf8')).toBe(true);
});
