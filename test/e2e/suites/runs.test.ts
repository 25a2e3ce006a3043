import { join } from 'node:path';
import { moduleSources } from '../cluster/artefacts/go-binary';
import { VERSIONS } from '../cluster/versions';
import { eventually } from '../support/eventually';
import { documentsIn, documentsOf, type Manifest, synthesize } from '../support/manifests';
import { applyPatch, forgetClientSideApply, metricsServerArguments } from '../support/metrics-server-patch';
import { cluster, inside, kubectl, kubectlWith, takeable, testIfAble, tryKubectl } from '../support/test-cluster';

const { namespace } = cluster;
const METRICS_SERVER = ['-n', 'kube-system', 'deployment/metrics-server'] as const;
const PODS = ['-n', namespace, 'get', 'pods', '-l', 'app=inference'] as const;
/** Seconds until the wait for Kafka fails. */
const DEADLINE = 15;
/** Longer than liveness alone would allow: 30 s at first, then 3 failures 10 s apart. */
const MODEL_LOAD_SECONDS = 75;
let manifests: Manifest[];

beforeAll(async () => {
  // sizes alone: two cores have to do
  const sizes = { cpuRequest: '100m', cpuLimit: '500m', memoryRequest: '64Mi', memoryLimit: '128Mi', minReplicas: 1 };
  const settings = { ...sizes, maxReplicas: 3, locustWorkers: 1, waitDeadlineSeconds: DEADLINE, namespace };
  manifests = documentsIn(join(await synthesize({ local: settings }), 'local'));
});

testIfAble(
  ['take our metrics-server'],
  'the release of metrics-server cannot read this kubelet, as on Docker Desktop',
  async () => {
    const sources = await moduleSources('sigs.k8s.io/metrics-server', VERSIONS['metrics-server']);
    const release = await kubectl('kustomize', join(sources, 'manifests/overlays/release'));
    const image = `image: registry.k8s.io/metrics-server/metrics-server:v${VERSIONS['metrics-server']}`;
    await apply(documentsOf(release.replace(/image: \S+/, image)));
    await eventually('the complaint', 90, async () =>
      /x509/.test((await tryKubectl('logs', ...METRICS_SERVER)).stdout),
    );
  },
);

testIfAble(['take our metrics-server'], 'the patch, applied three times, puts the flag there once', async () => {
  await forgetClientSideApply();
  for (let time = 0; time < 3; time += 1) {
    await applyPatch();
    expect((await metricsServerArguments()).filter((each) => each === '--kubelet-insecure-tls')).toHaveLength(1);
  }
});

testIfAble(
  ['run pods'],
  'without Kafka the init container waits, and fails at its deadline with a message in the status',
  async () => {
    await apply(manifests.filter(({ metadata }) => metadata.name === 'inference'));
    const status = (path: string) =>
      kubectl(...PODS, '-o', `jsonpath={.items[0].status.initContainerStatuses[0]${path}}`);
    await eventually('it waits', 60, async () => (await status('.state.running.startedAt')) !== '');
    const message = await eventually('its message', 60, async () => {
      const text = `${await status('.state.terminated.message')}${await status('.lastState.terminated.message')}`;
      return text !== '' && text;
    });
    expect(message).toContain(`gave up after ${DEADLINE} s: kafka port 9092 accepts no connection`);
  },
);

testIfAble(['take our metrics-server'], 'the patched metrics-server serves kubectl top', async () => {
  await eventually('kubectl top nodes', 120, async () => /\d+m/.test(await kubectl('top', 'nodes')));
});

testIfAble(
  ['run pods'],
  'all of local is applied over it; with Kafka the init container passes and all becomes available',
  async () => {
    await apply(takeable(manifests));
    for (const deployment of ['kafka', 'inference', 'locust-master', 'locust-worker']) {
      await kubectl('-n', namespace, 'rollout', 'status', `deployment/${deployment}`, '--timeout=180s');
    }
  },
);

testIfAble(['run pods'], 'the Service has the ready pod as its endpoint, at port 8000', async () => {
  const slices = ['-n', namespace, 'get', 'endpointslices', '-l', 'kubernetes.io/service-name=inference'];
  const address = await kubectl(...PODS, '-o', 'jsonpath={.items[0].status.podIP}');
  const [slice] = JSON.parse(await kubectl(...slices, '-o', 'json')).items;
  expect(slice.ports[0].port).toBe(8000);
  expect(slice.endpoints.map(({ addresses, conditions }: Endpoint) => [addresses[0], conditions.ready])).toEqual([
    [address, true],
  ]);
});

