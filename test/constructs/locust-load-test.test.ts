import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { LocustLoadTest, type LocustLoadTestProps } from '../../lib/constructs/locust-load-test';
import type { LocustScenario } from '../../lib/constructs/locust-scenario';
import { type Manifest, synthConstruct } from '../support/synth-construct';

const PROPS: LocustLoadTestProps = { host: 'http://inference:8000', workers: 4 };

function loadTest(props: Partial<LocustLoadTestProps> = {}): Record<string, Manifest> {
  const manifests = synthConstruct((chart) => new LocustLoadTest(chart, 'LoadTest', { ...PROPS, ...props }));
  return Object.fromEntries(manifests.map((each) => [`${each.kind} ${each.metadata.name}`, each]));
}
const args = (role: Manifest): string[] => role.spec.template.spec.containers[0].args;
const scenario = (props: LocustScenario): Manifest =>
  JSON.parse(loadTest({ scenario: props })['ConfigMap locust-locustfile'].data['scenario.json']);

test('the default manifest', () => {
  const manifests = loadTest({ locustfile: '# the packaged one has a test of its own\n' });
  expect(Object.values(manifests)).toMatchSnapshot();
});

describe('a load test', () => {
  test('is a master, workers, two Services and the locustfile', () => {
    expect(Object.keys(loadTest()).sort()).toEqual([
      'ConfigMap locust-locustfile',
      'Deployment locust-master',
      'Deployment locust-worker',
      'Service locust-master',
      'Service locust-web',
    ]);
  });

  test('has as many workers as the master expects', () => {
    const manifests = loadTest({ workers: 7 });
    expect(manifests['Deployment locust-worker'].spec.replicas).toBe(7);
    expect(args(manifests['Deployment locust-master'])).toContain('--expect-workers=7');
    expect(manifests['Deployment locust-master'].spec.replicas).toBe(1);
  });

  test("leads workers to the master's ports by its Service", () => {
    const manifests = loadTest();
    expect(args(manifests['Deployment locust-worker'])).toContain('--master-host=locust-master');
    const { ports, type, selector } = manifests['Service locust-master'].spec;
    expect(ports.map(({ port }: Manifest) => port)).toEqual([5557, 5558]);
    expect(type).toBe('ClusterIP');
    expect(selector).toEqual(manifests['Deployment locust-master'].spec.template.metadata.labels);
  });

  test('publishes the web page on a node port when asked only', () => {
    expect(loadTest()['Service locust-web'].spec).toMatchObject({ type: 'ClusterIP', ports: [{ port: 8089 }] });
    const { spec } = loadTest({ nodePort: 30_089 })['Service locust-web'];
    expect(spec).toMatchObject({ type: 'NodePort', ports: [{ port: 8089, nodePort: 30_089 }] });
  });

  test("has the reference's mix, payload and pace unless said otherwise", () => {
    expect(scenario({})).toEqual({
      weights: { predict: 80, healthz: 10, metrics: 10 },
      payload: { rows: 30, features: 11 },
      thinkSeconds: { min: 0.5, max: 2 },
      newConnectionRatio: 0,
    });
    expect(
      scenario({
        weights: { predict: 1, healthz: 0, metrics: 0 },
        rows: 1,
        features: 3,
        thinkAtLeast: Duration.seconds(1),
        thinkAtMost: Duration.seconds(1),
        newConnectionRatio: 0.25,
      }),
    ).toEqual({
      weights: { predict: 1, healthz: 0, metrics: 0 },
      payload: { rows: 1, features: 3 },
      thinkSeconds: { min: 1, max: 1 },
      newConnectionRatio: 0.25,
    });
  });

  test('restarts its pods when locustfile or scenario change, and only then', () => {
    const checksums = (props: Partial<LocustLoadTestProps>): string[] =>
      Object.values(loadTest(props))
        .filter(({ kind }) => kind === 'Deployment')
        .map(({ spec }) => spec.template.metadata.annotations['cdk8s-inference/config-checksum']);
    const [master, worker] = checksums({});
    expect(master).toBe(worker);
    expect(checksums({ scenario: { rows: 31 } })).not.toContain(master);
    expect(checksums({ locustfile: '# mine\n' })).not.toContain(master);
    expect(checksums({ nodePort: 30_000 })).toEqual([master, worker]);
  });

  test('runs the packaged locustfile and its class, or yours', () => {
    const packaged = readFileSync(join(__dirname, '../../lib/constructs/locustfile.py'), 'utf8');
    const ours = loadTest();
    expect(ours['ConfigMap locust-locustfile'].data['locustfile.py']).toBe(packaged);
    expect(args(ours['Deployment locust-worker']).at(-1)).toBe('InferenceUser');
    const yours = loadTest({ locustfile: 'class Mine: ...\n', userClass: 'Mine', name: 'mine' });
    expect(yours['ConfigMap mine-locustfile'].data['locustfile.py']).toBe('class Mine: ...\n');
    expect(args(yours['Deployment mine-master']).at(-1)).toBe('Mine');
  });
});

test.each([
  { props: { workers: 0 }, says: "'workers' is 0; give a whole number of at least 1" },
  { props: { host: 'inference:8000' }, says: "'host' is 'inference:8000'; give it as http://service:port" },
  { props: { host: 'http://inference/predict' }, says: 'without a path' },
  { props: { userClass: 'a b' }, says: "'userClass' is 'a b'" },
  { props: { name: 'A' }, says: "'name' is 'A'" },
  { props: { nodePort: 80 }, says: "nodePort' is 80; give a whole number from 30000 to 32767" },
  {
    props: { scenario: { weights: { predict: 0, healthz: 0, metrics: 0 } } },
    says: "'scenario.weights' are all 0",
  },
  {
    props: { scenario: { weights: { predict: -1, healthz: 1, metrics: 1 } } },
    says: "'scenario.weights.predict' is -1",
  },
  { props: { scenario: { rows: 0 } }, says: "'scenario.rows' is 0" },
  { props: { scenario: { features: 1001 } }, says: "'scenario.features' is 1001; give a whole number from 1 to 1000" },
  { props: { scenario: { thinkAtMost: Duration.hours(2) } }, says: "'scenario.thinkAtMost' is 7200 s; give at most" },
  { props: { scenario: { newConnectionRatio: 1.1 } }, says: "'scenario.newConnectionRatio' is 1.1" },
  { props: { scenario: { thinkAtLeast: Duration.seconds(3) } }, says: "'scenario.thinkAtLeast' is 3 s, above" },
])('fails: $says', ({ props, says }) => {
  expect(() => loadTest(props)).toThrow(says);
});
