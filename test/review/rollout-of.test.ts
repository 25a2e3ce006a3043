import { loadManifests } from '../../lib/manifests/load-manifests';
import { type ReviewOptions, reviewManifests } from '../../lib/review/review-manifests';
import type { Rollout } from '../../lib/review/rollout';

interface Given {
  readonly kind?: string;
  readonly spec?: string;
  readonly pod?: string;
  readonly container?: string;
  readonly more?: string;
  readonly settings?: ReviewOptions['settings'];
}

/** Returns the rollout that a new image makes. */
function rolloutOf({
  kind = 'Deployment',
  spec = '',
  pod = '',
  container = '',
  more = '',
  settings = {},
}: Given): Partial<Rollout> | undefined {
  const yaml = (tag: string): string => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, annotations: { cdk8s-inference/startup-seconds: "12" } }
spec:
  selector: { matchLabels: { app: web } }
  ${spec}
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} containers: [{ name: main, image: "web:${tag}", ${container} }] }
${more}`;
  const [base, head] = ['1.0.0', '1.0.1'].map((tag) => loadManifests(yaml(tag), 'a.yaml'));
  const review = reviewManifests(base ?? [], head ?? [], { settings, today: '2026-11-24' });
  return review.changes[0]?.rollout;
}

const SLOW =
  'readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 20, successThreshold: 3, periodSeconds: 5 }';
const HPA = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 6, maxReplicas: 9 }
`;
const ONE_CPU = 'resources: { requests: { cpu: "1" } }';

test.each<{ given: Given; expected: Partial<Rollout>; why: string }>([
  {
    given: { spec: 'replicas: 10' },
    expected: {
      replicas: 10,
      replicasFrom: 'replicas',
      maxSurge: 3,
      maxUnavailable: 2,
      batches: 2,
      atLeastSeconds: 24,
    },
    why: 'the surge is rounded up, what may be missing down, and each step lasts as long as a start',
  },
  {
    given: {},
    expected: { replicas: 1, replicasFrom: 'default', maxSurge: 1, maxUnavailable: 0, batches: 1 },
    why: 'one replica is the default of the API',
  },
  {
    given: { spec: 'replicas: 4\n  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0% } }' },
    expected: { maxSurge: 0, maxUnavailable: 1, batches: 4 },
    why: 'with both at 0 one may be missing',
  },
  {
    given: { container: SLOW, spec: 'minReadySeconds: 7' },
    expected: { podReadySeconds: 37 },
    why: 'a probe that must succeed three times takes two periods more, and then minReadySeconds',
  },
  {
    given: { settings: { startupSeconds: { web: 90 } } },
    expected: { podReadySeconds: 90 },
    why: 'what the settings say of the start goes before the annotation',
  },
  {
    given: { more: HPA },
    expected: { replicas: 6, replicasFrom: 'minReplicas' },
    why: 'an autoscaler has its minimum at least',
  },
  {
    given: { spec: 'replicas: 3\n  strategy: { type: Recreate }' },
    expected: { strategy: 'Recreate', batches: 1, maxUnavailable: 3, terminationSeconds: 30 },
    why: 'all go at one time',
  },
  {
    given: {
      kind: 'StatefulSet',
      spec: 'replicas: 5\n  ordinals: { start: 10 }\n  updateStrategy: { rollingUpdate: { partition: 12 } }',
    },
    expected: { replicas: 3, batches: 3, maxUnavailable: 1, maxSurge: 0 },
    why: 'pods from 10 to 11 are below the partition',
  },
  {
    given: { kind: 'StatefulSet', spec: 'updateStrategy: { type: OnDelete }' },
    expected: { strategy: 'OnDelete', batches: undefined, atLeastSeconds: undefined },
    why: 'nobody knows when pods are deleted',
  },
  {
    given: {
      kind: 'DaemonSet',
      spec: 'updateStrategy: { rollingUpdate: { maxUnavailable: 50% } }',
      settings: { nodes: [{ count: 5, cpu: 4, memory: '8Gi' }] },
    },
    expected: { replicas: 5, replicasFrom: 'nodes', maxUnavailable: 3, batches: 2 },
    why: 'one pod on each node, and the share that may be missing is rounded up',
  },
  { given: { kind: 'DaemonSet' }, expected: { replicas: undefined, batches: undefined }, why: 'nodes are not known' },
  {
    given: { spec: 'replicas: 3', container: ONE_CPU, settings: { nodes: [{ count: 1, cpu: 4, memory: '8Gi' }] } },
    expected: { surgeFits: true },
    why: 'four pods fit on four CPUs',
  },
  {
    given: { spec: 'replicas: 4', container: ONE_CPU, settings: { nodes: [{ count: 1, cpu: 4, memory: '8Gi' }] } },
    expected: { surgeFits: false, surgeObstacle: '4 of 5 pods fit: CPU binds on 1 of 1 node' },
    why: 'five do not',
  },
  {
    given: { spec: 'replicas: 4', container: ONE_CPU },
    expected: { surgeFits: undefined },
    why: 'neither nodes nor a quota are known',
  },
])('$why', ({ given, expected }) => {
  expect(rolloutOf(given)).toMatchObject(expected);
});
