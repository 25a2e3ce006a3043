import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configMap, type HostileRepository, hostileRepository, objectOf } from '../../support/hostile-repository';
import { runCli } from '../../support/run-cli';

// Real repositories on a busy machine take their time.
jest.setTimeout(60_000);
const cwd = process.cwd();
const SECRET = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: of-the-machine }\n';
let repository: HostileRepository;

beforeEach(() => {
  repository = hostileRepository();
  writeFileSync(join(repository.beside, 'secret.yaml'), SECRET);
});
afterEach(() => {
  process.chdir(cwd);
  repository.remove();
});

/** Commits what is there and reviews the commit's `dist` against the remote's branch, without the work tree. */
async function reviewCommit(): Promise<{ code: number; stdout: string; stderr: string }> {
  repository.commit();
  return runCli(['review', 'git:refs/remotes/origin/main:dist', 'git:HEAD:dist']);
}

test.each([
  { why: 'absolute', target: (beside: string) => `${beside}/secret.yaml` },
  { why: 'upwards', target: (beside: string) => `../../../../../../..${beside}/secret.yaml` },
  { why: 'out of the commit and in again', target: (_: string, path: string) => `../..${path.slice(4)}/dist/a.yaml` },
  { why: 'into .git', target: () => '../.git/config' },
  { why: 'to itself', target: () => 'link.yaml' },
  { why: 'to nothing', target: () => 'nothing.yaml' },
  { why: 'below a file', target: () => 'a.yaml/x.yaml' },
  { why: 'longer than a path', target: () => `${'./'.repeat(3000)}a.yaml` },
])('fails for a link of the commit that leads nowhere in it: $why', async ({ target }) => {
  const text = target(repository.beside, repository.path);
  const id = objectOf(repository.path, 'blob', Buffer.from(text));
  repository.git('update-index', '--add', '--cacheinfo', `120000,${id},dist/link.yaml`);
  repository.git('commit', '--quiet', '--message', 'x');
  const { code, stdout, stderr } = await runCli(['review', 'git:refs/remotes/origin/main:dist', 'git:HEAD:dist']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    "'HEAD:dist/link.yaml' (head) is a symbolic link to no file of this commit; commit the file itself\n",
  );
});

test('links through links and folders are followed in the commit, whatever the disk has there', async () => {
  repository.write('common/deep/c.yaml', configMap('c'));
  symlinkSync('deep', join(repository.path, 'common/short'));
  symlinkSync('../common/short/../short/c.yaml', join(repository.path, 'dist/link.yaml'));
  const { code, stdout } = await reviewCommit();
  expect(code).toBe(0);
  expect(stdout).toMatch(/ConfigMap .*c\b/);
});

test('fails for a folder of the commit that is a link out of it', async () => {
  symlinkSync(repository.beside, join(repository.path, 'output'));
  repository.commit();
  const { code, stderr } = await runCli(['review', 'git:HEAD:output', 'git:HEAD:dist']);
  expect(code).toBe(2);
  expect(stderr).toContain("'HEAD:output' (base) is a symbolic link to no file of this commit");
});

test.each([
  { why: 'line feeds', name: 'dist/a\nb\n.yaml' },
  { why: 'what looks like an answer of git', name: `dist/${'0'.repeat(40)} missing\n.yaml` },
  { why: 'control characters and marks of direction', name: 'dist/\u001b]0;x\u0007\u202e\t.yaml' },
  { why: 'pathspec magic', name: 'dist/:(glob)**.yaml' },
  { why: 'a dash', name: 'dist/--output=x.yaml' },
  { why: 'quotes and backslashes', name: 'dist/"\\303\\251".yaml' },
])('names of files are read as they are: $why', async ({ name }) => {
  repository.write(name, configMap('c'));
  const { code, stdout } = await reviewCommit();
  expect(code).toBe(0);
  expect(stdout).toMatch(/ConfigMap .*c\b/);
  const file = await runCli(['review', 'git:refs/remotes/origin/main:dist/a.yaml', `git:HEAD:${name}`]);
  expect(file).toMatchObject({ code: 0, stdout: expect.stringMatching(/ConfigMap .*c\b/) });
});

