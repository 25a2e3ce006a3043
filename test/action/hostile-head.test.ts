import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { annotation, outputEntry, withoutCommands } from '../../lib/action/workflow-command';
import { ActionRunner, buildAction } from '../support/action-runner';
import { runCommand } from '../support/run-command';
import { commandsOfStep } from '../support/runner-log';
import { yamlString } from '../support/yaml-string';

const ROOT = resolve(__dirname, '../..');
/** A name of a ConfigMap that a runner would obey, in each form of a command. */
const COMMANDS = [
  '::set-env name=A::b',
  '::add-path::/x',
  '##[set-output name=a]b',
  '::add-mask::web',
  '::error::forged',
];
const manifest = (name: string, text = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: ${yamlString(text)} }\n`;
// A step starts the command, and a busy machine takes its time.
jest.setTimeout(60_000);
let built: string;
let runner: ActionRunner;

beforeAll(() => {
  built = buildAction('hostile-action-test');
}, 60_000);
beforeEach(async () => {
  runner = new ActionRunner(built);
  await runner.start(manifest('web'));
});
afterEach(() => runner.stop());

/** A text with each command at the start of a line, whichever way lines end. */
const hostile = COMMANDS.flatMap((each) => [`\n${each}`, `\r${each}`, `\u2028${each}`]).join('');

test('the runner obeys no command that a manifest holds', async () => {
  const { write } = runner.repository;
  write('dist/a/web.yaml', manifest('web', `${hostile}\n::stop-commands::x\n`));
  write('dist/a/more.yaml', manifest(yamlString(`x${hostile}`)));
  const { code, stdout } = await runner.step('review');
  expect(code).toBe(0);
  expect(runner.outputs().verdict).not.toBe('unknown');
  expect(stdout).toMatch(/set-env name=A/);
  expect(commandsOfStep(stdout)).toEqual([]);
});

test('the runner obeys no command that the name of a file or the error about it holds', async () => {
  runner.repository.write('dist/a/x\n::set-env name=A::b\n.yaml', `key: [1\n${COMMANDS.join('\n')}\n`);
  const { code, stdout } = await runner.step('review');
  expect(code).toBe(0);
  expect(runner.outputs()).toMatchObject({ verdict: 'unknown', code: '2' });
  const [first = '', ...others] = commandsOfStep(stdout);
  expect(first).toMatch(/^error: dist\/a: '/);
  expect(others).toEqual([]);
});

test('what an answer of the API holds is no command either', async () => {
  runner.repository.write('dist/a/web.yaml', manifest('web', 'b'));
  await runner.step('review');
  const { folder } = runner.outputs();
  runner.github.next.POST = [{ status: 422, body: { message: `no${hostile}` } }];
  const { stdout } = await runner.step('comment', { GITHUB_TOKEN: 't', REVIEW_FOLDER: folder });
  const commands = commandsOfStep(stdout);
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(/^warning: no comment: /);
});

test('an internal error is printed without commands', async () => {
  writeFileSync(join(runner.temporary, 'comment.json'), `{"a":\n::set-env name=A::b\n`);
  const { code, stdout, stderr } = await runner.step('comment', { REVIEW_FOLDER: runner.temporary });
  expect({ code, stderr }).toEqual({ code: 70, stderr: '' });
  expect(stdout).toContain('internal error, please report it');
  expect(commandsOfStep(stdout)).toEqual([]);
});

const text = fc
  .array(fc.oneof(fc.constantFrom(...COMMANDS, '\n', '\r', '\r\n', '::', '##[', ']', '%0A', '%'), fc.string()))
  .map((parts) => parts.join(''));

test('whatever a text holds, an annotation is one command, and a log is none', () => {
  fc.assert(
    fc.property(text, (data) => {
      const [command, ...more] = commandsOfStep(annotation('error', data));
      expect(more).toEqual([]);
      expect(command).toMatch(/^error: /);
      expect(commandsOfStep(withoutCommands(data, '6a1f-token').join('\n'))).toEqual([]);
    }),
  );
});

test('an output of several lines cannot set another', () => {
  expect(outputEntry('a', 'b=c', 'end')).toBe('a=b=c\n');
  expect(outputEntry('a', 'b\nc=d', 'end-1')).toBe('a<<end-1\nb\nc=d\nend-1\n');
  expect(outputEntry('a', 'b\rc=d', 'end-1')).toBe('a<<end-1\nb\rc=d\nend-1\n');
});

describe('nothing of the checkout runs in a step', () => {
  let beside: string;
  let canary: string;
  beforeEach(() => {
    beside = mkdtempSync(join(tmpdir(), 'beside-'));
    canary = join(beside, 'canary');
    const { write } = runner.repository;
    const program = `#!/bin/sh\ntouch ${canary}\n`;
    const script = `require('node:fs').writeFileSync(${JSON.stringify(canary)}, '');\n`;
    for (const name of ['git', 'node', 'npm', 'bash', 'tsc', 'esbuild']) {
      chmodSync(write(`node_modules/.bin/${name}`, program), 0o755);
      chmodSync(write(name, program), 0o755);
    }
    for (const name of ['commander', 'yaml', 'typescript', 'esbuild', 'bufferutil']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(`node_modules/${name}/index.js`, script);
    }
    write('.npmrc', `script-shell=./npm\nnode-options=--require ./evil.js\ngit=./git\nignore-scripts=false\n`);
    write('evil.js', script);
    const scripts = Object.fromEntries(['preinstall', 'prepare', 'build', 'install'].map((name) => [name, './npm']));
    write('package.json', JSON.stringify({ name: 'evil', version: '1.0.0', type: 'module', scripts }));
    write('package-lock.json', '{');
    write('.node-version', '1');
    write('dist/a/web.yaml', manifest('web', 'b'));
  });
  afterEach(() => rmSync(beside, { recursive: true }));

  test('of the review', async () => {
    const { code } = await runner.step('review');
    expect(code).toBe(0);
    expect(runner.outputs().verdict).toBe('configuration');
    expect(existsSync(canary)).toBe(false);
  });

  test('of the installation, which happens in the folder of the action', async () => {
    const action = join(beside, 'action');
    mkdirSync(action);
    const build =
      "node -e \"require('node:fs').mkdirSync('build/lib/action',{recursive:true});require('node:fs').writeFileSync('build/lib/action/main.js','')\"";
    const files = {
      'package.json': { name: 'action', version: '1.0.0', scripts: { build } },
      'package-lock.json': {
        name: 'action',
        version: '1.0.0',
        lockfileVersion: 3,
        packages: { '': { name: 'action', version: '1.0.0' } },
      },
    };
    writeFileSync(join(action, '.npmrc'), 'update-notifier=false\n');
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(action, name), JSON.stringify(content));
    }
    const env = {
      PATH: process.env.PATH,
      HOME: beside,
      npm_config_update_notifier: 'false',
      GITHUB_ACTION_PATH: action,
      GITHUB_WORKSPACE: runner.repository.path,
      GITHUB_OUTPUT: join(beside, 'output'),
    };
    await runCommand('npm', ['run', 'build'], { cwd: runner.repository.path, env });
    expect(existsSync(canary)).toBe(true);
    rmSync(canary);
    for (const name of ['action-node.sh', 'action-install.sh']) {
      const run = await runCommand(join(ROOT, 'scripts', name), [], { cwd: runner.repository.path, env });
      expect({ name, code: run.code, stderr: run.stderr }).toEqual({ name, code: 0, stderr: '' });
    }
    expect(readFileSync(join(beside, 'output'), 'utf8')).toBe('node=true\n');
    expect(existsSync(join(action, 'build/lib/action/main.js'))).toBe(true);
    expect(existsSync(canary)).toBe(false);
  });
});

test('steps empty what would have Bash or Node run a file first, and one of them has the token', () => {
  const { runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  const steps: { name: string; run?: string; env?: Record<string, string> }[] = runs.steps;
  const scripts = steps.filter(({ run }) => run !== undefined);
  expect(scripts.map(({ env }) => env?.BASH_ENV)).toEqual(scripts.map(() => ''));
  const withNode = scripts.filter(({ run }) => !run?.startsWith('exit'));
  expect(withNode.map(({ env }) => [env?.NODE_OPTIONS, env?.NODE_PATH])).toEqual(withNode.map(() => ['', '']));
  const holders = steps.filter((each) => /github\.token|inputs\.token|secrets\./.test(JSON.stringify(each)));
  expect(holders.map(({ name }) => name)).toEqual(['Comment']);
});
