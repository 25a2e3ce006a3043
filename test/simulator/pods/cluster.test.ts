import type { Scenario, TimedEvent } from '../../../lib/simulator/scenario/scenario';
import type { WorkloadModel } from '../../../lib/simulator/scenario/workload-model';
import { type ScriptedRun, scriptedRun } from '../../support/scripted-run';
import { workloadModel } from '../../support/workload-model';

const model = (changes: Partial<WorkloadModel> = {}, podSpec = {}): WorkloadModel =>
  workloadModel({ autoscaler: undefined, replicas: 4, ...changes }, podSpec);

const run = (
  events: readonly TimedEvent[],
  changes: Partial<WorkloadModel> = {},
  scenario: Partial<Scenario> = {},
): ScriptedRun => scriptedRun({ model: model(changes), scenario: { events, durationSeconds: 600, ...scenario } });

const TWO_NODES: Scenario['nodes'] = [{ count: 2, cpu: 4, memory: '16Gi' }];

test('a rolling update never takes the ready pods below the allowed, nor all pods above it', () => {
  const { result, times } = run([{ atSeconds: 20, rollingUpdate: {} }], { replicas: 8 });
  const { readyReplicas, pendingPods, terminatingPods } = result.timeline;
  expect(Math.min(...readyReplicas)).toBeGreaterThanOrEqual(8 - 2);
  const all = readyReplicas.map((ready, index) => ready + (pendingPods[index] ?? 0));
  expect(Math.max(...all)).toBeLessThanOrEqual(8 + 2);
  expect(Math.max(...terminatingPods)).toBeGreaterThan(0);
  expect(times('rolloutDone')).toHaveLength(1);
  expect(times('podDeleted')).toHaveLength(8);
  expect(times('podReady')).toHaveLength(8);
  expect(readyReplicas[readyReplicas.length - 1]).toBe(8);
});

test('without surge and unavailable pods by rounding, one at a time is replaced', () => {
  const strategy = { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: '25%' } as const;
  const { result } = run([{ atSeconds: 20, rollingUpdate: {} }], { replicas: 3, strategy });
  expect(Math.min(...result.timeline.readyReplicas)).toBe(2);
});

test('Recreate begins when the last old pod is gone', () => {
  const { traffic, result } = run([{ atSeconds: 20, rollingUpdate: {} }], { strategy: { type: 'Recreate' } });
  const lastEnd = Math.max(...traffic.processes.slice(0, 4).map(({ endedAt }) => endedAt ?? 0));
  const firstStart = Math.min(...traffic.processes.slice(4).map(({ startedAt }) => startedAt));
  expect(firstStart).toBeGreaterThan(lastEnd);
  expect(Math.min(...result.timeline.readyReplicas)).toBe(0);
  expect(result.timeline.readyReplicas.slice(-1)).toEqual([4]);
});

test('minReadySeconds hold a rollout back', () => {
  const end = (minReadySeconds: number): number =>
    run([{ atSeconds: 20, rollingUpdate: {} }], { minReadySeconds }).times('rolloutDone')[0] ?? Number.NaN;
  expect(end(40) - end(0)).toBeCloseTo(2 * 40, 0); // Two at a time: one by the surge, one by what may be unavailable.
});

test('pods are created in batches of 1, 2, 4 and 8, 50 ms each, until the calls of the burst are used up', () => {
  const { traffic } = run([{ atSeconds: 10, apply: { replicas: 55 } }], { hasInit: false });
  const starts = traffic.processes.slice(4).map(({ startedAt }) => Math.round((startedAt - 11.06) * 1000) / 1000);
  expect(starts.slice(0, 7)).toEqual([0, 0.05, 0.06, 0.1, 0.11, 0.12, 0.13]);
  expect(starts).toHaveLength(51);
  const [last = 0] = starts.slice(-1);
  expect(last).toBeGreaterThan((51 - 30) / 20 - 0.3);
  expect(last).toBeLessThan((51 - 30) / 20 + 0.5);
});

test('what does not fit stays Pending, says why, and is placed when room becomes free', () => {
  const { result, times } = run(
    [
      { atSeconds: 10, apply: { replicas: 10 } },
      { atSeconds: 200, apply: { replicas: 7 } },
    ],
    {},
    { nodes: TWO_NODES },
  );
  const { readyReplicas, pendingPods } = result.timeline;
  expect(readyReplicas[150]).toBe(8);
  expect(pendingPods[150]).toBe(2);
  expect(result.happenings.find(({ type }) => type === 'podPending')?.message).toContain('CPU binds on 2 of 2 nodes');
  expect(times('podPending')).toHaveLength(2);
  expect(readyReplicas.slice(-1)).toEqual([7]);
  expect(pendingPods.slice(-1)).toEqual([0]);
  expect(result.summary.pendingPodSeconds).toBeGreaterThan(2 * 180);
});

