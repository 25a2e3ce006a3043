import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunLine } from '../../../lib/live/recording/run-lines';
import { Replay } from '../../../lib/simulator/recording/replay';
import { attempt, type CommandResult, run } from '../cluster/command';
import { ROOT } from '../cluster/places';
import { eventually, pause } from '../support/eventually';
import { documentsIn, type Manifest, synthesize } from '../support/manifests';
import { cluster, inside, kubectl, kubectlWith, testIfAble } from '../support/test-cluster';

const { namespace, productionNamespace } = cluster;
const PRODUCTION = ['-n', productionNamespace] as const;
const WORKERS = 2;
const ABILITIES = ['run pods', 'reach nodes'] as const;
/** The program, bundled: packages are found from here, and the program's own by its name. */
const PROGRAM = join(ROOT, '.synth/e2e-cli.js');
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-e2e-'));

/**
 * The reference's run, scaled to a machine of two cores: a pod requests 50m, and a user costs about 5m. Nothing but
 * the load of the scale-up is given: the count that it leads to is computed from what the load phase measures.
 */
const PHASES = {
  preflight: {},
  connectivity: {},
  smoke: { users: 3, spawnRatePerSecond: 2, durationSeconds: 10 },
  load: { users: 10, spawnRatePerSecond: 5, durationSeconds: 120 },
  'scale-up': { users: 24, spawnRatePerSecond: 10, holdSeconds: 30 },
  'scale-down': { users: 3, marginSeconds: 90 },
};

beforeAll(async () => {
  const esbuild = join(ROOT, 'node_modules/.bin/esbuild');
  const options = ['--bundle', '--platform=node', '--target=node20', '--packages=external', '--log-level=warning'];
  await run(esbuild, [join(ROOT, 'lib/cli/main.ts'), ...options, `--outfile=${PROGRAM}`], { cwd: ROOT });
});

testIfAble(ABILITIES, 'the service and Locust run, and its use can be read', async () => {
  const dist = await synthesize({
    // each request on a connection of its own: else the load stays with the pods that were there first
    local: { namespace, locustWorkers: WORKERS, newConnectionRatio: 1 },
    production: {
      cpuRequest: '50m',
      cpuLimit: '500m',
      memoryRequest: '64Mi',
      memoryLimit: '128Mi',
      minReplicas: 2,
      // what the load leads to: by metrics that lag behind the pods, a controller may overshoot by one
      maxReplicas: 4,
      namespace: productionNamespace,
      waitForEndpoints: [`locust-master.${namespace}.svc.cluster.local:5557`],
    },
  });
  const takesOurs = cluster.unable['take our metrics-server'] === undefined;
  const isMetricsServer = ({ metadata, kind }: Manifest) => metadata.namespace !== namespace || kind === 'APIService';
  const local = documentsIn(join(dist, 'local'));
  await apply(local.filter((each) => each.metadata.name.startsWith('locust') || (takesOurs && isMetricsServer(each))));
  const kinds = ['ServiceMonitor'];
  await apply(documentsIn(join(dist, 'production')).filter(({ kind }) => !kinds.includes(kind)));
  await kubectl(...PRODUCTION, 'rollout', 'status', 'deployment/inference', '--timeout=120s');
  for (const deployment of ['locust-master', 'locust-worker']) {
    await kubectl('-n', namespace, 'rollout', 'status', `deployment/${deployment}`, '--timeout=120s');
  }
  await metricsOfAllPods();
});

testIfAble(ABILITIES, "the reference's run passes: up to the predicted count, down to the minimum", async () => {
  const out = join(folder, 'passing');
  const { status, stdout, stderr } = await validate(PHASES, out);
  process.stderr.write(`${stdout}\n`);
  const report = reportIn(out);
  const notWell = report.findings.filter(({ effect }: Finding) => effect !== 'none');
  expect({ outcome: report.outcome, notWell, status }).toMatchObject({ outcome: 'pass', status: 0 });
  expect(stderr).toContain('scale-down');

  const lines = linesIn(out);
  const up = lines.find((line) => line.kind === 'Phase' && line.phase === 'scale-up');
  const counts = lines.flatMap((line) => (line.kind === 'Sync' ? [line.targetReplicas] : []));
  const expected = up?.kind === 'Phase' ? up.expectedReplicas : undefined;
  expect(expected).toBeGreaterThan(2);
  expect(Math.max(...counts)).toBe(expected);
  expect(counts.at(-1)).toBe(2);
});

testIfAble(ABILITIES, 'replaying its recording gives every decision that the real controller took', async () => {
  const lines = linesIn(join(folder, 'passing'));
  const replay = new Replay();
  const decided = lines.flatMap((line) => replay.take(line) ?? []);
  const seen = lines.flatMap((line) => (line.kind === 'Sync' ? [line] : []));
  expect(decided).toHaveLength(seen.length);
  const differences = decided.flatMap((decision, index) => {
    const sync = seen[index];
    const isSame = sync?.targetReplicas === decision.targetReplicas;
    return isSame ? [] : [`${decision.time}: ${decision.targetReplicas}, the controller took ${sync?.targetReplicas}`];
  });
  const unexplained = seen.filter(({ isExplained }) => isExplained === false).map(({ time }) => time);
  process.stderr.write(`${decided.length} syncs replayed, ${unexplained.length} of them not wholly explained\n`);
  expect(differences).toEqual([]);
  expect(unexplained.length).toBeLessThanOrEqual(decided.length / 10);
});

