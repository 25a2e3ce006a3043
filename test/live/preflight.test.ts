import { preflight } from '../../lib/live/preflight/preflight';
import type { Answer } from '../../lib/live/preflight/question';
import type { ObjectFinding } from '../../lib/live/run/run-parts';
import { readSubjects } from '../../lib/live/run/subjects';
import { FakeRun } from '../support/live/fake-run';
import { AUTOSCALERS, DEPLOYMENTS } from '../support/live/fake-world';

const API_SERVICE = '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io';
const SLICES = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices';
const METRICS_SERVICE = '/api/v1/namespaces/kube-system/services/metrics-server';
const METRICS_PODS = '/api/v1/namespaces/kube-system/pods';

/** Answers of a preflight after a minute, in which everything has come to rest. */
async function answers(
  change: (run: FakeRun) => void,
  findings: readonly ObjectFinding[] = [],
): Promise<readonly Answer[]> {
  const run = new FakeRun();
  await run.clock.until(run.clock.sleep(60_000));
  change(run);
  const { plan, cluster, load, clock } = run;
  const subjects = await readSubjects(cluster, plan);
  const given: Answer[] = [];
  const context = { plan, cluster, load, clock, subjects, checkObjects: () => findings };
  await run.clock.until(preflight(context, (answer) => given.push(answer)));
  return given;
}

const unavailable = (reason: string, message: string) => (run: FakeRun) =>
  run.cluster.others.set(API_SERVICE, {
    spec: { service: { namespace: 'kube-system', name: 'metrics-server' } },
    status: { conditions: [{ type: 'Available', status: 'False', reason, message }] },
  });

/** metrics-server's pod, which is not ready and says something in its log. */
const serverPod = (run: FakeRun, log: string) => {
  run.cluster.others.set(METRICS_SERVICE, { spec: { selector: { 'k8s-app': 'metrics-server' } } });
  run.cluster.others.set(METRICS_PODS, {
    items: [{ metadata: { name: 'metrics-server-0', namespace: 'kube-system' }, status: {} }],
  });
  run.cluster.get = async () => ({ status: 200, body: undefined, text: log });
};

