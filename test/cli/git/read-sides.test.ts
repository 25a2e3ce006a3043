import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ReadSide, readBaseAndHead, readSince } from '../../../lib/cli/review/read-sides';
import { type GitFolder, gitFolder } from '../../support/git-folder';

const STDIN = Readable.from([]);
// Real repositories on a busy machine take their time.
jest.setTimeout(60_000);
const cwd = process.cwd();
let repository: GitFolder;

const object = (name: string, kind = 'ConfigMap'): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name} }\n`;
const names = ({ manifests }: ReadSide): string[] =>
  manifests.map(({ name, source }) => `${name} ${source.file}:${source.line}`).sort();

function start(...options: readonly string[]): GitFolder {
  repository = gitFolder(...options);
  process.chdir(repository.path);
  return repository;
}

afterEach(() => {
  process.chdir(cwd);
  repository.remove();
});

test.each([
  { why: 'loose objects', options: [], pack: false },
  { why: 'packed objects', options: [], pack: true },
  { why: 'ids of SHA-256', options: ['--object-format=sha256'], pack: true },
])('both sides are read from git: $why', async ({ options, pack }) => {
  const { write, commit, git } = start(...options);
  write('dist/a.yaml', object('a'));
  write('dist/deep/b.json', '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"}}');
  write('dist/deep/package.json', '{"name":"x"}');
  write('dist/.hidden/c.yaml', '{');
  write('dist/node_modules/d.yaml', '{');
  write('dist/notes.txt', object('e'));
  commit();
  git('mv', 'dist/a.yaml', 'dist/renamed.yaml');
  rmSync('dist/deep', { recursive: true });
  commit();
  if (pack) {
    git('gc', '--quiet', '--aggressive', '--prune=now');
  }
  const { base, head } = await readBaseAndHead('git:HEAD~1:dist', 'git:main:./dist', STDIN);
  expect(names(base)).toEqual(['a HEAD~1:dist/a.yaml:1', 'b HEAD~1:dist/deep/b.json:1']);
  expect(names(head)).toEqual(['a main:dist/renamed.yaml:1']);
  expect(base.reported).toEqual({
    name: 'HEAD~1:dist',
    commit: git('rev-parse', 'HEAD~1'),
    isMergeBase: false,
    isEmptyFor: undefined,
  });
});

test('--since compares the merge base with the files, and touches neither the files nor the index', async () => {
  const { write, commit, git, path } = start();
  write('dist/a.yaml', object('a'));
  const fork = commit();
  git('checkout', '--quiet', '-b', 'topic');
  write('dist/b.yaml', object('b'));
  commit();
  git('checkout', '--quiet', 'main');
  write('dist/later.yaml', object('later'));
  commit();
  git('checkout', '--quiet', 'topic');
  write('dist/a.yaml', object('dirty'));
  write('dist/untracked.yaml', object('untracked'));
  const state = (): object =>
    Object.fromEntries(
      ['.git/index', '.git/HEAD', 'dist', ...readdirSync('dist').map((file) => `dist/${file}`)].map((file) => {
        const { mtimeMs, ctimeMs, size, ino } = statSync(file);
        return [file, { mtimeMs, ctimeMs, size, ino, bytes: statSync(file).isFile() && readFileSync(file, 'hex') }];
      }),
    );
  const objects = (): string => git('count-objects', '-v');
  const before = [state(), objects()];
  const { base, head } = await readSince('main', 'dist', STDIN);
  expect([state(), objects()]).toEqual(before);
  expect(names(base)).toEqual(['a main:dist/a.yaml:1']);
  expect(names(head)).toEqual(['b dist/b.yaml:1', 'dirty dist/a.yaml:1', 'untracked dist/untracked.yaml:1']);
  expect(base.reported).toMatchObject({ name: 'main:dist', commit: fork, isMergeBase: true });
  // The repository is the one around the path, wherever the command runs.
  process.chdir(cwd);
  expect((await readSince('main', join(path, 'dist'), STDIN)).base.manifests).toHaveLength(1);
});

test('a ref without a path means the path of the other side', async () => {
  const { write, commit } = start();
  write('deploy/dist/a.yaml', object('a'));
  write('other/b.yaml', object('b'));
  commit();
  expect(names((await readBaseAndHead('git:HEAD', 'deploy/dist', STDIN)).base)).toEqual([
    'a HEAD:deploy/dist/a.yaml:1',
  ]);
  expect(names((await readBaseAndHead('git:HEAD:other', 'git:main', STDIN)).head)).toEqual(['b main:other/b.yaml:1']);
  expect(names((await readBaseAndHead('git:HEAD', 'git:main', STDIN)).base)).toHaveLength(2);
  process.chdir('deploy');
  expect(names((await readBaseAndHead('git:HEAD', 'dist', STDIN)).base)).toEqual(['a HEAD:deploy/dist/a.yaml:1']);
  expect(names((await readBaseAndHead('git:HEAD:./dist', 'dist', STDIN)).base)).toHaveLength(1);
});

test('a folder that one side does not have is an empty side, and said', async () => {
  const { write, commit } = start();
  write('README', '');
  commit();
  write('dist/a.yaml', object('a'));
  commit();
  const added = await readSince('HEAD~1', 'dist', STDIN);
  // HEAD~1 is its own merge base with HEAD.
  expect(added.base).toMatchObject({
    manifests: [],
    reported: { isEmptyFor: 'nothing at the path', isMergeBase: false },
  });
  rmSync('dist', { recursive: true });
  const removed = await readSince('main', 'dist', STDIN);
  expect(removed.head).toMatchObject({ manifests: [], reported: { isEmptyFor: 'nothing at the path' } });
  expect(removed.base.manifests).toHaveLength(1);
  const file = await readBaseAndHead('git:HEAD:README', 'git:HEAD:dist/a.yaml', STDIN);
  expect(file.base.reported.isEmptyFor).toBe('no Kubernetes object');
});

test('symbolic links are followed to files of the same commit, as in folders', async () => {
  const { write, commit } = start();
  write('common/a.yaml', object('a'));
  write('dist/b.yaml', object('b'));
  symlinkSync('../common/a.yaml', 'dist/link.yaml');
  symlinkSync('../common', 'dist/folder.yaml');
  symlinkSync('dist', 'output');
  commit();
  const { base, head } = await readBaseAndHead('git:HEAD:output', 'output', STDIN);
  expect(names(base)).toEqual(['a HEAD:output/link.yaml:1', 'b HEAD:output/b.yaml:1']);
  expect(head.manifests.map(({ name }) => name).sort()).toEqual(['a', 'b']);
  rmSync('dist/link.yaml');
  symlinkSync('/etc/hostname', 'dist/link.yaml');
  commit();
  await expect(readBaseAndHead('git:HEAD:dist', 'git:HEAD~1:dist', STDIN)).rejects.toThrow(
    "'HEAD:dist/link.yaml' (base) is a symbolic link to no file of this commit",
  );
});

test('fails for what lies in a submodule', async () => {
  const { write, commit, git } = start();
  write('dist/a.yaml', object('a'));
  const id = commit();
  git('update-index', '--add', '--cacheinfo', `160000,${id},dist/sub`);
  git('commit', '--quiet', '-m', 'x');
  const refusal = "'HEAD:dist/sub' (base) is a submodule, and its files are not in this repository";
  await expect(readBaseAndHead('git:HEAD:dist', 'dist', STDIN)).rejects.toThrow(refusal);
  await expect(readBaseAndHead('git:HEAD:dist/sub/deep', 'dist', STDIN)).rejects.toThrow(refusal);
});

test('fails for a ref that does not exist, in words', async () => {
  const { write, commit } = start();
  write('dist/a.yaml', object('a'));
  commit();
  await expect(readSince('origin/nope', 'dist', STDIN)).rejects.toThrow(
    "'--since' names 'origin/nope', and there is no such commit here; fetch it ('git fetch origin nope') or name another",
  );
  await expect(readBaseAndHead('git:nope:dist', 'dist', STDIN)).rejects.toThrow("'git:nope' (base) names 'nope'");
  await expect(readBaseAndHead('git:--output=x:dist', 'dist', STDIN)).rejects.toThrow("names no ref ('--output=x')");
  await expect(readBaseAndHead('git::dist', 'dist', STDIN)).rejects.toThrow("'base' is 'git::dist'");
  await expect(readBaseAndHead('-', '-', STDIN)).rejects.toThrow('standard input can be one of them only');
});

test('fails outside a repository, and for branches without a common commit', async () => {
  const { write, commit, git } = start();
  write('dist/a.yaml', object('a'));
  commit();
  git('checkout', '--quiet', '--orphan', 'island');
  write('dist/a.yaml', object('b'));
  commit();
  await expect(readSince('main', 'dist', STDIN)).rejects.toThrow("'--since' has no commit in common with HEAD; name");
  rmSync('.git', { recursive: true });
  await expect(readSince('main', 'dist', STDIN)).rejects.toThrow(
    "'--since' needs a git repository, and this folder is in none",
  );
});

test('fails with the remedy in a shallow clone that lacks the common commit', async () => {
  const { write, commit, git, path } = start();
  write('dist/a.yaml', object('a'));
  commit();
  git('checkout', '--quiet', '-b', 'topic');
  write('dist/b.yaml', object('b'));
  commit();
  git('checkout', '--quiet', 'main');
  write('dist/c.yaml', object('c'));
  commit();
  const clone = join(path, 'clone');
  execFileSync('git', ['clone', '-q', '--depth=1', '--no-single-branch', '-b', 'topic', `file://${path}`, clone]);
  process.chdir(clone);
  await expect(readSince('origin/main', 'dist', STDIN)).rejects.toThrow(/in this shallow clone; .*fetch-depth: 0/);
  await expect(readBaseAndHead('git:HEAD~1:dist', 'dist', STDIN)).rejects.toThrow(/shallow: .* fetch-depth: 0/);
});

