import { join } from 'node:path';
import { ROOT } from '../cluster/places';
import { ReplicaHistory } from '../support/autoscaler';
import { eventually, pause } from '../support/eventually';
import { between, Locust, type Totals } from '../support/locust';
import { documentsIn, isOfMetricsServer, type Manifest, synthesize } from '../support/manifests';
import { cluster, inside, kubectl, kubectlWith, takeable, testIfAble } from '../support/test-cluster';

const { namespace, productionNamespace } = cluster;
const HOST = `http://inference.${productionNamespace}:8000`;
const PRODUCTION = ['-n', productionNamespace] as const;
const MAX_REPLICAS = 4;
const WORKERS = 2;
/** How many requests a second they make together is about 0.8 times the users: each thinks for 1.25 s. */
const MANY_USERS = 50;
const FEW_USERS = 12;
let manifests: { readonly local: Manifest[]; readonly production: Manifest[] };
let locust: Locust;
let history: ReplicaHistory | undefined;

beforeAll(async () => {
  const sizes = { cpuRequest: '50m', cpuLimit: '500m', memoryRequest: '64Mi', memoryLimit: '128Mi' };
  const bounds = { minReplicas: 2, maxReplicas: MAX_REPLICAS };
  const dist = await synthesize({
    // each request on a connection of its own: else the load stays with the pods that were there first
    local: { namespace, locustWorkers: WORKERS, newConnectionRatio: 1 },
    production: {
      ...sizes,
      ...bounds,
      namespace: productionNamespace,
      waitForEndpoints: [`locust-master.${namespace}.svc.cluster.local:5557`],
    },
  });
  manifests = { local: documentsIn(join(dist, 'local')), production: documentsIn(join(dist, 'production')) };
});

afterAll(() => history?.stop());

testIfAble(['run pods', 'reach nodes'], 'all Locust workers connect to the master', async () => {
  const isWanted = (each: Manifest) => each.metadata.name.startsWith('locust') || isOfMetricsServer(each);
  await apply(takeable(manifests.local).filter(isWanted));
  if (cluster.unable['take our definitions'] === undefined) {
    await kubectl('apply', '--server-side', '-f', join(ROOT, 'crds'));
    await kubectl('wait', '--for=condition=Established', '--timeout=30s', '-f', join(ROOT, 'crds'));
  }
  await apply(manifests.production);
  for (const deployment of ['locust-master', 'locust-worker']) {
    await kubectl('-n', namespace, 'rollout', 'status', `deployment/${deployment}`, '--timeout=120s');
  }
  const address = await kubectl(
    'get',
    'nodes',
    '-o',
    'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}',
  );
  locust = new Locust(`http://${address}:30089`);
  const workers = async () => (await locust.stats()).workers.filter(({ state }) => state !== 'missing');
  await eventually(`${WORKERS} workers`, 60, async () => (await workers()).length === WORKERS);
});

testIfAble(
  ['run pods', 'reach nodes'],
  'the production profile runs, under pod-security restricted, and its use can be read',
  async () => {
    await kubectl(...PRODUCTION, 'rollout', 'status', 'deployment/inference', '--timeout=120s');
    await eventually('kubectl top', 150, async () =>
      /inference-\S+\s+\d+m/.test(await kubectl('top', 'pods', ...PRODUCTION)),
    );
  },
);

testIfAble(
  ['run pods', 'reach nodes'],
  `the autoscaler scales up under load, to ${MAX_REPLICAS}, and no request fails`,
  async () => {
    history = new ReplicaHistory(productionNamespace);
    await locust.swarm(MANY_USERS, HOST);
    await eventually(`${MAX_REPLICAS} ready replicas`, 180, async () => {
      const ready = await kubectl(
        ...PRODUCTION,
        'get',
        'deployment',
        'inference',
        '-o',
        'jsonpath={.status.readyReplicas}',
      );
      return ready === String(MAX_REPLICAS);
    });
    expect(history.counts[0]).toBe(2);
    expect((await locust.stats()).errors).toEqual([]);
  },
);