test('all is well where all is well', async () => {
  const given = await answers(() => undefined);
  expect(given.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(given.map(({ id }) => id)).toEqual([
    'api-server',
    'permissions',
    'metrics-api',
    'autoscaler',
    'autoscaler-requests',
    'autoscaler-rest',
    'service-endpoints',
    'nodes',
    'other-autoscalers',
    'field-managers',
    'load-generator',
    'rules',
  ]);
});

test.each([
  {
    why: 'no metrics API',
    change: (run: FakeRun) => run.cluster.others.delete(API_SERVICE),
    id: 'metrics-api',
    status: 'failed',
    message: /APIService v1beta1\.metrics\.k8s\.io is missing/,
    fix: /install metrics-server/,
  },
  {
    why: 'a metrics API without its Service',
    change: unavailable('ServiceNotFound', 'service/metrics-server in "kube-system" is not present'),
    id: 'metrics-api',
    status: 'failed',
    message: /not available \(ServiceNotFound: service\/metrics-server/,
    fix: /apply metrics-server's Service/,
  },
  {
    why: 'a metrics API whose Service selects no pod',
    change: unavailable('MissingEndpoints', 'endpoints for service/metrics-server have no addresses'),
    id: 'metrics-api',
    status: 'failed',
    message: /its Service selects no pod/,
    fix: /the labels of its pods/,
  },
  {
    why: 'a metrics-server that does not trust the kubelets',
    change: (run: FakeRun) => {
      unavailable('MissingEndpoints', 'endpoints have no addresses')(run);
      serverPod(run, 'E1124 "Failed to scrape node" err="x509: cannot validate certificate for 192.0.2.1" node="n"\n');
    },
    id: 'metrics-api',
    status: 'failed',
    message: /its pod cannot read the kubelets: x509: cannot validate certificate for 192\.0\.2\.1$/,
    fix: /--kubelet-insecure-tls/,
  },
  {
    why: 'a metrics-server that does not begin',
    change: (run: FakeRun) => {
      unavailable('MissingEndpoints', 'endpoints have no addresses')(run);
      serverPod(run, 'I1124 "Starting DynamicServingCertificateController"\n');
    },
    id: 'metrics-api',
    status: 'failed',
    message: /none of its pods is ready/,
    fix: /wait until metrics-server is ready/,
  },
  {
    why: 'an API server that does not reach metrics-server',
    change: unavailable('FailedDiscoveryCheck', 'failing or missing response: context deadline exceeded'),
    id: 'metrics-api',
    status: 'failed',
    message: /FailedDiscoveryCheck/,
    fix: /the API server reaches pods/,
  },
  {
    why: 'the reference: a Service that an earlier release left behind',
    change: (run: FakeRun) => {
      run.cluster.others.set('/api/v1/namespaces/default/services/inference', {
        metadata: { name: 'inference' },
        spec: { selector: { 'app.kubernetes.io/instance': 'inference', app: 'inference' } },
      });
      run.cluster.others.set(SLICES, { items: [] });
    },
    id: 'service-endpoints',
    status: 'failed',
    message: /has no endpoints: its selector asks for app\.kubernetes\.io\/instance=inference \(the pods have none\)$/,
    fix: /such as app=inference; a Service of an earlier release must be deleted first/,
  },
  {
    why: 'pods that are not ready',
    change: (run: FakeRun) =>
      run.cluster.others.set(SLICES, { items: [{ endpoints: [{ conditions: { ready: false } }] }] }),
    id: 'service-endpoints',
    status: 'failed',
    message: /selects the pods, but none of its 1 endpoints is ready/,
    fix: /readiness probe/,
  },
  {
    why: 'no Service',
    change: (run: FakeRun) => run.cluster.others.delete('/api/v1/namespaces/default/services/inference'),
    id: 'service-endpoints',
    status: 'failed',
    message: /Service 'inference' is not in namespace 'default'/,
    fix: /apply it/,
  },
  {
    why: 'nodes with too little room',
    change: (run: FakeRun) =>
      run.cluster.others.set('/api/v1/nodes', {
        items: [{ metadata: { name: 'node0' }, status: { allocatable: { cpu: '16', memory: '13Gi' } } }],
      }),
    id: 'nodes',
    status: 'warning',
    message: /node0 \(16 CPU, 13Gi\): 20 replicas request 20000m of CPU, more than all nodes have \(16000m\)$/,
    fix: /stays Pending/,
  },
  {
    why: 'another autoscaler on the target',
    change: (run: FakeRun) => {
      const own = run.world.store.get(AUTOSCALERS, 'inference') as { spec: object };
      run.world.store.put(AUTOSCALERS, { metadata: { name: 'older' }, spec: own.spec });
    },
    id: 'other-autoscalers',
    status: 'failed',
    message: /older scale Deployment 'inference' too/,
    fix: /delete all but one/,
  },
  {
    why: 'an apply that owns the replica count',
    change: (run: FakeRun) => {
      const own = run.world.store.get(DEPLOYMENTS, 'inference') as { metadata: { name: string } };
      const fields = { 'f:spec': { 'f:replicas': {} } };
      const managedFields = [
        { manager: 'kubectl-client-side-apply', fieldsV1: fields },
        { manager: 'kube-controller-manager', subresource: 'scale', fieldsV1: fields },
      ];
      run.world.store.put(DEPLOYMENTS, { ...own, metadata: { ...own.metadata, managedFields } });
    },
    id: 'field-managers',
    status: 'warning',
    message: /^kubectl-client-side-apply wrote spec\.replicas/,
    fix: /remove spec\.replicas/,
  },
  {
    why: 'an autoscaler that cannot act',
    change: (run: FakeRun) => {
      const own = run.world.store.get(AUTOSCALERS, 'inference') as { metadata: { name: string } };
      const conditions = [{ type: 'ScalingActive', status: 'False', reason: 'InvalidSelector', message: 'is wrong' }];
      run.world.store.put(AUTOSCALERS, { ...own, status: { conditions } });
    },
    id: 'autoscaler',
    status: 'failed',
    message: /ScalingActive is False: InvalidSelector: is wrong/,
    fix: /does nothing until then/,
  },
  {
    why: 'an autoscaler that has just acted',
    change: (run: FakeRun) => {
      const own = run.world.store.get(AUTOSCALERS, 'inference') as { metadata: { name: string }; status: object };
      const lastScaleTime = new Date(run.clock.now() - 20_000).toISOString();
      run.world.store.put(AUTOSCALERS, { ...own, status: { ...own.status, lastScaleTime } });
    },
    id: 'autoscaler-rest',
    status: 'warning',
    message: /it scaled 20 s ago, and remembers 60 s/,
    fix: /wait 40 s/,
  },
  {
    why: 'a Locust master that does not answer',
    change: (run: FakeRun) => {
      run.load.fault = 'connect ECONNREFUSED';
    },
    id: 'load-generator',
    status: 'failed',
    message: /does not answer: connect ECONNREFUSED/,
    fix: /web Service/,
  },
  {
    why: "someone else's load",
    change: (run: FakeRun) => {
      void run.load.swarm({ users: 7, spawnRatePerSecond: 1, host: undefined, endsAfterSeconds: 600 });
    },
    id: 'load-generator-rest',
    status: 'warning',
    message: /it is running already, with 7 users/,
    fix: /end that load/,
  },
])('tells of $why, with the fix', async ({ change, id, status, message, fix }) => {
  const given = await answers((run) => void change(run));
  const wrong = given.filter((answer) => answer.status !== 'ok');
  expect(wrong.map((answer) => answer.id)).toEqual([id]);
  expect(wrong[0]?.status).toBe(status);
  expect(wrong[0]?.message).toMatch(message);
  expect(wrong[0]?.fix).toMatch(fix);
});

test('findings of the rules on what runs are warnings, each with its rule', async () => {
  const finding = { rule: 'drain-before-stop', object: 'Deployment inference', message: 'm', fix: 'f' };
  const given = await answers(() => undefined, [{ ...finding, severity: 'error' }]);
  expect(given.at(-1)).toEqual({
    id: 'rules/drain-before-stop',
    status: 'warning',
    message: 'Deployment inference: m',
    fix: 'f',
  });
});