testIfAble(
  ['run pods'],
  "DNS: the load generator's pod reaches the service by its short and its full name",
  async () => {
    for (const host of ['inference', `inference.${namespace}.svc.cluster.local`]) {
      const get = `import urllib.request as r; print(r.urlopen("http://${host}:8000/healthz", timeout=5).status)`;
      expect(await kubectl('-n', namespace, 'exec', 'deployment/locust-master', '--', 'python3', '-c', get)).toBe(
        '200\n',
      );
    }
  },
);

testIfAble(['run pods', 'reach nodes'], "NodePort: Locust's page is there at the node's port 30089", async () => {
  const path = 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}';
  const address = await kubectl('get', 'nodes', '-o', path);
  expect(await inside('curl', '-sf', '-m', '10', `http://${address}:30089/`)).toContain('Locust');
});

testIfAble(['run pods'], 'logs show the requests, and exec runs a command', async () => {
  const log = await kubectl('-n', namespace, 'logs', 'deployment/inference', '-c', 'inference');
  expect(log).toMatch(/"path":"\/healthz".*"status":200/);
  await kubectl('-n', namespace, 'exec', 'deployment/inference', '-c', 'inference', '--', '/inference', 'sleep', '0');
});

testIfAble(['take our metrics-server', 'run pods'], 'our MetricsServer serves kubectl top for the pods', async () => {
  await kubectl('-n', 'kube-system', 'rollout', 'status', 'deployment/metrics-server', '--timeout=120s');
  const top = () => kubectl('top', 'pods', '-n', namespace, '-l', 'app=inference');
  await eventually('kubectl top pods', 120, async () => /inference-\S+\s+\d+m/.test(await top()));
});

testIfAble(
  ['run pods'],
  `a model that loads for ${MODEL_LOAD_SECONDS} s is not killed, thanks to the startup probe`,
  async () => {
    const variables = [`MODEL_LOAD_SECONDS=${MODEL_LOAD_SECONDS}`, 'DEBUG_HANG=true'];
    await kubectl('-n', namespace, 'set', 'env', 'deployment/inference', '-c', 'inference', ...variables);
    await kubectlWith(
      { timeoutSeconds: 300 },
      '-n',
      namespace,
      'rollout',
      'status',
      'deployment/inference',
      '--timeout=280s',
    );
    const pods = await eventually('the old pod is gone', 60, async () => {
      const { items } = JSON.parse(await kubectl(...PODS, '-o', 'json'));
      return items.length === 1 && (items as Pod[]);
    });
    expect(pods[0]?.status.containerStatuses[0]).toMatchObject({ restartCount: 0, ready: true });
  },
);

testIfAble(
  ['run pods'],
  'a server that hangs is taken out of the Service, then restarted by its liveness probe',
  async () => {
    const address = await kubectl('-n', namespace, 'get', 'service', 'inference', '-o', 'jsonpath={.spec.clusterIP}');
    const hang = `import urllib.request as r; r.urlopen(r.Request("http://${address}:8000/debug/hang", data=b""), timeout=5)`;
    await tryKubectl('-n', namespace, 'exec', 'deployment/locust-master', '--', 'python3', '-c', hang);
    const status = (name: string) => kubectl(...PODS, '-o', `jsonpath={.items[0].status.containerStatuses[0].${name}}`);
    await eventually('not ready', 45, async () => (await status('ready')) === 'false');
    await eventually('restarted', 120, async () => (await status('restartCount')) === '1');
    const events = await kubectl(
      '-n',
      namespace,
      'get',
      'events',
      '--field-selector',
      'reason=Killing',
      '-o',
      'jsonpath={.items[*].message}',
    );
    expect(events).toContain('failed liveness probe');
  },
);

interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions: { readonly ready: boolean };
}

interface Pod {
  readonly status: { readonly containerStatuses: readonly unknown[] };
}

async function apply(items: readonly Manifest[]): Promise<void> {
  await kubectlWith({ input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) }, 'apply', '-f', '-');
}
