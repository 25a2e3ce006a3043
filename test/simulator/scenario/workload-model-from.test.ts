import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../../../lib/manifests/load-manifests';
import { ManifestSet } from '../../../lib/manifests/manifest-set';
import { workloadModelFrom } from '../../../lib/simulator/scenario/workload-model-from';

const DIST = join(__dirname, '../../../dist');

function setOf(...texts: readonly string[]): ManifestSet {
  return new ManifestSet(texts.flatMap((text, index) => loadManifests(text, `${index}.yaml`)));
}

function folder(name: string): ManifestSet {
  const files = readdirSync(join(DIST, name)).filter((file) => file.endsWith('.yaml'));
  return setOf(...files.map((file) => readFileSync(join(DIST, name, file), 'utf8')));
}

function deployment(pod: string, extra = ''): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  ${extra}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: ${pod}
`;
}

const PLAIN = deployment('{ containers: [{ name: web, image: web:1 }] }');
const SCALER = (apiVersion: string, spec: string, name = 'web'): string =>
  `{ apiVersion: ${apiVersion}, kind: HorizontalPodAutoscaler, metadata: { name: ${name} }, spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, ${spec} } }`;

describe('the local environment', () => {
  const model = workloadModelFrom(folder('local'));

  test('is found by its autoscaler, with requests, limits and probes', () => {
    expect(model).toMatchObject({
      name: 'inference',
      namespace: 'default',
      selector: 'app=inference',
      replicas: undefined,
      serving: 0,
      hasInit: true,
      minReadySeconds: 0,
      terminationGracePeriodSeconds: 30,
      strategy: { type: 'RollingUpdate', maxSurge: '25%', maxUnavailable: 0 },
      autoscaler: { apiVersion: 'autoscaling/v2', spec: { minReplicas: 2, maxReplicas: 20 } },
      keda: undefined,
    });
    expect(model.containers).toEqual([
      {
        name: 'inference',
        isSidecar: false,
        cpuRequest: 1,
        cpuLimit: 1,
        memoryRequest: 2 * 1024 ** 3,
        memoryLimit: 2 * 1024 ** 3,
        startupProbe: {
          initialDelaySeconds: 0,
          periodSeconds: 5,
          timeoutSeconds: 1,
          successThreshold: 1,
          failureThreshold: 60,
        },
        readinessProbe: {
          initialDelaySeconds: 10,
          periodSeconds: 5,
          timeoutSeconds: 1,
          successThreshold: 1,
          failureThreshold: 3,
        },
        livenessProbe: {
          initialDelaySeconds: 30,
          periodSeconds: 10,
          timeoutSeconds: 1,
          successThreshold: 1,
          failureThreshold: 3,
        },
        preStopSeconds: 0,
      },
    ]);
  });

  test('brings the resolution of its metrics-server and the mix of its load test', () => {
    expect(model.metricResolutionSeconds).toBe(15);
    expect(model.loadTest).toEqual({
      weights: { '/predict': 80, '/healthz': 10, '/metrics': 10 },
      thinkSeconds: { min: 0.5, max: 2 },
      newConnectionRatio: 0,
    });
  });
});

test('the production environment pauses before it stops, and has neither metrics-server nor load test', () => {
  const model = workloadModelFrom(folder('production'));
  expect(model.containers.map(({ preStopSeconds }) => preStopSeconds)).toEqual([10]);
  expect(model).toMatchObject({
    namespace: 'inference',
    terminationGracePeriodSeconds: 60,
    metricResolutionSeconds: undefined,
    loadTest: undefined,
  });
});

test("what a manifest leaves out is Kubernetes' default", () => {
  const pod =
    '{ containers: [{ name: web, image: web:1, readinessProbe: { tcpSocket: { port: 80 } }, resources: { limits: { cpu: 500m } } }] }';
  const model = workloadModelFrom(setOf(deployment(pod)));
  expect(model.containers[0]).toMatchObject({
    cpuRequest: 0.5,
    cpuLimit: 0.5,
    memoryRequest: undefined,
    memoryLimit: undefined,
    startupProbe: undefined,
    readinessProbe: {
      initialDelaySeconds: 0,
      periodSeconds: 10,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 3,
    },
  });
  expect(model).toMatchObject({
    hasInit: false,
    terminationGracePeriodSeconds: 30,
    strategy: { type: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' },
    autoscaler: undefined,
  });
});

test('a container serves that a Service sends to, also past a sidecar and by the name of its port', () => {
  const pod = `{ initContainers: [{ name: proxy, image: p:1, restartPolicy: Always }], containers: [{ name: logs, image: l:1 }, { name: web, image: w:1, ports: [{ name: http, containerPort: 80 }] }] }`;
  const service =
    '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] } }';
  expect(workloadModelFrom(setOf(deployment(pod), service)).serving).toBe(2);
  expect(workloadModelFrom(setOf(deployment(pod))).serving).toBe(1);
  expect(workloadModelFrom(setOf(deployment(pod))).containers[0]?.isSidecar).toBe(true);
});

test.each([
  { hook: '{ sleep: { seconds: 7 } }', seconds: 7 },
  { hook: '{ exec: { command: [sleep, "5"] } }', seconds: 5 },
  { hook: '{ exec: { command: [sh, -c, "sleep 1.5 && nginx -s quit"] } }', seconds: 1.5 },
  { hook: '{ exec: { command: [sh, -c, "sleep 1m"] } }', seconds: 60 },
  { hook: '{ httpGet: { path: /stop, port: 80 } }', seconds: 0 },
])('a preStop hook $hook pauses $seconds s', ({ hook, seconds }) => {
  const pod = `{ containers: [{ name: web, image: web:1, lifecycle: { preStop: ${hook} } }] }`;
  expect(workloadModelFrom(setOf(deployment(pod))).containers[0]?.preStopSeconds).toBe(seconds);
});

test('a selector is written as the scale subresource does', () => {
  const text = PLAIN.replace(
    'matchLabels: { app: web }',
    'matchLabels: { app: web }, matchExpressions: [{ key: tier, operator: In, values: [b, a] }, { key: a, operator: Exists }, { key: old, operator: DoesNotExist }, { key: z, operator: NotIn, values: [q] }]',
  );
  expect(workloadModelFrom(setOf(text)).selector).toBe('a,app=web,!old,tier in (a,b),z notin (q)');
});

test.each([
  {
    spec: 'maxReplicas: 4, targetCPUUtilizationPercentage: 60',
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } }],
  },
  { spec: 'maxReplicas: 4', metrics: undefined },
])('an autoscaler of version 1 becomes one of version 2: $spec', ({ spec, metrics }) => {
  const { autoscaler } = workloadModelFrom(setOf(PLAIN, SCALER('autoscaling/v1', spec)));
  expect(autoscaler?.apiVersion).toBe('autoscaling/v2');
  expect(autoscaler?.spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    maxReplicas: 4,
    ...(metrics && { metrics }),
  });
});

test('a load test that is aimed at another service does not count', () => {
  const config =
    '{ apiVersion: v1, kind: ConfigMap, metadata: { name: load }, data: { scenario.json: \'{"weights":{"a":1}}\' } }';
  const locust = (host: string): string =>
    `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: locust }, spec: { selector: { matchLabels: { app: l } }, template: { metadata: { labels: { app: l } }, spec: { volumes: [{ name: s, configMap: { name: load } }], containers: [{ name: locust, image: locustio/locust:2, args: [--master, "--host=${host}"] }] } } } }`;
  const service =
    '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { selector: { app: web }, ports: [{ port: 80 }] } }';
  const scaler = SCALER('autoscaling/v2', 'maxReplicas: 4');
  const weights = (host: string): unknown =>
    workloadModelFrom(setOf(PLAIN, service, scaler, config, locust(host))).loadTest?.weights;
  expect(weights('http://web.default:80')).toEqual({ '/a': 1 });
  expect(weights('http://shop')).toBeUndefined();
});

const SCALED_OBJECT = (trigger: string): string =>
  `{ apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: { name: web }, spec: { scaleTargetRef: { name: web }, idleReplicaCount: 0, minReplicaCount: 2, maxReplicaCount: 9, triggers: [${trigger}] } }`;

test('a ScaledObject becomes the autoscaler that KEDA makes, and what KEDA does itself', () => {
  const trigger = '{ type: prometheus, metadata: { threshold: "5", query: q, serverAddress: "http://p" } }';
  const { autoscaler, keda } = workloadModelFrom(setOf(PLAIN, SCALED_OBJECT(trigger)));
  expect(autoscaler).toMatchObject({ metadata: { name: 'keda-hpa-web' }, spec: { minReplicas: 2, maxReplicas: 9 } });
  expect(keda).toMatchObject({
    idleReplicas: 0,
    minReplicas: 2,
    pollingIntervalSeconds: 30,
    cooldownPeriodSeconds: 300,
  });
});

describe('fails naming what was found', () => {
  const daemon =
    '{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: web }, spec: { template: { spec: { containers: [] } } } }';
  const two = [SCALER('autoscaling/v2', 'maxReplicas: 4'), SCALER('autoscaling/v2', 'maxReplicas: 5', 'other')];
  test.each([
    {
      why: 'an unknown target',
      texts: [PLAIN],
      target: 'shop',
      says: "'target' is 'shop', which no manifest has; the Deployments are web",
    },
    {
      why: 'no Deployment',
      texts: [daemon],
      target: undefined,
      says: "'target' is not given, and the manifests have no Deployment; add the one that serves",
    },
    {
      why: 'several',
      texts: [PLAIN, PLAIN.replace('name: web }', 'name: shop }')],
      target: undefined,
      says: "'target' is not given, and the manifests have several; set it to one of shop, web",
    },
    {
      why: 'an autoscaler alone',
      texts: [SCALER('autoscaling/v2', 'maxReplicas: 4')],
      target: undefined,
      says: "'target' is not given, and what is scaled is not in the manifests (Deployment 'web'); add it",
    },
    {
      why: 'another kind',
      texts: [daemon],
      target: 'web',
      says: "'0.yaml:1 web' is a DaemonSet; what can be simulated is a Deployment",
    },
    {
      why: 'two autoscalers',
      texts: [PLAIN, ...two],
      target: undefined,
      says: "'0.yaml:2' is scaled by HorizontalPodAutoscaler 'other' and HorizontalPodAutoscaler 'web'; leave one of them",
    },
    {
      why: 'an old version',
      texts: [PLAIN, SCALER('autoscaling/v2beta1', 'maxReplicas: 4')],
      target: undefined,
      says: "'1.yaml:1' has apiVersion 'autoscaling/v2beta1'; write it in autoscaling/v2",
    },
    {
      why: 'a spec that the API refuses',
      texts: [PLAIN, SCALER('autoscaling/v2', 'maxReplicas: 0')],
      target: undefined,
      says: "'1.yaml:1 spec.maxReplicas' is 0; it must be 1 or more",
    },
    {
      why: 'a trigger that cannot be simulated',
      texts: [PLAIN, SCALED_OBJECT('{ type: kafka, metadata: {} }')],
      target: undefined,
      says: "'1.yaml:1 spec.triggers[0].type' is 'kafka'; cpu, memory, prometheus and cron can be simulated",
    },
    {
      why: 'one name in two namespaces',
      texts: [PLAIN, PLAIN.replace('name: web }', 'name: web, namespace: b }')],
      target: 'web',
      says: "'target' is 'web', the name of several; give one of b/web, default/web",
    },
  ])('$why', ({ texts, target, says }) => {
    expect(() => workloadModelFrom(setOf(...texts), { target })).toThrow(says);
  });
});
