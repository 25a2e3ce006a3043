import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitFolder } from '../../support/git-folder';
import { configMap, type HostileRepository, hostileRepository, makeProgram } from '../../support/hostile-repository';
import { runCli } from '../../support/run-cli';

// Real repositories on a busy machine take their time.
jest.setTimeout(60_000);
const cwd = process.cwd();
const environment = { ...process.env };
let repository: HostileRepository;

beforeEach(() => {
  repository = hostileRepository();
});
afterEach(() => {
  process.chdir(cwd);
  process.env = { ...environment };
  repository.remove();
});

/** The configuration of a repository that runs the command for each reason there is to run one. */
const config = ({ command, beside }: HostileRepository, more = ''): string => `[core]
repositoryformatversion = 1
fsmonitor = ${command}
hooksPath = ${beside}/hooks
sshCommand = ${command}
gitProxy = ${command}
alternateRefsCommand = ${command}
pager = ${command}
[diff]
external = ${command}
[credential]
helper = !${command}
[alias]
rev-parse = !${command}
[protocol]
allow = always
[protocol "ext"]
allow = always
[extensions]
partialClone = origin
[remote "origin"]
url = file://${beside}/away
promisor = true
uploadpack = ${command}; git-upload-pack
[filter "f"]
clean = ${command}; cat
smudge = ${command}; cat
required = true
[diff "d"]
textconv = ${command}; cat
${more}`;

/** Puts a bare repository with that configuration in a folder of the work tree. */
function embedBare({ write, git }: HostileRepository, folder: string, text: string): void {
  write(`${folder}HEAD`, 'ref: refs/heads/main\n');
  write(`${folder}objects/keep`, '');
  write(`${folder}refs/keep`, '');
  write(`${folder}config`, text);
  const missing = '1'.repeat(git('rev-parse', 'HEAD').length);
  write(`${folder}packed-refs`, `${missing} refs/remotes/origin/main\n`);
}

/** The right answer: one object comes. */
async function expectRight(): Promise<void> {
  const { code, stdout, stderr } = await repository.review();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/ConfigMap .*b\b/);
  expect(stdout).not.toMatch(/ConfigMap .*a\b/);
  expect(repository.hasRun()).toBe(false);
}

async function expectRefusal(sentence: string | RegExp, ...more: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await repository.review(...more);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd()).not.toContain('\n');
  expect(repository.hasRun()).toBe(false);
}

test.each([
  { why: 'in the reviewed folder', folder: 'dist/' },
  { why: 'deep in it', folder: 'dist/x/' },
  { why: 'at the top of the work tree', folder: '' },
])('a bare repository among the files is only files: $why', async ({ folder }) => {
  embedBare(repository, folder, config(repository).replace('[core]', '[core]\nbare = true'));
  repository.commit();
  if (folder === 'dist/') {
    repository.carelessGit('-C', 'dist', 'rev-parse', '--verify', 'refs/remotes/origin/main^{commit}');
    expect(repository.hasRun()).toBe(true);
  }
  await expectRight();
});

test('fails for a repository inside of the repository, whose configuration came with the files', async () => {
  const inner = gitFolder();
  renameSync(join(inner.path, '.git'), 'dist/.git');
  inner.remove();
  writeFileSync('dist/.git/config', config(repository));
  repository.carelessGit('-C', 'dist', 'status');
  expect(repository.hasRun()).toBe(true);
  await expectRefusal(/^'--since' is in two repositories, '.*\/dist' inside of '.*'; run the command in/);
});

test('fails for a .git file in the reviewed folder that names a repository among the files', async () => {
  embedBare(repository, 'dist/x/', config(repository));
  writeFileSync('dist/.git', 'gitdir: x\n');
  await expectRefusal("'--since' is in two repositories");
});

test.each([
  { why: 'file', link: () => writeFileSync('.git', 'gitdir: dist/x\n') },
  { why: 'link', link: () => symlinkSync('dist/x', '.git') },
])('fails for a .git $why of the top that leads to a repository among the files', async ({ link }) => {
  renameSync('.git', 'dist/x');
  writeFileSync('dist/x/config', config(repository));
  link();
  await expectRefusal("'--since' is in a repository that has a part of itself among the files that are reviewed");
});

test('a .git file that leads to a repository elsewhere is followed, as in a linked work tree', async () => {
  renameSync('.git', join(repository.beside, 'elsewhere'));
  writeFileSync('.git', `gitdir: ${repository.beside}/elsewhere\n`);
  await expectRight();
});

test('fails for a .git without a repository, though a bare one lies around it', async () => {
  embedBare(repository, '', config(repository).replace('[core]', '[core]\nbare = true'));
  rmSync('.git', { recursive: true });
  mkdirSync('.git');
  await expectRefusal("'--since' needs a git repository, and the one here cannot be read");
});

