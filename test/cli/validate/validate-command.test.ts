import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { PLAN_TEMPLATE } from '../../../lib/cli/validate/plan-template';
import { json, LocalServer } from '../../support/live/local-server';
import { type CommandResult, runCommand } from '../../support/run-command';

/*
 * The command as a process of its own: the official client of Kubernetes is an ES module, which only Node itself loads.
 */
const ROOT = join(__dirname, '../../..');
const PROGRAM = join(ROOT, '.synth/test-cli.js');
const folder = mkdtempSync(join(tmpdir(), 'validate-'));
const PLAN = `
allowedContexts: [kind-*]
objects: { autoscaler: inference, service: inference, servicePort: 8000 }
loadGenerator: { url: http://127.0.0.1:1 }
phases: { preflight: }
`;

jest.setTimeout(120_000);

beforeAll(() => {
  mkdirSync(join(ROOT, '.synth'), { recursive: true });
  buildSync({
    entryPoints: [join(ROOT, 'lib/cli/main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outfile: PROGRAM,
  });
  writeFileSync(join(folder, 'plan.yaml'), PLAN);
});

function kubeconfig(server: string, context = 'kind-test', user: object = { token: 't0' }): string {
  const path = join(folder, `kubeconfig-${context}-${Math.random()}`);
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [{ name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: context, context: { cluster: 'c', user: 'u' } }],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

function validate(config: string, ...args: string[]): Promise<CommandResult> {
  const env = { ...process.env, KUBECONFIG: config };
  return runCommand(process.execPath, [PROGRAM, 'validate', ...args], { cwd: folder, env });
}

test('--init writes the plan to begin with, once', async () => {
  const first = await validate('', '--init', 'new.yaml');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, 'new.yaml'), 'utf8')).toBe(PLAN_TEMPLATE);
  const second = await validate('', '--init', 'new.yaml');
  expect(second).toMatchObject({
    code: 2,
    stderr: "'--init' names 'new.yaml', which is there already; name another file\n",
  });
});

test.each([
  { why: 'no plan', args: [], stderr: "'--plan' is missing; name a plan, or write one with --init\n" },
  {
    why: 'a plan that is not there',
    args: ['--plan', 'none.yaml'],
    stderr: "'--plan' names 'none.yaml', which is not there; name another file\n",
  },
  {
    why: 'a folder without a recording',
    args: ['--resume', '.'],
    stderr: "'recording.jsonl' is not there; name another file\n",
  },
  {
    why: 'another plan for a run that goes on',
    args: ['--resume', '.', '--plan', 'plan.yaml'],
    stderr: "'--resume' cannot be given with --plan or --namespace: a run goes on with the plan that it began with\n",
  },
])('fails with exit code 2 for $why', async ({ args, stderr }) => {
  expect(await validate('', ...args)).toEqual({ code: 2, stdout: '', stderr });
});

test('fails for a context that the plan does not allow, before it asks anything of the cluster', async () => {
  const server = await LocalServer.start((_, response) => json(response, {}));
  const { code, stderr } = await validate(kubeconfig(server.address, 'production'), '--plan', 'plan.yaml', '--yes');
  await server.stop();
  expect(stderr).toBe(
    "'--context' is 'production', which the plan does not allow (kind-*); name one of these, or add it to allowedContexts\n",
  );
  expect(code).toBe(2);
  expect(server.taken).toEqual([]);
});

test('fails for a context that the kubeconfig does not have, and names those that it has', async () => {
  const config = kubeconfig('http://127.0.0.1:1');
  const { code, stderr } = await validate(config, '--plan', 'plan.yaml', '--context', 'kind-other', '--yes');
  expect(stderr).toBe(
    "'--context' is 'kind-other', which the kubeconfig does not have (there are kind-test); name another, or set KUBECONFIG\n",
  );
  expect(code).toBe(2);
});

test.each([
  {
    why: 'a cluster that is not there',
    cluster: 'd',
    server: 'http://127.0.0.1:1',
    named: 'no cluster of the kubeconfig',
  },
  { why: 'no URL', cluster: 'c', server: '127.0.0.1:1', named: "a cluster whose server is '127.0.0.1:1'" },
  { why: 'another scheme', cluster: 'c', server: 'ftp://a', named: "a cluster whose server is 'ftp://a'" },
])('fails at once for a context with $why', async ({ cluster, server, named }) => {
  const path = kubeconfig(server);
  writeFileSync(path, readFileSync(path, 'utf8').replace('"cluster":"c"', `"cluster":"${cluster}"`));
  const { code, stderr } = await validate(path, '--plan', 'plan.yaml', '--yes');
  const remedy = 'give it one whose server begins with https:// or http://';
  expect(stderr).toBe(`'--context' is 'kind-test', which names ${named}; ${remedy}\n`);
  expect(code).toBe(2);
});

test('fails when the API server is not there, and says where it was looked for', async () => {
  const { code, stderr } = await validate(kubeconfig('http://127.0.0.1:1'), '--plan', 'plan.yaml', '--yes');
  expect(stderr).toMatch(
    /^'--context' is 'kind-test', whose API server at http:\/\/127\.0\.0\.1:1 refuses or is not reached: /,
  );
  expect(code).toBe(2);
});

/** As much of an API server as is read before the first question. */
function cluster(token: () => string): Promise<LocalServer> {
  const autoscaler = {
    metadata: { name: 'inference' },
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' } },
  };
  return LocalServer.start(({ url, headers }, response) => {
    if (headers.authorization !== `Bearer ${token()}`) {
      json(response, { kind: 'Status', message: 'Unauthorized' }, 401);
    } else if (url === '/version') {
      json(response, { gitVersion: 'v1.37.2' });
    } else if (url.endsWith('/horizontalpodautoscalers/inference')) {
      json(response, autoscaler);
    } else {
      json(response, { items: [], status: { selector: 'app=inference' } });
    }
  });
}

test('fails where nobody can be asked and --yes is not given, having said what it would do', async () => {
  const server = await cluster(() => 't0');
  const { address } = server;
  const { code, stderr } = await validate(kubeconfig(address), '--plan', 'plan.yaml', '--out', 'out');
  await server.stop();
  expect(stderr).toContain(`cluster    kind-test (${address}, Kubernetes v1.37.2)`);
  expect(stderr).toContain("'--yes' is missing, and there is no terminal to ask in");
  expect(code).toBe(2);
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

test('credentials of an exec plugin are used, and asked for anew when they are refused', async () => {
  let token = 'first';
  const server = await cluster(() => token);
  const said = join(folder, 'said');
  const plugin = join(folder, 'plugin.js');
  // the first credentials are refused; the plugin, asked again, gives others
  writeFileSync(
    plugin,
    `const { existsSync, writeFileSync } = require('node:fs');
const token = existsSync(${JSON.stringify(said)}) ? 'second' : 'stale';
writeFileSync(${JSON.stringify(said)}, token);
process.stdout.write(JSON.stringify({ kind: 'ExecCredential', apiVersion: 'client.authentication.k8s.io/v1', status: { token } }));`,
  );
  token = 'second';
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args: [plugin] };
  const { stderr } = await validate(kubeconfig(server.address, 'kind-exec', { exec }), '--plan', 'plan.yaml');
  await server.stop();
  expect(server.taken.slice(0, 2).map(({ headers }) => headers.authorization)).toEqual([
    'Bearer stale',
    'Bearer second',
  ]);
  expect(stderr).toContain('Kubernetes v1.37.2');
});
