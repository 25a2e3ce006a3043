import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { ActionRunner, buildAction } from '../support/action-runner';
import type { FakeGithub } from '../support/fake-github';
import type { GitFolder } from '../support/git-folder';
import type { CommandResult } from '../support/run-command';

const ROOT = resolve(__dirname, '../..');
const deployment = (image: string, selector = 'web'): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: ${selector} } }
  template:
    metadata: { labels: { app: ${selector} } }
    spec: { containers: [{ name: web, image: "${image}" }] }
`;
// A step starts the command, and a busy machine takes its time.
jest.setTimeout(60_000);
let built: string;
let runner: ActionRunner;
let repository: GitFolder;
let github: FakeGithub;

beforeAll(() => {
  built = buildAction('action-test');
}, 60_000);
beforeEach(async () => {
  runner = new ActionRunner(built);
  ({ repository, github } = runner);
  await runner.start(deployment('web:1.0.0'));
});
afterEach(() => runner.stop());

const read = (name: 'output' | 'summary'): string => runner.read(name);
const outputs = (): Record<string, string> => runner.outputs();
const step = (...args: Parameters<ActionRunner['step']>): Promise<CommandResult> => runner.step(...args);

test('a pull request is reviewed and commented on once', async () => {
  repository.write('dist/a/web.yaml', deployment('web:1.1.0'));
  const reviewed = await step('review');
  expect(reviewed).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^::stop-commands::.*\nPods restart\nbase refs\/remotes\/origin\/main:dist\/a/),
  });
  expect(read('summary')).toMatch(/^## Pods restart\n/);
  const { folder = '', sarif = '', counts = '', ...rest } = outputs();
  expect(rest).toEqual({ verdict: 'restart', failing: '', code: '0', comment: 'true' });
  expect(JSON.parse(counts)).toMatchObject({ restart: 1, refused: 0 });
  expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({
    version: '2.1.0',
    runs: [{ automationDetails: { id: 'review/dist/a/' } }],
  });
  expect(readFileSync(join(folder, 'review-1.html'), 'utf8')).toContain('Pods restart');
  const commented = await step('comment', { GITHUB_TOKEN: 't', REVIEW_FOLDER: folder });
  expect(commented).toEqual({ code: 0, stdout: 'comment: created\n', stderr: '' });
  expect(github.comments[0]?.body).toMatch(/^<!-- cdk8s-inference review of dist\/a -->\n## Pods restart\n/);
  expect((await step('comment', { GITHUB_TOKEN: 't', REVIEW_FOLDER: folder })).stdout).toBe('comment: unchanged\n');
});

test('each path is a review of its own, and the worst of them counts', async () => {
  repository.write('dist/a/web.yaml', deployment('web:1.1.0'));
  repository.write('dist/b/web.yaml', deployment('web:1.1.0', 'api'));
  const { code } = await step('review', { REVIEW_PATH: ' dist/a\n\n dist/b ', REVIEW_FAIL_ON: 'refused,restart' });
  expect(code).toBe(0);
  expect(outputs()).toMatchObject({ verdict: 'refused', failing: 'refused,restart', code: '1' });
  expect(read('summary').match(/^# `dist\/[ab]`$/gm)).toHaveLength(2);
  const { sarif = '' } = outputs();
  expect(JSON.parse(readFileSync(sarif, 'utf8')).runs).toHaveLength(2);
});

test('each path has the settings of its environment', async () => {
  repository.write('.cdk8s-inference.yaml', 'environments: { a: {}, b: {} }\n');
  await step('review', { REVIEW_PATH: 'dist/a\ndist/b', REVIEW_ENVIRONMENT: 'a\nb' });
  expect(outputs()).toMatchObject({ verdict: 'unchanged', code: '0' });
  const { stdout } = await step('review', { REVIEW_PATH: 'dist/a\ndist/b', REVIEW_ENVIRONMENT: 'a\nc' });
  expect(stdout).toMatch(/::error title=Review::dist\/b: .*'c'/);
  expect(outputs()).toMatchObject({ code: '2' });
});

test('each path is reviewed against a path of its own, without a repository', async () => {
  repository.write('dist/b/web.yaml', deployment('web:1.1.0'));
  repository.git('update-ref', '-d', 'refs/remotes/origin/main');
  const { stdout } = await step('review', {
    REVIEW_PATH: 'dist/a\ndist/b',
    REVIEW_BASE_PATH: 'dist/a\ndist/a',
    REVIEW_FAIL_ON: 'restart',
  });
  expect(stdout).toContain('base dist/a\nhead dist/b');
  expect(outputs()).toMatchObject({ verdict: 'restart', failing: 'restart', code: '1' });
});

test("a fork's token that may only read is a warning, and no failure", async () => {
  repository.write('dist/a/web.yaml', deployment('web:1.1.0'));
  await step('review');
  const { folder } = outputs();
  github.next.POST = [{ status: 403, body: { message: 'Resource not accessible by integration' } }];
  const { code, stdout } = await step('comment', { GITHUB_TOKEN: 't', REVIEW_FOLDER: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^::warning title=Review::no comment: the token may not write comments .* integration\n$/);
});

test('what cannot be reviewed is said everywhere, and fails at the end', async () => {
  repository.write('dist/a/web.yaml', 'key: [1\n::error::x```\n');
  const { code, stdout } = await step('review');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^::error title=Review::dist\/a: 'dist\/a\/web.yaml:\d' \(head\) is not YAML/m);
  expect(outputs()).toMatchObject({ verdict: 'unknown', code: '2', comment: 'true', sarif: '' });
  expect(read('summary')).toMatch(/^## The review could not be made\n/);
});

