import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { InferenceService, type InferenceServiceProps } from '../lib/constructs/inference-service';
import { LocalKafka } from '../lib/constructs/local-kafka';
import { LocustLoadTest } from '../lib/constructs/locust-load-test';
import { Metric } from '../lib/constructs/metric';
import { UNLIMITED } from '../lib/constructs/resources';
import { ScalingPolicy, SelectPolicy } from '../lib/constructs/scaling-behavior';
import type { Manifest } from './support/synth-construct';

const dnsLabel = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?$/);
const seconds = (min: number, max: number): fc.Arbitrary<Duration> => fc.integer({ min, max }).map(Duration.seconds);
const port = fc.integer({ min: 1, max: 65_535 });

const resources = fc
  .record({
    cpu: fc.integer({ min: 1, max: 64_000 }),
    extraCpu: fc.option(fc.nat(8000)),
    memory: fc.integer({ min: 1, max: 1_000_000 }),
    extraMemory: fc.option(fc.nat(100_000)),
  })
  .map(({ cpu, extraCpu, memory, extraMemory }) => ({
    cpu: { request: Cpu.millis(cpu), limit: extraCpu === null ? UNLIMITED : Cpu.millis(cpu + extraCpu) },
    memory: {
      request: Size.mebibytes(memory),
      limit: extraMemory === null ? UNLIMITED : Size.mebibytes(memory + extraMemory),
    },
  }));

const probe = fc.record(
  {
    path: fc.webPath().map((path) => (path.startsWith('/') ? path : `/${path}`)),
    initialDelay: seconds(0, 600),
    period: seconds(1, 60),
    timeout: seconds(1, 10),
    failureThreshold: fc.integer({ min: 1, max: 30 }),
  },
  { requiredKeys: ['path'] },
);

const metric = fc.oneof(
  fc.integer({ min: 1, max: 500 }).map(Metric.cpuUtilization),
  fc.integer({ min: 1, max: 500 }).map(Metric.memoryUtilization),
  fc.integer({ min: 1, max: 4000 }).map((milli) => Metric.cpuAverage(Cpu.millis(milli))),
  fc
    .tuple(dnsLabel, fc.integer({ min: 1, max: 500 }))
    .map(([name, percent]) => Metric.containerCpuUtilization(name, percent)),
  fc.integer({ min: 1, max: 1000 }).map((value) => Metric.pods({ name: 'requests_per_second' }, value)),
  fc.integer({ min: 1, max: 1000 }).map((value) => Metric.external({ name: 'queue_length' }, { value })),
);

const rules = fc.record(
  {
    stabilizationWindow: seconds(0, 3600),
    selectPolicy: fc.constantFrom(...Object.values(SelectPolicy)),
    policies: fc.array(
      fc
        .tuple(fc.boolean(), fc.integer({ min: 1, max: 400 }), seconds(1, 1800))
        .map(([isPods, value, period]) => (isPods ? ScalingPolicy.pods : ScalingPolicy.percent)(value, period)),
      { minLength: 1, maxLength: 4 },
    ),
    tolerance: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
  },
  { requiredKeys: [] },
);

const scaling = fc.oneof(
  fc.nat(50).map((replicas) => ({ replicas })),
  fc
    .record(
      {
        bounds: fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(100)),
        metrics: fc.array(metric, { minLength: 1, maxLength: 4 }),
        behavior: fc.record({ scaleUp: rules, scaleDown: rules }, { requiredKeys: [] }),
      },
      { requiredKeys: ['bounds'] },
    )
    .map(({ bounds: [min, extra], ...rest }) => ({
      autoscaler: { ...rest, minReplicas: min, maxReplicas: min + extra },
    })),
);