test('fails for a folder that a symbolic link leads out of the repository', async () => {
  const other = gitFolder();
  other.write('a.yaml', configMap('secret'));
  other.commit();
  rmSync('dist', { recursive: true });
  symlinkSync(other.path, 'dist');
  await expectRefusal(/^'--since' (names 'dist', which a symbolic link leads|is in two repositories)/);
  rmSync(join(other.path, '.git'), { recursive: true });
  await expectRefusal("'--since' names 'dist', which a symbolic link leads out of the repository");
  other.remove();
});

test('hooks, filters, fsmonitor, aliases and helpers that the configuration names are not run', async () => {
  const { write, beside, command, commit, carelessGit } = repository;
  write('.gitattributes', '* filter=f diff=d\n');
  commit();
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc']) {
    const file = join(beside, 'hooks', hook);
    mkdirSync(join(beside, 'hooks'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${command}\n`);
    makeProgram(file);
  }
  writeFileSync('.git/config', config(repository));
  carelessGit('status');
  expect(repository.hasRun()).toBe(true);
  await expectRight();
});

test('a configuration that is included from the files is not obeyed', async () => {
  repository.write('.gitconfig', config(repository));
  repository.commit();
  writeFileSync('.git/config', '[include]\npath = ../.gitconfig\n');
  repository.carelessGit('status');
  expect(repository.hasRun()).toBe(true);
  await expectRight();
});

test.each([
  { why: 'a command instead of upload-pack', url: '' },
  { why: 'a command as its address', url: 'url = "ext::sh -c COMMAND"' },
  { why: 'an address over ssh', url: 'url = ssh://nowhere.invalid/x' },
])('fails for objects that are not in a partial clone, and fetches nothing: $why', async ({ url }) => {
  const { git, command } = repository;
  const blob = git('rev-parse', 'refs/remotes/origin/main:dist/a.yaml');
  rmSync(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`);
  const remote = `[remote "origin"]\n${url.replace('COMMAND', command.replaceAll(' ', '% '))}\n`;
  writeFileSync('.git/config', config(repository, remote));
  repository.carelessGit('cat-file', '-p', blob);
  expect(repository.hasRun()).toBe(true);
  await expectRefusal(
    /^'refs\/remotes\/origin\/main:dist\/a\.yaml' \(base\) is not in this clone, and nothing is fetched/,
  );
});

test('fails in a partial clone with the remedy, and the remedy helps', async () => {
  const { path, beside, git } = repository;
  git('config', 'uploadpack.allowFilter', 'true');
  git('branch', '--force', 'main', 'refs/remotes/origin/main');
  git(
    'clone',
    '--quiet',
    '--no-local',
    '--filter=blob:none',
    '--branch=topic',
    `file://${path}`,
    join(beside, 'clone'),
  );
  process.chdir(join(beside, 'clone'));
  // Checking out has fetched the files of one commit; those of another are not here.
  repository.write('dist/a.yaml', configMap('other'));
  const side = repository.commit();
  git('branch', '--force', 'main', side);
  git('-C', join(beside, 'clone'), 'fetch', '--quiet', 'origin');
  const args = ['git:origin/main:dist', 'git:HEAD:dist'];
  const refused = await runCli(['review', ...args]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("fetch all of it ('git fetch --refetch") });
  git('-C', join(beside, 'clone'), 'fetch', '--quiet', '--refetch', '--no-filter');
  expect(await runCli(['review', ...args])).toMatchObject({ code: 0, stderr: '' });
});

test('variables of the environment name no other repository, configuration or program', async () => {
  const { beside, command } = repository;
  const other = gitFolder();
  other.write('dist/a.yaml', configMap('other'));
  other.commit();
  other.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  writeFileSync(join(beside, 'config'), config(repository));
  Object.assign(process.env, {
    GIT_DIR: join(other.path, '.git'),
    GIT_WORK_TREE: other.path,
    GIT_COMMON_DIR: join(other.path, '.git'),
    GIT_OBJECT_DIRECTORY: join(other.path, '.git/objects'),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: join(other.path, '.git/objects'),
    GIT_INDEX_FILE: join(beside, 'index'),
    GIT_NAMESPACE: 'x',
    GIT_CONFIG: join(beside, 'config'),
    GIT_CONFIG_GLOBAL: join(beside, 'config'),
    GIT_CONFIG_SYSTEM: join(beside, 'config'),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: command,
    GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${command}'`,
    GIT_EXEC_PATH: beside,
    GIT_EXTERNAL_DIFF: command,
    GIT_SSH_COMMAND: command,
    GIT_PAGER: command,
    GIT_TRACE: join(beside, 'trace'),
    GIT_SHALLOW_FILE: join(beside, 'shallow'),
    GIT_CEILING_DIRECTORIES: repository.path,
  });
  await expectRight();
  process.env = { ...environment };
  other.remove();
});

