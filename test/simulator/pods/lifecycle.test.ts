import type { ContainerModel, ProbeModel, WorkloadModel } from '../../../lib/simulator/scenario/workload-model';
import { FIXED_TIMINGS, type ScriptedRun, scriptedRun } from '../../support/scripted-run';
import type { Script } from '../../support/scripted-traffic';
import { REFERENCE_CONTAINER, workloadModel } from '../../support/workload-model';

const PROBE: ProbeModel = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

const container = (changes: Partial<ContainerModel>): ContainerModel => ({ ...REFERENCE_CONTAINER, ...changes });
const model = (changes: Partial<WorkloadModel> = {}): WorkloadModel =>
  workloadModel({ autoscaler: undefined, replicas: 1, ...changes });

/** One pod is there; a second one comes at 10 s: created at 10.05, scheduled at 10.06, its container starts at 13.06. */
function grow(
  container_: Partial<ContainerModel>,
  script: Script = {},
  changes: Partial<WorkloadModel> = {},
): ScriptedRun {
  return scriptedRun({
    model: model({ containers: [container(container_)], ...changes }),
    scenario: { events: [{ atSeconds: 10, apply: { replicas: 2 } }], durationSeconds: 400 },
    script,
  });
}

const CONTAINER_START = 13.06;
const second = ({ traffic }: ScriptedRun) =>
  traffic.processes[1] as { readonly startedAt: number; readonly id: number };

test('a pod is created, scheduled, set up and started one step after the other', () => {
  expect(second(grow({})).startedAt).toBeCloseTo(CONTAINER_START, 9);
});

test('the kubelet sees a start within a second, and its ticks count from then: ready 10 s later', () => {
  const [ready = 0] = grow({}).times('podReady');
  expect(ready).toBeGreaterThan(CONTAINER_START + 10);
  expect(ready).toBeLessThanOrEqual(CONTAINER_START + 11);
});

test('without initial delay the first probe comes with the first status, not a period later', () => {
  const run = grow({ readinessProbe: PROBE }, { startupSeconds: 0 });
  expect(run.times('podReady')[0]).toBeLessThanOrEqual(CONTAINER_START + 1);
});

test('a process that needs 12 s is ready at the first tick after that', () => {
  const run = grow({ readinessProbe: PROBE }, { startupSeconds: 12 });
  const [ready = 0] = run.times('podReady');
  expect(ready).toBeGreaterThan(CONTAINER_START + 20);
  expect(ready).toBeLessThanOrEqual(CONTAINER_START + 21);
});

test('readiness that needs three successes comes two periods after the first', () => {
  const run = grow({ readinessProbe: { ...PROBE, successThreshold: 3 } }, { startupSeconds: 0 });
  const [ready = 0] = run.times('podReady');
  expect(ready).toBeGreaterThan(CONTAINER_START + 20);
  expect(ready).toBeLessThanOrEqual(CONTAINER_START + 21);
});

test('without readiness probe a pod is ready when its start is seen', () => {
  const run = grow({ readinessProbe: undefined }, { startupSeconds: 100 });
  expect(run.times('podReady')[0]).toBeLessThanOrEqual(CONTAINER_START + 1);
});

test('a ready pod is among the endpoints after the delay, a deleted one leaves them after it', () => {
  const run = scriptedRun({
    model: model(),
    scenario: {
      events: [
        { atSeconds: 10, apply: { replicas: 2 } },
        { atSeconds: 100, apply: { replicas: 1 } },
      ],
    },
  });
  const [ready = 0] = run.times('podReady');
  const [deleted = 0] = run.times('podDeleted');
  const changes = run.traffic.endpoints.map(({ time, ids }) => ({ time, count: ids.length }));
  expect(changes.slice(-3)).toEqual([
    { time: 0, count: 1 },
    { time: ready + 0.5, count: 2 },
    { time: deleted + 0.5, count: 1 },
  ]);
});

test('the startup probe holds the others back, and its failure restarts the container', () => {
  const startupProbe = { ...PROBE, periodSeconds: 2, failureThreshold: 5 };
  const slow = grow({ startupProbe, livenessProbe: { ...PROBE, periodSeconds: 1 } }, { startupSeconds: 9 });
  expect(slow.times('livenessRestart')).toEqual([]);
  expect(slow.times('podReady')).toHaveLength(1);
  const tooSlow = grow({ startupProbe, readinessProbe: PROBE }, { startupSeconds: 1000 });
  const restarts = tooSlow.times('livenessRestart');
  expect(restarts.length).toBeGreaterThan(3);
  expect(restarts[0]).toBeLessThanOrEqual(CONTAINER_START + 12);
});

test('liveness: three failures in a row restart the container, at once the first time, then after 10 and 20 s', () => {
  const run = grow({ livenessProbe: PROBE, readinessProbe: PROBE }, { isUnhealthy: (now, id) => id > 1 && now > 60 });
  const [first = 0, next = 0, third = 0] = run.times('livenessRestart');
  expect(first - 60).toBeGreaterThan(20);
  expect(first - 60).toBeLessThanOrEqual(30);
  const starts = run.traffic.processes.slice(1).map(({ startedAt }) => startedAt);
  expect(starts[1]).toBeCloseTo(first, 6);
  expect((starts[2] ?? 0) - next).toBeGreaterThanOrEqual(10);
  expect((starts[2] ?? 0) - next).toBeLessThanOrEqual(15);
  expect((starts[3] ?? 0) - third).toBeGreaterThanOrEqual(20);
  expect((starts[3] ?? 0) - third).toBeLessThanOrEqual(30);
});

