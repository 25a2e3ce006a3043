import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const outdir = mkdtempSync(join(tmpdir(), 'dist-'));

function filesBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

let made: Map<string, string>;
beforeAll(() => {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, CDK8S_OUTDIR: outdir };
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'synth'], { cwd: ROOT, env, encoding: 'utf8' });
  expect(stderr.replace(/^npm warn .*\n/gm, '')).toBe('');
  expect(status).toBe(0);
  made = filesBelow(outdir);
});
afterAll(() => rmSync(outdir, { recursive: true }));

test('the committed dist/ has the files that synth writes', () => {
  const committed = [...filesBelow(join(ROOT, 'dist')).keys()];
  expect(committed).toEqual([...made.keys()]);
  expect(committed.length).toBeGreaterThan(5);
});

test('each committed file is what synth writes: if not, run npm run synth and commit', () => {
  const stale = [...filesBelow(join(ROOT, 'dist'))].filter(([file, text]) => made.get(file) !== text);
  expect(stale.map(([file]) => `dist/${file}`)).toEqual([]);
});

test.each(['local', 'production'])('the whole of dist/%s', (environment) => {
  const files = [...made].filter(([file]) => file.startsWith(`${environment}/`));
  expect(Object.fromEntries(files)).toMatchSnapshot();
});
