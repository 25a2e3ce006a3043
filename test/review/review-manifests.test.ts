import { loadManifests } from '../../lib/manifests/load-manifests';
import { parseIgnoreRules } from '../../lib/review/ignore-rule';
import { isEmptyReview, type Review } from '../../lib/review/review';
import { type ReviewOptions, reviewManifests } from '../../lib/review/review-manifests';

const OPTIONS: ReviewOptions = { settings: {}, today: '2026-11-24' };

const review = (base: string, head: string, options: Partial<ReviewOptions> = {}): Review =>
  reviewManifests(loadManifests(base, 'base.yaml'), loadManifests(head, 'head.yaml'), { ...OPTIONS, ...options });

const BASE = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 4
  minReadySeconds: 5
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: main
          image: web:1.2.3
          ports: [{ name: http, containerPort: 8000 }]
          resources: { requests: { cpu: 500m, memory: 1Gi }, limits: { memory: 1Gi } }
          readinessProbe: { httpGet: { path: /healthz, port: http }, initialDelaySeconds: 10 }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
---
apiVersion: v1
kind: Secret
metadata: { name: login, namespace: shop }
stringData: { password: hunter-two, user: anna }
`;
const HEAD = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  minReadySeconds: 5
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: main
          image: web:latest
          ports: [{ name: http, containerPort: 8000 }]
          resources: { requests: { cpu: 750m, memory: 1Gi }, limits: { memory: 1Gi } }
          readinessProbe: { httpGet: { path: /healthz, port: http }, initialDelaySeconds: 10 }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, clusterIP: None, ports: [{ port: 80, targetPort: http }] }
---
apiVersion: v1
kind: Secret
metadata: { name: login, namespace: shop }
stringData: { password: hunter-three, user: anna }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 3
  maxReplicas: 10
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
`;

test('a review is what it was', () => {
  const found = review(BASE, HEAD, { settings: { nodes: [{ count: 3, cpu: 4, memory: '8Gi' }] } });
  expect(JSON.parse(JSON.stringify(found))).toMatchSnapshot();
});

test('no value of a Secret is in a review, whatever became of the Secret', () => {
  for (const [base, head] of [
    [BASE, HEAD],
    [BASE, BASE.replace('hunter-two', 'hunter-three').replace('name: login', 'name: login-2')],
    [BASE, BASE.replace(/---\napiVersion: v1\nkind: Secret[\s\S]*/, '')],
    [BASE.replace(/---\napiVersion: v1\nkind: Secret[\s\S]*/, ''), HEAD],
    [
      BASE,
      BASE.replace('stringData: { password: hunter-two, user: anna }', 'immutable: true\ndata: { password: aHVudGVy }'),
    ],
  ] as const) {
    expect(JSON.stringify(review(base, head))).not.toMatch(/hunter|anna|aHVudGVy|YW5uYQ/);
  }
});

test.each(['stringdata', 'Data', 'data ', 'data-old', 'spec', 'metadatas', 'type-of'])(
  'what a Secret has under %j, which no Secret has, is not shown either',
  (key) => {
    const misspelt = BASE.replace('stringData: {', `${JSON.stringify(key)}: {`);
    const found = JSON.stringify(review(misspelt, misspelt.replace('hunter-two', 'hunter-three')));
    expect(found).toContain('redacted');
    expect(found).not.toMatch(/hunter|anna/);
  },
);

test('labels and the type of a Secret are shown', () => {
  const found = JSON.stringify(
    review(BASE, BASE.replace('stringData: {', 'type: kubernetes.io/basic-auth\nstringData: {')),
  );
  expect(found).toContain('kubernetes.io/basic-auth');
});