test('links whose names and targets are no UTF-8 are followed', async () => {
  const { path, git } = repository;
  const id = objectOf(path, 'blob', Buffer.from(configMap('c')));
  const link = objectOf(path, 'blob', Buffer.from([0xe9]));
  const entry = (mode: string, name: readonly number[], hex: string): Buffer =>
    Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.of(0), Buffer.from(hex, 'hex')]);
  const yaml = [...Buffer.from('.yaml')];
  const tree = objectOf(
    path,
    'tree',
    Buffer.concat([entry('120000', [0xe8, ...yaml], link), entry('100644', [0xe9], id)]),
  );
  const commit = git('commit-tree', tree, '-m', 'x');
  const { code, stdout } = await runCli(['review', 'git:refs/remotes/origin/main:dist', `git:${commit}:`]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/ConfigMap .*c\b/);
});

test.each([
  { ref: '', message: /'--since' names no ref \(''\)/ },
  { ref: '-x', message: /'--since' names no ref \('-x'\)/ },
  { ref: '--output=pwned', message: /'--since' names no ref \('--output=pwned'\)/ },
  { ref: 'main\n--all', message: /'--since' names no ref/ },
  { ref: '^main', message: /'--since' names '\^main', and there is no such commit here/ },
  { ref: 'main..topic', message: /'--since' names 'main\.\.topic', and there is no such commit here/ },
  { ref: 'HEAD:dist', message: /'--since' names 'HEAD:dist', and there is no such commit here/ },
])('fails for $ref, which is no ref', async ({ ref, message }) => {
  const { code, stderr } = await runCli(['review', `--since=${ref}`, 'dist']);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('fails for a name that a branch and the branch of a remote have', async () => {
  repository.git('branch', 'origin/main', 'topic');
  const refused = await runCli(['review', '--since', 'origin/main', 'dist']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toBe(
    "'--since' names 'origin/main', and several refs have that name; write it in full, such as refs/remotes/origin/main\n",
  );
  expect((await repository.review()).code).toBe(0);
  const id = repository.git('rev-parse', 'refs/remotes/origin/main');
  repository.git('update-ref', `refs/heads/${id}`, 'topic');
  const byId = await runCli(['review', '--since', id, 'dist']);
  expect(byId.stdout).toMatch(/ConfigMap .*b\b/);
});

test.each([
  { path: '/etc', message: "has the path '/etc'; write it from the top of the repository" },
  { path: 'dist/../../x', message: "has the path 'dist/../../x'; write it from the top" },
  { path: '../x', message: 'needs a git repository' },
])('fails for the path $path, which is in no commit', async ({ path, message }) => {
  const { code, stderr } = await runCli(['review', `git:HEAD:${path}`, 'dist']);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('paths of commits are made plain', async () => {
  const plain = await runCli(['review', 'git:refs/remotes/origin/main:x/..//dist/./', 'dist']);
  expect(plain).toMatchObject({ code: 0, stdout: expect.stringContaining('base refs/remotes/origin/main:dist') });
});

test('fails for trees that hold themselves many times, before they are listed', async () => {
  const { path, git } = repository;
  let tree = objectOf(
    path,
    'tree',
    Buffer.concat([Buffer.from('100644 a.yaml\0'), Buffer.from(git('rev-parse', 'HEAD:dist/a.yaml'), 'hex')]),
  );
  for (let level = 0; level < 9; level += 1) {
    const names = [...'abcdefghij'].map((name) =>
      Buffer.concat([Buffer.from(`40000 ${name}\0`), Buffer.from(tree, 'hex')]),
    );
    tree = objectOf(path, 'tree', Buffer.concat(names));
  }
  const commit = git('commit-tree', tree, '-m', 'x');
  const { code, stderr } = await runCli(['review', 'git:refs/remotes/origin/main:dist', `git:${commit}:`]);
  expect(code).toBe(2);
  expect(stderr).toBe(
    "'git' (head) prints more than 128 MiB (ls-tree); name a smaller folder, or review two folders\n",
  );
});

test('fails for one large file under many names, before it is read', async () => {
  const { path, git } = repository;
  const id = objectOf(path, 'blob', Buffer.alloc(15 * 1024 * 1024, '#'));
  const names = Array.from({ length: 20 }, (_, index) => `1${index}.yaml`).sort();
  const entries = names.map((name) => Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(id, 'hex')]));
  const commit = git('commit-tree', objectOf(path, 'tree', Buffer.concat(entries)), '-m', 'x');
  const { code, stderr } = await runCli(['review', 'git:refs/remotes/origin/main:dist', `git:${commit}:`]);
  expect(code).toBe(2);
  expect(stderr).toContain('has more than 256 MiB of manifests; name a smaller folder');
});