test('a pod that waits is placed when a pod under deletion is gone', () => {
  const { result } = run([{ atSeconds: 20, rollingUpdate: {} }], { replicas: 8 }, { nodes: TWO_NODES });
  expect(result.happenings.map(({ type }) => type)).toContain('rolloutDone');
  expect(result.timeline.pendingPods.slice(-1)).toEqual([0]);
});

test('scale-down takes Pending pods first', () => {
  const { traffic } = run(
    [
      { atSeconds: 10, apply: { replicas: 12 } },
      { atSeconds: 200, apply: { replicas: 8 } },
    ],
    {},
    { nodes: TWO_NODES },
  );
  expect(traffic.processes.filter(({ terminatedAt }) => terminatedAt !== undefined)).toEqual([]);
});

test.each([
  { kubernetesVersion: '1.37', grace: 50 },
  { kubernetesVersion: '1.31', grace: 40 },
])(
  'a lost node with $kubernetesVersion: endpoints drop after $grace s, pods are replaced 300 s later',
  ({ kubernetesVersion, grace }) => {
    const { traffic, result, times } = run(
      [{ atSeconds: 20, nodeLost: { node: 0 } }],
      {},
      { nodes: [{ count: 3, cpu: 4, memory: '16Gi' }], controller: { kubernetesVersion } },
    );
    const lost = traffic.processes.filter(({ killedAt }) => killedAt === 20).length;
    expect(lost).toBeGreaterThan(0);
    expect(times('podNotReady')).toEqual(Array.from({ length: lost }, () => 20 + grace));
    expect(times('podDeleted')).toEqual(Array.from({ length: lost }, () => 20 + grace + 300));
    const drop = traffic.endpoints.find(({ ids }) => ids.length === 4 - lost && ids.length > 0);
    const dropped = traffic.endpoints.filter(({ time, ids }) => time > 0 && ids.length === 4 - lost)[0];
    expect(dropped?.time).toBeCloseTo(20 + grace + 0.5, 9);
    expect(drop).toBeDefined();
    expect(result.timeline.readyReplicas.slice(-1)).toEqual([4]);
    expect(result.timeline.terminatingPods.slice(-1)).toEqual([lost]);
  },
);

test('pods of a node that is back in time begin anew on it and are not replaced', () => {
  const { times, result, traffic } = run(
    [{ atSeconds: 20, nodeLost: { node: 0, seconds: 100 } }],
    {},
    { nodes: TWO_NODES },
  );
  expect(times('podDeleted')).toEqual([]);
  expect(times('nodeBack')).toEqual([120]);
  expect(traffic.processes).toHaveLength(6);
  expect(traffic.processes.slice(4).map(({ startedAt }) => startedAt)).toEqual([123, 123]);
  expect(result.timeline.readyReplicas.slice(-1)).toEqual([4]);
});

test('pods that a lost node held are gone when it is back after their deletion', () => {
  const { result } = run([{ atSeconds: 20, nodeLost: { node: 0, seconds: 450 } }], {}, { nodes: TWO_NODES });
  const { terminatingPods, readyReplicas } = result.timeline;
  expect(terminatingPods[460]).toBe(2);
  expect(terminatingPods.slice(-1)).toEqual([0]);
  expect(readyReplicas.slice(-1)).toEqual([4]);
});

test('a pod tolerates a lost node for as long as it says', () => {
  const tolerations = [
    { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
  ];
  const { times } = scriptedRun({
    model: model({}, { tolerations }),
    scenario: { nodes: TWO_NODES, events: [{ atSeconds: 20, nodeLost: {} }], durationSeconds: 200 },
  });
  expect(times('podDeleted')).toEqual([100, 100]);
});

test('no pod runs twice, and nodes never hold more than they have', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { result, traffic } = scriptedRun({
      model: model({ replicas: 3 }),
      seed,
      scenario: {
        nodes: [{ count: 2, cpu: 3, memory: '8Gi' }],
        durationSeconds: 900,
        events: [
          { atSeconds: 10, apply: { replicas: 9 } },
          { atSeconds: 60, rollingUpdate: {} },
          { atSeconds: 100 + seed, nodeLost: { node: seed % 2, seconds: 30 * seed } },
          { atSeconds: 400, apply: { replicas: 2 } },
          { atSeconds: 450, rollingUpdate: {} },
        ],
      },
      script: { outOfMemoryAfter: (id) => (id % 5 === 0 ? 37 : undefined), drainSeconds: seed % 7 },
    });
    const { readyReplicas, desiredReplicas } = result.timeline;
    for (const { startedAt } of traffic.processes) {
      const alive = traffic.processes.filter(
        (other) => other.startedAt <= startedAt && (other.endedAt ?? Number.POSITIVE_INFINITY) > startedAt,
      );
      expect(alive.length).toBeLessThanOrEqual(6);
    }
    expect(readyReplicas.slice(-1)).toEqual([2]);
    expect(desiredReplicas.slice(-1)).toEqual([2]);
  }
});