test.each([
  { why: 'a push', event: { before: 'HEAD~0' }, base: 'HEAD~0:dist/a' },
  {
    why: 'a new branch',
    event: { before: '0'.repeat(40), repository: { default_branch: 'main' } },
    base: 'refs/remotes/origin/main:dist/a',
  },
  { why: 'a run by hand', event: {}, base: 'refs/remotes/origin/main:dist/a' },
])('the base is what the event names, and no comment is asked for: $why', async ({ event, base }) => {
  const { stdout } = await step('review', {}, event);
  expect(stdout).toContain(`base ${base}`);
  expect(outputs()).toMatchObject({ verdict: 'unchanged', comment: 'false' });
});

test.each([
  { env: { REVIEW_PATH: ' \n' }, message: "'path' is empty" },
  { env: { REVIEW_PATH: '--output=x' }, message: "'path' is '--output=x', which would be an option" },
  { env: { REVIEW_ENVIRONMENT: 'a\nb' }, message: "'environment' has 2 lines, and path has 1; give one for all" },
  { env: { REVIEW_PATH: 'git:HEAD' }, message: "'path' is 'git:HEAD', which would be a commit; write './git:HEAD'" },
  { env: { REVIEW_BASE_PATH: '-' }, message: "'base-path' is '-', which would be an option; write './-'" },
  { env: { REVIEW_BASE_PATH: 'a\nb' }, message: "'base-path' has 2 lines, and path has 1; give one for each" },
  { env: { REVIEW_COMMENT: 'yes' }, message: "'comment' is 'yes'; write true or false" },
])('fails for inputs that say nothing: $message', async ({ env, message }) => {
  const { code, stdout } = await step('review', env);
  expect(code).toBe(2);
  expect(stdout).toContain(`::error title=Review::${message}`);
});

test('a ref in the shape of an option or a command is only a ref that does not exist', async () => {
  const { stdout } = await step('review', { REVIEW_BASE: '$(touch pwned)', REVIEW_FAIL_ON: '`touch pwned`' });
  expect(stdout).toContain('::error');
  expect(repository.git('status', '--short')).toBe('');
});

test('no expression is part of a script, and every input is used and described', () => {
  const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
  const action = parse(text);
  const steps: { run?: string; shell?: string }[] = action.runs.steps;
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  expect(steps.filter(({ run, shell }) => run !== undefined && shell !== 'bash')).toEqual([]);
  const named = new Set([...text.matchAll(/inputs\.([a-z-]+)/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual(Object.keys(action.inputs).sort());
  const written = new Set([...text.matchAll(/steps\.review\.outputs\.([a-z]+)/g)].map(([, name]) => name));
  expect([...written].sort()).toEqual(['code', 'comment', 'counts', 'failing', 'folder', 'sarif', 'verdict']);
});