test('a liveness restart runs preStop, and kills when the grace is over', () => {
  const run = grow(
    { livenessProbe: PROBE, preStopSeconds: 3 },
    { isUnhealthy: (now, id) => id > 1 && now > 60, drainSeconds: 1000 },
    { terminationGracePeriodSeconds: 8 },
  );
  const [decided = 0] = run.times('livenessRestart');
  const process = run.traffic.processes[1];
  expect(process?.terminatedAt).toBeCloseTo(decided + 3, 9);
  expect(process?.killedAt).toBeCloseTo(decided + 8, 9);
});

test('a container that runs out of memory is seen, restarted and not ready meanwhile', () => {
  const run = grow({}, { outOfMemoryAfter: (id) => (id === 2 ? 40 : undefined) });
  const [killed = 0] = run.times('outOfMemory');
  expect(killed).toBeCloseTo(CONTAINER_START + 40, 9);
  const restarted = run.traffic.processes[2]?.startedAt ?? 0;
  expect(restarted - killed).toBeGreaterThan(0);
  expect(restarted - killed).toBeLessThanOrEqual(1);
  expect(run.times('podNotReady')[0]).toBeLessThanOrEqual(killed + 1);
  expect(run.times('podReady')).toHaveLength(2);
  expect(run.result.summary.outOfMemoryKills).toBe(1);
});

test.each([
  { why: 'SIGTERM at once, end when drained', preStop: 0, grace: 30, drain: 4, term: 0, end: 4, kill: undefined },
  { why: 'SIGTERM after preStop', preStop: 5, grace: 30, drain: 4, term: 5, end: 9, kill: undefined },
  {
    why: 'SIGKILL when the grace is over, preStop counted',
    preStop: 5,
    grace: 10,
    drain: 99,
    term: 5,
    end: 10,
    kill: 10,
  },
  { why: 'two seconds more when preStop takes it all', preStop: 60, grace: 10, drain: 99, term: 10, end: 12, kill: 12 },
])('deletion: $why', ({ preStop, grace, drain, term, end, kill }) => {
  const run = scriptedRun({
    model: model({
      replicas: 2,
      containers: [container({ preStopSeconds: preStop })],
      terminationGracePeriodSeconds: grace,
    }),
    scenario: { events: [{ atSeconds: 50, apply: { replicas: 1 } }] },
    script: { drainSeconds: drain },
  });
  const [deleted = 0] = run.times('podDeleted');
  const process = run.traffic.processes.find(({ terminatedAt }) => terminatedAt !== undefined);
  expect((process?.terminatedAt ?? 0) - deleted).toBeCloseTo(term, 9);
  expect((process?.endedAt ?? 0) - deleted).toBeCloseTo(end, 9);
  expect(process?.killedAt === undefined ? undefined : process.killedAt - deleted).toEqual(
    kill === undefined ? undefined : expect.closeTo(kill, 9),
  );
  const { terminatingPods, time } = run.result.timeline;
  const seen = time.filter((_, index) => (terminatingPods[index] ?? 0) > 0);
  expect(Math.abs(seen.length - (end + 0.5))).toBeLessThanOrEqual(1.5);
});

test('init containers wait for what is down, and then take as long as they do', () => {
  const run = scriptedRun({
    model: model(),
    scenario: {
      events: [
        { atSeconds: 5, dependencyDown: { seconds: 55 } },
        { atSeconds: 10, apply: { replicas: 2 } },
      ],
    },
  });
  expect(second(run).startedAt).toBeCloseTo(60 + 2, 9);
  expect(run.times('dependencyBack')).toEqual([60]);
});

test('an image is pulled once on a node, and pods that come meanwhile wait for the same pull', () => {
  const run = scriptedRun({
    model: model({ replicas: 1 }),
    scenario: {
      pods: { ...FIXED_TIMINGS, imagePullSeconds: 20 },
      nodes: [{ count: 1, cpu: 8, memory: '32Gi', imageCached: false }],
      initialReplicas: 0,
      events: [
        { atSeconds: 10, apply: { replicas: 2 } },
        { atSeconds: 100, apply: { replicas: 3 } },
      ],
    },
  });
  const [one = 0, two = 0, three = 0] = run.traffic.processes.map(({ startedAt }) => startedAt);
  expect(one).toBeCloseTo(33.06, 9);
  expect(two).toBeCloseTo(33.06, 9);
  expect(three).toBeCloseTo(103.06, 9);
});

test('sidecars start before the init containers, and the pod is ready when they are too', () => {
  const proxy = container({ name: 'proxy', isSidecar: true, startupProbe: { ...PROBE, periodSeconds: 5 } });
  const run = grow({}, {}, { containers: [container({}), proxy] });
  expect(second(run).startedAt).toBeGreaterThan(CONTAINER_START);
  expect(second(run).startedAt).toBeLessThanOrEqual(CONTAINER_START + 7);
  expect(run.times('podReady')).toHaveLength(1);
});

test('a node on which a pod runs at the start has the image', () => {
  const run = scriptedRun({
    model: model(),
    scenario: {
      pods: { ...FIXED_TIMINGS, imagePullSeconds: 20 },
      nodes: [{ count: 1, cpu: 8, memory: '32Gi', imageCached: false }],
      events: [{ atSeconds: 10, apply: { replicas: 2 } }],
    },
  });
  expect(second(run).startedAt).toBeCloseTo(CONTAINER_START, 9);
});
