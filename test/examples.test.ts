import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { outputOf } from './support/run-command';
import { type Manifest, only } from './support/synth-construct';

const EXAMPLES = resolve(__dirname, '../examples');
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const apps = readdirSync(EXAMPLES, { withFileTypes: true, recursive: true })
  .filter(({ name }) => name === 'cdk8s.yaml')
  .map(({ parentPath }) => parentPath.slice(EXAMPLES.length + 1))
  .sort();
const out = mkdtempSync(join(tmpdir(), 'cdk8s-inference-examples-'));
const synthesized: Record<string, Manifest[]> = {};

/** Runs an example's app command in its folder, as `cdk8s synth` does, and returns the manifests of all its charts. */
async function synthesize(example: string): Promise<Manifest[]> {
  const cwd = join(EXAMPLES, example);
  const { app } = parse(readFileSync(join(cwd, 'cdk8s.yaml'), 'utf8'));
  const outdir = join(out, example);
  await outputOf('sh', ['-c', app], { cwd, env: { ...process.env, CDK8S_OUTDIR: outdir } });
  return readdirSync(outdir)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((each) => each.toJS()));
}

const objectsOf = (example: string): Manifest[] => synthesized[example] ?? [];
const identities = (example: string): string[] =>
  objectsOf(example).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

beforeAll(async () => {
  for (const example of apps) {
    synthesized[example] = await synthesize(example);
  }
}, 60_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('every example is an app with a README that links to it', () => {
  expect(apps).toEqual(['container-resource', 'minimal-service', 'own-locust-scenario']);
  const index = readFileSync(join(EXAMPLES, 'README.md'), 'utf8');
  for (const example of apps) {
    expect(readFileSync(join(EXAMPLES, example, 'README.md'), 'utf8')).toContain('(main.ts)');
    expect(index).toContain(`(${example}/)`);
  }
});

test.each(apps)('%s has valid names, selectors that match its pods, and no object twice', (example) => {
  const objects = objectsOf(example);
  expect(objects.length).toBeGreaterThan(0);
  expect(objects.filter(({ metadata }) => !DNS_LABEL.test(metadata.name))).toEqual([]);
  expect(new Set(identities(example)).size).toBe(objects.length);
  const podLabels = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ spec }) => spec.template.metadata.labels);
  for (const { spec } of objects.filter(({ kind }) => kind === 'Service')) {
    expect(podLabels).toContainEqual(spec.selector);
  }
});

test('minimal-service is a service with its autoscaler in at most 15 lines', () => {
  const source = readFileSync(join(EXAMPLES, 'minimal-service/main.ts'), 'utf8');
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  expect(identities('minimal-service')).toEqual([
    'Deployment classifier',
    'Service classifier',
    'HorizontalPodAutoscaler classifier',
    'PodDisruptionBudget classifier',
  ]);
  const objects = objectsOf('minimal-service');
  expect(only(objects, 'Deployment').spec).not.toHaveProperty('replicas');
  expect(only(objects, 'HorizontalPodAutoscaler').spec).toMatchObject({
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  });
});

test("container-resource scales on the server's CPU and leaves the proxy out of it", () => {
  const objects = objectsOf('container-resource');
  const { containers, securityContext } = only(objects, 'Deployment').spec.template.spec;
  const [server, proxy] = containers;
  expect(only(objects, 'HorizontalPodAutoscaler').spec.metrics).toEqual([
    {
      type: 'ContainerResource',
      containerResource: {
        name: 'cpu',
        container: server.name,
        target: { type: 'Utilization', averageUtilization: 70 },
      },
    },
  ]);
  expect(server.resources.requests.cpu).toBe('2');
  expect(proxy).toMatchObject({ name: 'proxy', securityContext: { allowPrivilegeEscalation: false } });
  expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
});

test('own-locust-scenario runs the packaged users with its mix, and its own users from its locustfile', () => {
  const objects = objectsOf('own-locust-scenario');
  const named = (kind: string, name: string): Manifest =>
    only(
      objects.filter(({ metadata }) => metadata.name === name),
      kind,
    );
  expect(JSON.parse(named('ConfigMap', 'large-payload-locustfile').data['scenario.json'])).toEqual({
    weights: { predict: 50, healthz: 50, metrics: 0 },
    payload: { rows: 100, features: 8 },
    thinkSeconds: { min: 0.1, max: 0.5 },
    newConnectionRatio: 0.1,
  });
  const own = named('ConfigMap', 'recommendations-locustfile').data['locustfile.py'];
  expect(own).toBe(readFileSync(join(EXAMPLES, 'own-locust-scenario/locustfile.py'), 'utf8'));
  expect(own).toContain('class Shopper(HttpUser):');
  for (const role of ['master', 'worker']) {
    const [container] = named('Deployment', `recommendations-${role}`).spec.template.spec.containers;
    expect(container.args.at(-1)).toBe('Shopper');
  }
  expect(named('Deployment', 'recommendations-worker').spec.replicas).toBe(4);
  expect(named('Deployment', 'large-payload-worker').spec.replicas).toBe(2);
});