testIfAble(ABILITIES, 'its report is made again from the recording, byte for byte', async () => {
  const out = join(folder, 'passing');
  const before = readFileSync(join(out, 'report/report.html'), 'utf8');
  await program('report', out);
  expect(readFileSync(join(out, 'report/report.html'), 'utf8')).toBe(before);
});

testIfAble(ABILITIES, 'with 79.5 % of POST /predict failing it is a fail, for exactly that reason', async () => {
  await kubectl(...PRODUCTION, 'set', 'env', 'deployment/inference', '-c', 'inference', 'FAIL_RATIO=0.795');
  await kubectl(...PRODUCTION, 'rollout', 'status', 'deployment/inference', '--timeout=120s');
  await metricsOfAllPods();
  const out = join(folder, 'failing');
  const { preflight, connectivity, smoke, load } = PHASES;
  const { status } = await validate({ preflight, connectivity, smoke, load }, out);
  const report = reportIn(out);
  expect({ outcome: report.outcome, status }).toEqual({ outcome: 'fail', status: 1 });
  const failing = report.findings.filter(({ effect }: Finding) => effect === 'fail');
  process.stderr.write(`${failing.map(({ message }: Finding) => message).join('\n')}\n`);
  expect([...new Set(failing.map(({ rule }: Finding) => rule))]).toEqual(['failure-ratio']);
});

testIfAble(ABILITIES, 'an interrupt ends the load, and the report is made of what was seen', async () => {
  const out = join(folder, 'interrupted');
  const command = `timeout --signal=INT 45 "$@"`;
  const { stderr } = await attemptInside('sh', '-c', command, 'sh', ...(await commandLine({ load: PHASES.load }, out)));
  expect(stderr).toContain('interrupted by SIGINT');
  expect(linesIn(out).at(-1)).toMatchObject({ kind: 'End', reason: 'interrupted' });
  expect(reportIn(out).outcome).not.toBe('pass');
  const address = await kubectl(
    'get',
    'nodes',
    '-o',
    'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}',
  );
  const { state, user_count: users } = JSON.parse(
    await inside('curl', '-sf', '-m', '10', `http://${address}:30089/stats/requests`),
  );
  expect({ isRunning: state === 'running', users }).toEqual({ isRunning: false, users: 0 });
});

/** Waits until the autoscaler has acted on the metrics of the pods that there are now. */
async function metricsOfAllPods(): Promise<void> {
  const names = async (...what: string[]) => (await kubectl(...what)).split(' ').sort().join();
  const pods = ['get', 'pods', '-l', 'app=inference', '-o', 'jsonpath={.items[*].metadata.name}'];
  await eventually('metrics of all pods', 180, async () => {
    const metrics = JSON.parse(
      await kubectl('get', '--raw', `/apis/metrics.k8s.io/v1beta1/namespaces/${productionNamespace}/pods`),
    );
    const measured = metrics.items.map((item: Manifest) => item.metadata.name).sort();
    return measured.join() === (await names(...PRODUCTION, ...pods));
  });
  await pause(20); // a sync of the controller
  await eventually('the autoscaler has metrics', 60, async () =>
    /ValidMetricFound/.test(await kubectl(...PRODUCTION, 'get', 'hpa', 'inference', '-o', 'json')),
  );
}

/** What is read of a report's finding. */
interface Finding {
  readonly rule: string;
  readonly effect: string;
  readonly message: string;
}

async function validate(phases: object, out: string): Promise<CommandResult> {
  return attemptInside(...(await commandLine(phases, out)));
}

async function commandLine(phases: object, out: string): Promise<string[]> {
  const plan = `${out}.plan.yaml`;
  const loadGenerator = {
    service: 'locust-web',
    namespace,
    workers: WORKERS,
    host: `http://inference.${productionNamespace}:8000`,
    deadManSeconds: 30,
  };
  const objects = { autoscaler: 'inference', service: 'inference', servicePort: 8000 };
  const plain = { allowedContexts: ['*'], namespace: productionNamespace, objects, loadGenerator, phases };
  writeFileSync(plan, JSON.stringify(plain));
  return environment(process.execPath, PROGRAM, 'validate', '--plan', plan, '--out', out, '--yes');
}

function program(...args: string[]): Promise<string> {
  return run(process.execPath, [PROGRAM, ...args], { cwd: ROOT });
}

/** Returns a command with the kubeconfig that kubectl is given. */
function environment(...command: string[]): string[] {
  const flag = cluster.kubectl.find((argument) => argument.startsWith('--kubeconfig='));
  return ['env', `KUBECONFIG=${flag?.slice('--kubeconfig='.length)}`, ...command];
}

function attemptInside(...command: string[]): Promise<CommandResult> {
  const [first = '', ...rest] = [...cluster.inside, ...command];
  return attempt(first, rest, { timeoutSeconds: 900, cwd: ROOT });
}

function linesIn(out: string): RunLine[] {
  const text = readFileSync(join(out, 'recording.jsonl'), 'utf8');
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}

function reportIn(out: string) {
  return JSON.parse(readFileSync(join(out, 'report/report.json'), 'utf8'));
}

async function apply(items: readonly Manifest[]): Promise<void> {
  await kubectlWith({ input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) }, 'apply', '-f', '-');
}