test('fails with side, file and line for what is no YAML, on both sides at once', async () => {
  const { write, commit } = start();
  write('dist/a.yaml', `${object('a')}---\nkey: [1\n`);
  write('dist/text/binary.yaml', Uint8Array.of(0x61, 0x0a, 0xff, 0xfe));
  commit();
  await expect(readBaseAndHead('git:HEAD:dist/text', 'dist/a.yaml', STDIN)).rejects.toThrow(
    /^'HEAD:dist\/text\/binary.yaml:2' \(base\) is binary, not UTF-8 text.*\n'dist\/a.yaml:\d' \(head\) is not YAML that can be read: /,
  );
});

test('fails for a file of 100 MB before its content is read', async () => {
  const { write, commit } = start();
  truncateSync(write('dist/a.yaml', ''), 100 * 1024 * 1024);
  commit();
  await expect(readBaseAndHead('git:HEAD:dist', 'dist', STDIN)).rejects.toThrow(
    "'HEAD:dist/a.yaml:1' (base) is 100 MiB, and at most 16 MiB are read; split it into several files",
  );
});

test('names that are no UTF-8, and paths with spaces and colons, are read', async () => {
  const { write, commit, git } = start();
  write('my dist/it: is.yaml', object('a'));
  const id = git('hash-object', '-w', 'my dist/it: is.yaml');
  commit();
  const line = Buffer.concat([Buffer.from(`100644 blob ${id}\t`), Buffer.from([0xe9]), Buffer.from('.yaml\0')]);
  const tree = execFileSync('git', ['mktree', '-z'], { input: line, encoding: 'utf8' }).trim();
  git('update-ref', 'refs/heads/bytes', git('commit-tree', tree, '-m', 'x'));
  const { base, head } = await readBaseAndHead('git:HEAD:my dist/it: is.yaml', 'git:bytes:', STDIN);
  expect(names(base)).toEqual(['a HEAD:my dist/it: is.yaml:1']);
  expect(names(head)).toEqual(['a bytes:\ufffd.yaml:1']);
});

test('a linked work tree is read, and in a bare repository the work tree around it', async () => {
  const { write, commit, git, path } = start();
  write('dist/a.yaml', object('a'));
  commit();
  git('worktree', 'add', '--quiet', 'tree', '-b', 'other');
  process.chdir('tree');
  expect((await readSince('main', 'dist', STDIN)).base.manifests).toHaveLength(1);
  process.chdir(path);
  git('clone', '--quiet', '--bare', '.', 'bare.git');
  process.chdir('bare.git');
  expect((await readBaseAndHead('git:main:dist', 'git:main:dist', STDIN)).base.manifests).toHaveLength(1);
});
