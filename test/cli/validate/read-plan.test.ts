import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLAN_TEMPLATE } from '../../../lib/cli/validate/plan-template';
import { readPlan } from '../../../lib/cli/validate/read-plan';
import { InvalidInput } from '../../../lib/values/invalid-input';
import { expectGenerated } from '../../support/generated-file';

const ROOT = join(__dirname, '../../..');

function written(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan.yaml');
  cpSync(join(ROOT, 'dist/local'), join(path, '../dist'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function faultsOf(text: string): readonly string[] {
  const path = written(text);
  let error: unknown;
  try {
    readPlan(path);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as InvalidInput).message.split('\n').map((line) => line.replace(path, 'plan.yaml'));
}

test('the example is the plan that --init writes', () => {
  expectGenerated(join(ROOT, 'examples/plans/reference.yaml'), PLAN_TEMPLATE);
});

test("the example is the reference's run, complete", () => {
  const plan = readPlan(join(ROOT, 'examples/plans/reference.yaml'));
  const slo = { percentile: 0.95, milliseconds: 500, maxShareOfTimeOver: 0.05 };
  expect(plan).toEqual({
    allowedContexts: ['docker-desktop', 'kind-*'],
    namespace: 'default',
    autoscaler: 'inference',
    service: 'inference',
    servicePort: 8000,
    manifests: [],
    loadGenerator: {
      access: { by: 'portForward', service: 'locust-web', namespace: 'default', port: 8089 },
      namespace: 'default',
      podSelector: 'app=locust-master',
      workers: 4,
      host: 'http://inference:8000',
      deadManSeconds: 60,
    },
    controller: {},
    pollSeconds: 5,
    phases: {
      preflight: { mustPass: true },
      connectivity: { path: '/healthz', timeoutSeconds: 5 },
      smoke: { users: 10, spawnRatePerSecond: 2, durationSeconds: 10, maxFailureRatio: 0.01, slo },
      load: { users: 100, spawnRatePerSecond: 10, durationSeconds: 210, maxFailureRatio: 0.01, slo },
      'scale-up': {
        users: 200,
        spawnRatePerSecond: 10,
        marginRatio: 0.15,
        deadlineSeconds: 300,
        holdSeconds: 30,
        maxFailureRatio: 0.01,
        slo,
      },
      'scale-down': { users: 0, spawnRatePerSecond: 10, marginSeconds: 60, maxFailureRatio: 0.01, slo },
    },
  });
});

test('what is left out has its documented default', () => {
  const plan = readPlan(
    written(`
allowedContexts: [kind]
objects: { autoscaler: a, service: s, servicePort: 80 }
loadGenerator: { service: locust-web }
phases: { preflight: , connectivity: , scale-down: }
`),
  );
  expect(plan.namespace).toBe('default');
  expect(plan.pollSeconds).toBe(5);
  expect(plan.loadGenerator).toEqual({
    access: { by: 'portForward', service: 'locust-web', namespace: 'default', port: 8089 },
    namespace: 'default',
    podSelector: 'app=locust-master',
    workers: 1,
    deadManSeconds: 60,
  });
  expect(plan.phases).toEqual({
    preflight: { mustPass: true },
    connectivity: { path: '/healthz', timeoutSeconds: 5 },
    'scale-down': { users: 0, spawnRatePerSecond: 10, marginSeconds: 60, maxFailureRatio: 0.01 },
  });
});

test('names that the plan leaves out are read from its manifests', () => {
  const plan = readPlan(
    written(`
allowedContexts: [kind]
manifests: [dist]
loadGenerator: { nodePort: 30089 }
phases: { preflight: }
`),
  );
  expect([plan.autoscaler, plan.service, plan.servicePort]).toEqual(['inference', 'inference', 8000]);
  expect(plan.loadGenerator.access).toEqual({ by: 'nodePort', port: 30089 });
});

test('fails with every fault at once, each with its line and the nearest key', () => {
  const faults = faultsOf(`
allowedContext: [kind]
loadGenerator: { service: locust-web, workers: 0 }
phases:
  load: { users: ten, durationSecond: 5 }
  scaleup: {}
`);
  expect(faults).toEqual(
    expect.arrayContaining([
      "'plan.yaml:2 allowedContext' is no setting; did you mean 'allowedContexts'?",
      "'plan.yaml:3 loadGenerator.workers' is 0; give 1 or more",
      '\'plan.yaml:5 phases.load.users\' is "ten"; give a whole number',
      "'plan.yaml:5 phases.load.durationSecond' is no setting; did you mean 'durationSeconds'?",
      "'plan.yaml:6 phases.scaleup' is no setting; did you mean 'scale-up'?",
    ]),
  );
});

test.each([
  {
    why: 'two ways to the load generator',
    plan: 'loadGenerator: { service: locust-web, url: "http://localhost:8089" }\nphases: { preflight: }',
    fault: "'loadGenerator' names 2 ways to the Locust master; give one of service, nodePort or url",
  },
  {
    why: 'no phase',
    plan: 'loadGenerator: { service: locust-web }\nphases: {}',
    fault: "'phases' is empty; give at least one phase",
  },
  {
    why: 'users of scale-up that nothing gives',
    plan: 'loadGenerator: { service: locust-web }\nphases: { scale-up: }',
    fault:
      "'phases.scale-up.users' is missing, and without a phase load there is nothing to compute it from; give one of them",
  },
])('fails for $why', ({ plan, fault }) => {
  const objects = 'allowedContexts: [kind]\nobjects: { autoscaler: a, service: s, servicePort: 80 }\n';
  expect(faultsOf(objects + plan)).toEqual([fault]);
});

test('fails when neither the plan nor its manifests name the objects', () => {
  const faults = faultsOf('allowedContexts: [kind]\nloadGenerator: { service: locust-web }\nphases: { preflight: }\n');
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    "'objects.autoscaler'",
    "'objects.service'",
    "'objects.servicePort'",
  ]);
});

test('the plan that --init writes shows every setting of the first level', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/validation-plan.schema.json'), 'utf8'));
  for (const key of Object.keys(schema.properties).filter((name) => name !== '$schema')) {
    expect(PLAN_TEMPLATE).toContain(`${key}:`);
  }
});