test('the same bytes come out whatever the order of documents', () => {
  const turned = (yaml: string): string => yaml.split(/^---$/m).reverse().join('---\n');
  // Findings are told by file and line, and lines are where the documents are.
  const plain = ({ findings: { added, fixed, standing }, ...found }: Review): string =>
    JSON.stringify([found, standing, ...[added, fixed].map((list) => list.map((each) => JSON.stringify(each)).sort())]);
  const unplaced = (found: Review): string => plain(found).replace(/(line|baseLine|headLine)(\\?)":\d+/g, '$1$2":0');
  expect(unplaced(review(turned(BASE), turned(HEAD))) === unplaced(review(BASE, HEAD))).toBe(true);
});

test('findings that both sides have are counted, those of one side are told', () => {
  const pinned = HEAD.replace('web:latest', 'web:1.2.3');
  const there = review(pinned, HEAD).findings;
  expect(there.added.map(({ rule }) => rule)).toEqual(['image-pinned']);
  expect(there.standing).toBe(2);
  const back = review(HEAD, pinned).findings;
  expect(back.fixed.map(({ rule }) => rule)).toEqual(['image-pinned']);
  expect(back.standing).toBe(2);
});

test('a finding whose place moved is no new one', () => {
  const latest = BASE.replace('web:1.2.3', 'web:latest');
  const moved = latest.replace('containers:\n', 'containers:\n        - { name: proxy, image: "proxy:1.0.0" }\n');
  const { findings } = review(latest, moved);
  expect(findings.added.filter(({ rule, message }) => rule === 'image-pinned' && message.includes('web'))).toEqual([]);
});

test('an ignore rule leaves out a field, with those below it, or an object, and says how many', () => {
  const rules = parseIgnoreRules(
    `
# what the release pipeline writes
Deployment/web spec.template.spec.containers[name=main].image
*/shop/login
Deployment/web spec.replicas   # the autoscaler's
`,
    'ignore',
  );
  const { changes, ignored } = review(BASE, HEAD, { ignore: rules });
  const [deployment] = changes.filter(({ kind }) => kind === 'Deployment');
  expect(deployment?.fields.map(({ path }) => path)).toEqual([
    'spec.template.spec.containers[name=main].resources.requests.cpu',
  ]);
  expect(changes.map(({ kind }) => kind)).not.toContain('Secret');
  expect(ignored).toEqual({ fields: 2, objects: 1 });
});

test.each([
  ['Deployment', 'one word'],
  ['a/b/c/d', 'four parts'],
  ['Deployment//web', 'an empty part'],
])("fails on the ignore rule '%s' (%s), naming file and line", (line) => {
  expect(() => parseIgnoreRules(`# rules\n${line}\n`, 'review.ignore')).toThrow(/^'review\.ignore:2' is .*KIND\/NAME/);
});

test('fails when a side has an object twice, naming side, file and line of both', () => {
  const twice = `${BASE}---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\n`;
  expect(() => review(twice, HEAD)).toThrow(
    "'base.yaml:29' is Service 'web' in namespace 'shop', which base has already at base.yaml:19; keep one of the two",
  );
  expect(() => review(HEAD, twice)).toThrow(/which head has already/);
});

test('objects without a name of their own are paired in their order', () => {
  const generated = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: run- }\ndata: { a: "1" }\n';
  expect(isEmptyReview(review(`${generated}---\n${generated}`, `${generated}---\n${generated}`))).toBe(true);
  expect(review(`${generated}---\n${generated}`, generated).objects.removed).toBe(1);
});

test('extensions/v1beta1 is the same object as apps/v1', () => {
  const old = BASE.replace('apps/v1', 'extensions/v1beta1');
  const [change] = review(old, BASE).changes;
  expect(change?.fields.map(({ path, impacts }) => [path, impacts[0]?.id])).toEqual([
    ['apiVersion', 'api-version-changed'],
  ]);
});

test('a workload that could scale differently is named, with the reasons', () => {
  const { scaling } = review(BASE, HEAD);
  expect(scaling).toEqual([
    {
      autoscaler: { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'web' },
      target: { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' },
      sides: 'head',
      reasons: [
        { subject: 'autoscaler', object: "HorizontalPodAutoscaler 'web'", paths: [] },
        { subject: 'replicas', object: "Deployment 'web'", paths: ['spec.replicas'] },
        {
          subject: 'requests',
          object: "Deployment 'web'",
          paths: ['spec.template.spec.containers[name=main].resources.requests.cpu'],
        },
      ],
    },
  ]);
});

test.each([
  ['image: web:latest', 'image: web:1.2.4', [], 'an image says nothing of how it scales'],
  ['cpu: 750m', 'cpu: 1', ['requests'], 'utilization is measured against requests'],
  ['limits: { memory: 1Gi }', 'limits: { memory: 2Gi }', ['limits'], 'limits bound what a pod can do'],
  ['initialDelaySeconds: 10', 'initialDelaySeconds: 40', ['probes'], 'readiness decides when a pod counts'],
  ['maxReplicas: 10', 'maxReplicas: 20', ['autoscaler'], 'the autoscaler itself'],
  ['minReadySeconds: 5', 'minReadySeconds: 9', ['rollout'], 'how pods are replaced'],
  ['clusterIP: None, ', '', [], 'an address says nothing of how it scales'],
])('from %s to %s, what could scale differently is %j: %s', (before, after, subjects) => {
  const { scaling } = review(HEAD, HEAD.replace(before, after));
  expect(scaling.flatMap(({ reasons }) => reasons.map(({ subject }) => subject))).toEqual(subjects);
});

test('other nodes are a reason of their own', () => {
  const nodes = [{ count: 3, cpu: 4, memory: '8Gi' }];
  const { scaling } = review(HEAD, HEAD, { settings: { nodes }, baseSettings: {} });
  expect(scaling.flatMap(({ reasons }) => reasons.map(({ subject }) => subject))).toEqual(['nodes']);
});