testIfAble(
  ['run pods', 'reach nodes'],
  'the mix that the servers observe is 80/10/10 within sampling error',
  async () => {
    await eventually('enough requests', 120, async () => (await locust.totals()).requests > 2000);
    const observed = await requestsByPath();
    const total = Object.values(observed).reduce((sum, count) => sum + count, 0);
    const shares: Record<string, number> = { '/predict': 0.8, '/healthz': 0.1, '/metrics': 0.1 };
    expect(Object.keys(observed).sort()).toEqual(Object.keys(shares).sort());
    // Pearson's chi-squared, two degrees of freedom: a right mix exceeds this once in 100,000 runs
    const terms = Object.entries(shares).map(
      ([path, share]) => ((observed[path] ?? 0) - share * total) ** 2 / (share * total),
    );
    expect(terms.reduce((sum, term) => sum + term, 0)).toBeLessThan(23.03);
  },
);

testIfAble(
  ['run pods', 'reach nodes'],
  "it scales down when the load falls, and with production's drain settings no request fails",
  async () => {
    const before = await locust.totals();
    await locust.swarm(FEW_USERS, HOST);
    await eventually('2 replicas', 300, async () => history?.counts.at(-1) === 2);
    await pause(20); // the pause before SIGTERM, the drain, and the last answers
    await history?.stop();
    expect(history?.counts.slice(-3)).toEqual([MAX_REPLICAS, MAX_REPLICAS - 1, 2]);
    expect((await locust.stats()).errors).toEqual([]);
    expect(between(before, await locust.totals()).requests).toBeGreaterThan(500);
  },
);

testIfAble(
  ['run pods', 'reach nodes'],
  'removing three pods of four at once loses no request with the drain settings, and some without',
  async () => {
    await kubectl(...PRODUCTION, 'delete', 'hpa', 'inference');
    await locust.swarm(MANY_USERS, HOST);
    const withDrain = await lostByScalingDown();
    const remove = { op: 'remove', path: '/spec/template/spec/containers/0/lifecycle' };
    const atOnce = { op: 'replace', path: '/spec/template/spec/terminationGracePeriodSeconds', value: 1 };
    await kubectl(
      ...PRODUCTION,
      'patch',
      'deployment',
      'inference',
      '--type=json',
      '-p',
      JSON.stringify([remove, atOnce]),
    );
    await kubectl(...PRODUCTION, 'set', 'env', 'deployment/inference', '-c', 'inference', 'DRAIN_SECONDS=0');
    // what is lost depends on which requests are under way just then: look until one is seen, four times at most
    let without = await lostByScalingDown();
    for (let time = 1; time < 4 && without.failures === 0; time += 1) {
      without = await lostByScalingDown();
    }
    process.stderr.write(
      `removing 3 of 4 pods: ${text(withDrain)} with the drain settings, ${text(without)} without\n`,
    );
    expect(withDrain.failures).toBe(0);
    expect(without.failures).toBeGreaterThan(0);
  },
);

/** Goes up to four pods and down to one in one step, under load, and counts the requests meanwhile. */
async function lostByScalingDown(): Promise<Totals> {
  await kubectl(...PRODUCTION, 'scale', 'deployment', 'inference', '--replicas=4');
  await kubectl(...PRODUCTION, 'rollout', 'status', 'deployment/inference', '--timeout=110s');
  await pause(15); // pods that the rollout replaced are gone
  const before = await locust.totals();
  await kubectl(...PRODUCTION, 'scale', 'deployment', 'inference', '--replicas=1');
  await pause(25);
  return between(before, await locust.totals());
}

/** Returns the requests that the servers counted since they started, without the kubelet's own. */
async function requestsByPath(): Promise<Record<string, number>> {
  const addresses = await kubectl(
    ...PRODUCTION,
    'get',
    'pods',
    '-l',
    'app=inference',
    '-o',
    'jsonpath={.items[*].status.podIP}',
  );
  const sums: Record<string, number> = {};
  for (const address of addresses.split(' ')) {
    const metrics = await inside('curl', '-sf', '-m', '10', `http://${address}:8000/metrics`);
    for (const [, path = '', count] of metrics.matchAll(
      /^http_requests_total\{path="([^"]+)",.*probe="false"\} (\d+)$/gm,
    )) {
      sums[path] = (sums[path] ?? 0) + Number(count);
    }
  }
  return sums;
}

function text({ requests, failures }: Totals): string {
  return `${failures} of ${requests} requests failed`;
}

async function apply(items: readonly Manifest[]): Promise<void> {
  await kubectlWith({ input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) }, 'apply', '-f', '-');
}