test('a program called git that came with the files, or lies in a relative folder of PATH, is not run', async () => {
  const { write, path, command } = repository;
  makeProgram(write('node_modules/.bin/git', `#!/bin/sh\n${command}\n`));
  makeProgram(write('git', `#!/bin/sh\n${command}\n`));
  const link = join(repository.beside, 'bin');
  symlinkSync(join(path, 'node_modules/.bin'), link);
  process.env.PATH = [join(path, 'node_modules/.bin'), link, '.', '', process.env.PATH].join(':');
  await expectRight();
  process.env.PATH = join(path, 'node_modules/.bin');
  await expectRefusal("'git' is not installed here; install it, or review two folders");
});

test('objects that are borrowed from another clone are read, those among the files are refused', async () => {
  const { path, beside, git } = repository;
  git('clone', '--quiet', '--shared', '--branch=topic', path, join(beside, 'clone'));
  process.chdir(join(beside, 'clone'));
  git('-C', join(beside, 'clone'), 'update-ref', 'refs/remotes/origin/main', git('rev-parse', 'topic~1'));
  await expectRight();
  process.chdir(path);
  git('clone', '--quiet', '--bare', '.', 'dist/x');
  mkdirSync(join(beside, 'between/info'), { recursive: true });
  writeFileSync(join(beside, 'between/info/alternates'), `${path}/dist/x/objects\n`);
  for (const line of ['../../dist/x/objects', '"../../dist/\\170/objects"', `${beside}/between`]) {
    writeFileSync('.git/objects/info/alternates', `${line}\n`);
    await expectRefusal(/part of itself among the files that are reviewed \('.*\/dist\/x\/objects'\)/);
  }
});

test.each(['refs', 'refs/heads', 'config', 'objects/pack'])(
  'fails where %s of .git is a link to the files',
  async (part) => {
    renameSync(join('.git', part), 'dist/moved');
    symlinkSync(join(repository.path, 'dist/moved'), join('.git', part));
    await expectRefusal(/part of itself among the files that are reviewed/);
  },
);

test.each(['config', 'HEAD', 'refs/heads/topic', 'objects/info/alternates'])(
  'a named pipe at %s of .git does not keep it waiting',
  async (part) => {
    rmSync(join('.git', part), { force: true });
    execFileSync('mkfifo', [join('.git', part)]);
    await expectRefusal(
      /takes longer than 8 s \(rev-parse\); see whether the repository can be read|is a named pipe, not a file/,
    );
  },
);

test('a branch that is called HEAD changes nothing', async () => {
  repository.git('update-ref', 'refs/heads/HEAD', 'HEAD~1');
  await expectRight();
});

test.each([':/base', '$(touch x)', '*', 'a;b'])(
  'a name that a shell would not take for one is in no command to copy: %s',
  async (ref) => {
    const { code, stderr } = await runCli(['review', '--since', ref, 'dist']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `'--since' names '${ref}', and there is no such commit here; fetch it or name another\n`,
    });
  },
);

test('refs that replace objects, and grafts, change nothing', async () => {
  const { git } = repository;
  git('replace', 'topic~1', 'topic');
  git('replace', git('rev-parse', 'topic~1:dist/a.yaml'), git('rev-parse', 'topic:dist/b.yaml'));
  await expectRight();
  writeFileSync('.git/info/grafts', `${git('rev-parse', 'topic')}\n`);
  await expectRight();
});

test('a submodule is neither opened nor updated, and is reviewed in its own repository', async () => {
  const { write, git, command, commit } = repository;
  const inner = gitFolder();
  inner.write('c.yaml', configMap('c'));
  inner.commit();
  git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'dist/sub');
  write('.gitmodules', `[submodule "dist/sub"]\npath = dist/sub\nurl = ext::${command}\nupdate = !${command}\n`);
  commit();
  writeFileSync('.git/modules/dist/sub/config', config(repository, '[core]\nworktree = ../../../../dist/sub\n'));
  repository.carelessGit('-C', 'dist/sub', 'status');
  expect(repository.hasRun()).toBe(true);
  const { code, stdout } = await repository.review();
  expect(code).toBe(0);
  expect(stdout).toMatch(/ConfigMap .*c\b/);
  expect(repository.hasRun()).toBe(false);
  const refused = await runCli(['review', '--since', 'refs/remotes/origin/main', 'dist/sub']);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("'--since' is in two repositories") });
  process.chdir('dist/sub');
  const own = await runCli(['review', 'git:HEAD', '.']);
  expect(own).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing changes/) });
  expect(repository.hasRun()).toBe(false);
  inner.remove();
});

test('fails outside of every work tree', async () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'nowhere-'));
  repository.git('clone', '--quiet', '--bare', '.', join(nowhere, 'bare.git'));
  process.chdir(join(nowhere, 'bare.git'));
  await expectRefusal("'--since' needs a git repository, and this folder is in none; name two folders instead");
  rmSync(nowhere, { recursive: true });
});
