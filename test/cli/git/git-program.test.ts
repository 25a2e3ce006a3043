import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitMessage } from '../../../lib/cli/git/git-message';
import { type GitLimits, runGit } from '../../../lib/cli/git/git-program';
import { makeProgram } from '../../support/hostile-repository';

const LIMITS: GitLimits = { bytes: 1024 * 1024, milliseconds: 60_000 };
const path = process.env.PATH;
let folder: string;
let top: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'program-')));
  top = join(folder, 'top');
  mkdirSync(top);
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

/** Puts a program of that text in the place of git. */
function replaceGit(script: string): void {
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  makeProgram(join(folder, 'git'));
  process.env.PATH = `${folder}:${path}`;
}
const run = (limits = LIMITS): unknown => runGit({ top, gitDirectory: undefined }, { command: ['ls-tree'] }, limits);

test('fails when git prints without end, and ends it', () => {
  replaceGit(`echo $$ > ${folder}/pid; exec yes`);
  expect(run).toThrow("'git' prints more than 1 MiB (ls-tree); name a smaller folder, or review two folders");
  expectEnded();
});

test('fails when git does not end, and ends it', () => {
  replaceGit(`echo $$ > ${folder}/pid; exec sleep 600`);
  expect(() => run({ ...LIMITS, milliseconds: 2000 })).toThrow("'git' takes longer than 2 s (ls-tree)");
  expectEnded();
});

function expectEnded(): void {
  const id = readFileSync(join(folder, 'pid'), 'utf8').trim();
  expect(existsSync(`/proc/${id}`) && !readFileSync(`/proc/${id}/stat`, 'utf8').includes(') Z ')).toBe(false);
}

test('fails without git, and with one that cannot be run', () => {
  process.env.PATH = top;
  expect(run).toThrow("'git' is not installed here; install it, or review two folders");
  replaceGit('');
  writeFileSync(join(folder, 'git'), '#!/nowhere\n');
  expect(run).toThrow("'git' cannot be run (ENOENT); repair its installation, or review two folders");
});

test('operands are no options, the environment is bare, and git runs in the work tree', () => {
  replaceGit('printf "%s\\n" "$@"; pwd; env');
  process.env.SECRET_TOKEN = 'x';
  process.env.GIT_DIR = '/nowhere';
  const question = { command: ['ls-tree', '-z'], operands: ['-x'] };
  const { stdout } = runGit({ top, gitDirectory: '/repository' }, question, LIMITS);
  delete process.env.SECRET_TOKEN;
  delete process.env.GIT_DIR;
  const lines = stdout.toString('utf8').trimEnd().split('\n');
  const at = lines.indexOf('--git-dir=/repository');
  expect(lines.slice(at, at + 6)).toEqual(['--git-dir=/repository', 'ls-tree', '-z', '--end-of-options', '-x', top]);
  expect(lines).toEqual(expect.arrayContaining(['safe.bareRepository=explicit', 'GIT_NO_LAZY_FETCH=1']));
  expect(lines.filter((line) => /^(SECRET_TOKEN|GIT_DIR)=/.test(line))).toEqual([]);
  expect(lines).not.toContain('PATH=/nowhere');
});

test('a git that does not read its input has an exit code all the same', () => {
  replaceGit('exit 3');
  const input = 'x'.repeat(8 * 1024 * 1024);
  expect(runGit({ top, gitDirectory: undefined }, { command: ['cat-file'], input }, LIMITS).code).toBe(3);
});

test.each([
  { stderr: '', expected: 'exit code 9' },
  { stderr: 'fatal: bad\nerror: worse\n', expected: 'bad worse' },
  { stderr: 'fatal: \u001b[2J\u202ex\u0000', expected: '\\u001b[2J\\u202ex\\u0000' },
  { stderr: 'x'.repeat(5_000_000), expected: `${'x'.repeat(299)}…` },
])("git's message is one line that a terminal only shows: $expected", ({ stderr, expected }) => {
  expect(gitMessage({ stderr, code: 9 })).toBe(expected);
});
