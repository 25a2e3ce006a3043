import { labelSelectorAt, matches } from '../../lib/manifests/label-selector';
import { loadManifests } from '../../lib/manifests/load-manifests';
import { ManifestSet } from '../../lib/manifests/manifest-set';

const SET = new ManifestSet(
  loadManifests(
    `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec:
      initContainers:
        - name: once
        - {name: proxy, restartPolicy: Always}
      containers: [{name: web}, 7, {name: log}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 5
  behavior: {scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 60}]}}
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef: {name: web}
  triggers: [{type: cpu, metricType: Utilization, metadata: {value: "60"}}, {type: kafka, metadata: {}}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}}
---
apiVersion: v1
kind: Service
metadata: {name: elsewhere}
spec: {selector: {app: web}}
---
apiVersion: v1
kind: Service
metadata: {name: by-hand, namespace: shop}
spec: {ports: [{port: 80}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: all, namespace: shop}
spec: {selector: {}, minAvailable: 1}
`,
    'set.yaml',
  ),
);
const [web] = SET.workloads;

test('autoscalers are found by target, KEDA ones with Deployments by default', () => {
  expect(SET.autoscalers.map((each) => [each.manifest.kind, SET.targetOf(each)?.name])).toEqual([
    ['HorizontalPodAutoscaler', 'web'],
    ['ScaledObject', 'web'],
  ]);
  expect(web && SET.autoscalersOf(web.manifest)).toHaveLength(2);
});

test("an autoscaler's defaults are the API's", () => {
  expect(SET.autoscalers[0]).toMatchObject({
    minReplicas: 1,
    maxReplicas: 5,
    metrics: [{ type: 'Resource', name: 'cpu', averageUtilization: 80 }],
    hasBehavior: true,
    scaleUp: undefined,
  });
  expect(SET.autoscalers[1]).toMatchObject({
    minReplicas: 0,
    maxReplicas: 100,
    metrics: [
      { type: 'Resource', name: 'cpu', averageUtilization: 60 },
      { type: 'External', name: 'kafka' },
    ],
    hasBehavior: false,
  });
});

test('containers keep their place and role', () => {
  expect(web?.containers.map(({ name, role, pointer }) => [name, role, pointer])).toEqual([
    ['once', 'init', '/spec/template/spec/initContainers/0'],
    ['proxy', 'sidecar', '/spec/template/spec/initContainers/1'],
    ['web', 'container', '/spec/template/spec/containers/0'],
    ['log', 'container', '/spec/template/spec/containers/2'],
  ]);
});

test('Services and PodDisruptionBudgets are found by the pods that they select, in their namespace only', () => {
  expect(web && SET.servicesSelecting(web).map(({ name }) => name)).toEqual(['web']);
  expect(web && SET.disruptionBudgetsSelecting(web).map(({ name }) => name)).toEqual(['all']);
});

test.each<{ selector: object; expected: boolean }>([
  { selector: { matchLabels: { app: 'web' } }, expected: true },
  { selector: { matchLabels: { app: 'other' } }, expected: false },
  { selector: {}, expected: true },
  { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'x'] }] }, expected: true },
  { selector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, expected: false },
  { selector: { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, expected: true },
  { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, expected: true },
  { selector: { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, expected: false },
  { selector: { matchExpressions: [{ key: 'app', operator: 'Gt', values: ['1'] }] }, expected: false },
  { selector: { matchLabels: { constructor: 'Object' } }, expected: false },
])('selector $selector matches app=web: $expected', ({ selector, expected }) => {
  const parsed = labelSelectorAt({ selector }, 'selector');
  expect(parsed && matches(parsed, { app: 'web' })).toBe(expected);
  expect(parsed && SET.workloadsMatching('shop', parsed).length).toBe(expected ? 1 : 0);
});

test('anything that is no Kubernetes object, or is one of no known form, passes', () => {
  const odd = loadManifests(
    'apiVersion: example.org/v1\nkind: Odd\nspec: [1]\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec: no\n',
    'odd.yaml',
  );
  expect(new ManifestSet(odd).autoscalers[0]).toMatchObject({ minReplicas: 1, maxReplicas: undefined });
});