const parts = fc.record(
  {
    name: dnsLabel,
    image: fc.constantFrom('inference:1', 'registry.example.com/a/b@sha256:abc'),
    resources,
    probes: fc.record({
      startup: fc.record({ path: fc.constant('/healthz'), deadline: seconds(1, 3600) }),
      readiness: probe,
      liveness: probe,
    }),
    port,
    waitFor: fc.record({
      endpoints: fc.array(fc.record({ host: fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), port }), {
        minLength: 1,
        maxLength: 3,
      }),
      deadline: seconds(1, 3600),
    }),
    env: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,12}$/), fc.string()),
    drain: fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
      .map(([pause, extra]) => ({ pause: Duration.seconds(pause), gracePeriod: Duration.seconds(pause + extra) })),
    traffic: fc.record({ allowFrom: fc.array(fc.record({ podLabels: fc.constant({ app: 'gateway' }) })) }),
    monitor: fc.record({ interval: seconds(1, 600) }),
  },
  { requiredKeys: ['name', 'image', 'resources', 'probes'] },
);

const serviceProps = fc
  .tuple(parts, scaling)
  .map(([given, scaled]) => ({ ...given, ...scaled }) as InferenceServiceProps);

function synth(props: InferenceServiceProps, depth = 0): Manifest[] {
  const chart = new Chart(new App(), 'test', { namespace: 'serving' });
  let scope: Construct = chart;
  for (let level = 0; level < depth; level += 1) {
    scope = new Construct(scope, `level-${level}`);
  }
  new InferenceService(scope, `service-${depth}`, props);
  return chart.toJson();
}

const includes = (labels: Record<string, string>, selector: Record<string, string>): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

describe('whatever the properties of an inference service', () => {
  test('its selectors match its pods, names are DNS labels, and no identity stands twice', () => {
    fc.assert(
      fc.property(serviceProps, (props) => {
        const manifests = synth(props);
        const deployment = manifests.find(({ kind }) => kind === 'Deployment');
        const { labels } = deployment.spec.template.metadata;
        for (const { kind, spec, metadata } of manifests) {
          expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
          const selector = { Deployment: spec.selector?.matchLabels, Service: spec.selector }[kind as string];
          const guarded = spec.podSelector?.matchLabels ?? selector;
          if (guarded !== undefined) {
            expect(Object.keys(guarded).length).toBeGreaterThan(0);
            expect(includes(labels, guarded)).toBe(true);
          }
        }
        const identities = manifests.map(({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`);
        expect(new Set(identities).size).toBe(identities.length);
      }),
      { numRuns: 200 },
    );
  });

  test('the count is fixed or left to the autoscaler, never both', () => {
    fc.assert(
      fc.property(serviceProps, (props) => {
        const manifests = synth(props);
        const { spec } = manifests.find(({ kind }) => kind === 'Deployment');
        const isScaled = manifests.some(({ kind }) => kind === 'HorizontalPodAutoscaler');
        expect(Object.hasOwn(spec, 'replicas')).toBe(!isScaled);
      }),
    );
  });

  test('synthesizing again, or from another place of the tree, gives the same bytes', () => {
    fc.assert(
      fc.property(serviceProps, fc.integer({ min: 1, max: 4 }), (props, depth) => {
        const bytes = JSON.stringify(synth(props));
        expect(JSON.stringify(synth(props))).toBe(bytes);
        expect(JSON.stringify(synth(props, depth))).toBe(bytes);
      }),
      { numRuns: 60 },
    );
  });
});

test('whatever their names, several stacks in one namespace share no identity', () => {
  fc.assert(
    fc.property(fc.uniqueArray(dnsLabel, { minLength: 3, maxLength: 3 }), ([kafka = '', locust = '', second = '']) => {
      fc.pre(!`${kafka} ${locust} ${second}`.match(/-(master|worker|web|locustfile)\b/));
      const chart = new Chart(new App(), 'test', { namespace: 'serving' });
      new LocalKafka(chart, 'Kafka', { name: kafka });
      const loadTest = { host: 'http://inference:8000', workers: 1, locustfile: '' };
      new LocustLoadTest(chart, 'First', { ...loadTest, name: locust });
      new LocustLoadTest(chart, 'Second', { ...loadTest, name: second });
      const identities = chart.toJson().map(({ kind, metadata }: Manifest) => `${kind}/${metadata.name}`);
      expect(new Set(identities).size).toBe(identities.length);
    }),
    { numRuns: 30 },
  );
});
