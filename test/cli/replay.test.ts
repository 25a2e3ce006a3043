import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli';

const hpa = (target: number): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: inference }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: inference }
  maxReplicas: 20
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: ${target} } }
`;
const header = {
  kind: 'Recording',
  schemaVersion: 1,
  autoscaler: {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'inference', namespace: 'default' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
      maxReplicas: 20,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  },
};
const observation = (time: string, cpu: string, more: object = {}) => ({
  kind: 'Observation',
  time,
  target: { replicas: 1, statusReplicas: 1, selector: 'app=inference' },
  pods: [
    {
      metadata: { name: 'p0', labels: { app: 'inference' } },
      spec: { containers: [{ name: 'inference', resources: { requests: { cpu: '1' } } }] },
      status: {
        phase: 'Running',
        startTime: '2000-01-01T00:00:00Z',
        conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2000-01-01T00:00:10Z' }],
      },
    },
  ],
  podMetrics: {
    items: [
      {
        metadata: { name: 'p0' },
        timestamp: '2000-01-01T00:09:50Z',
        window: '15s',
        containers: [{ name: 'inference', usage: { cpu, memory: '512Mi' } }],
      },
    ],
  },
  ...more,
});
const lines = (...given: readonly unknown[]): string => given.map((line) => `${JSON.stringify(line)}\n`).join('');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('prints the decision for each observation as JSON Lines', async () => {
  const recording = lines(header, observation('2000-01-01T00:10:00Z', '780m'));
  const { code, stdout } = await runCli(['replay', '-'], recording);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    kind: 'Decision',
    time: '2000-01-01T00:10:00Z',
    currentReplicas: 1,
    desiredReplicas: 2,
    targetReplicas: 2,
    conditions: [
      {
        type: 'AbleToScale',
        status: 'True',
        reason: 'SucceededRescale',
        message: 'the HPA controller was able to update the target scale to 2',
      },
      {
        type: 'ScalingActive',
        status: 'True',
        reason: 'ValidMetricFound',
        message:
          'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
      },
      {
        type: 'ScalingLimited',
        status: 'False',
        reason: 'DesiredWithinRange',
        message: 'the desired count is within the acceptable range',
      },
      {
        type: 'ScaledToZero',
        status: 'False',
        reason: 'NotScaledToZero',
        message: 'the HPA controller did not scale the workload to zero',
      },
    ],
    currentMetrics: [
      { type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 78, averageValue: '780m' } } },
    ],
    events: [
      {
        type: 'Normal',
        reason: 'SuccessfulRescale',
        message: 'New size: 2; reason: cpu resource utilization (percentage of request) above target',
      },
    ],
  });
});

test('says how each decision came about', async () => {
  const recording = lines(header, observation('2000-01-01T00:10:00Z', '780m'));
  const { stdout } = await runCli(['replay', '-', '--explain'], recording);
  expect(JSON.parse(stdout).explanation).toMatchObject({
    path: 'metrics',
    metrics: [{ utilization: 78, usageRatio: 78 / 70, rule: 'ratio of ready pods', thresholds: { scaleUpAt: 78 } }],
    stabilization: { proposed: 2, stabilized: 2 },
    limit: { reason: 'DesiredWithinRange' },
  });
});

test('replays under another autoscaler, and says where they part', async () => {
  const recording = lines(
    header,
    observation('2000-01-01T00:10:00Z', '680m'),
    observation('2000-01-01T00:10:15Z', '600m'),
  );
  const { code, stdout } = await runCli(
    ['replay', '-', '--autoscaler', file('hpa.yaml', hpa(60)), '--format', 'text'],
    recording,
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/00:10:00Z +1 +1 -> 2 .*<- parts\n/);
  expect(stdout).toContain('They part at 2 of 2 syncs, first at 2000-01-01T00:10:00Z.');
});

test('replays under another version', async () => {
  const recording = lines(header, observation('2000-01-01T00:10:00Z', '770m'));
  const at = async (version: string): Promise<number> =>
    JSON.parse((await runCli(['replay', '-', '--kubernetes', version], recording)).stdout).targetReplicas;
  expect([await at('1.32'), await at('1.33')]).toEqual([2, 1]);
});

test.each([
  { why: 'no JSON', line: '{"kind":', message: /:3' line is no JSON/ },
  { why: 'an unknown kind', line: '{"kind":"Note"}', message: /:3' kind is "Note"; give Recording/ },
  {
    why: 'a time that goes back',
    line: JSON.stringify(observation('2000-01-01T00:09:00Z', '1')),
    message: /:3' time is earlier/,
  },
  {
    why: 'a quantity that is none',
    line: JSON.stringify(observation('2000-01-01T00:11:00Z', 'much')),
    message: /:3' podMetrics.items.usage.cpu is "much"; give a quantity/,
  },
  {
    why: 'another schema',
    line: '{"kind":"Recording","schemaVersion":2}',
    message: /:3' schemaVersion is 2; only 1 is known/,
  },
  {
    why: 'a change that the API refuses',
    line: JSON.stringify({
      kind: 'AutoscalerChange',
      time: '2000-01-01T00:11:00Z',
      spec: { ...header.autoscaler.spec, maxReplicas: 0 },
    }),
    message: /:3' spec.maxReplicas is 0; it must be 1 or more/,
  },
])('fails with 2 and the line for $why, after the decisions so far', async ({ line, message }) => {
  const recording = file('bad.jsonl', `${lines(header, observation('2000-01-01T00:10:00Z', '780m'))}${line}\n`);
  const { code, stdout, stderr } = await runCli(['replay', recording]);
  expect(code).toBe(2);
  expect(JSON.parse(stdout).targetReplicas).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n +at /);
});

test('fails with 2 for a first observation without the whole target', async () => {
  const recording = lines(header, observation('2000-01-01T00:10:00Z', '1', { target: { replicas: 1 } }));
  const { code, stderr } = await runCli(['replay', '-'], recording);
  expect(code).toBe(2);
  expect(stderr).toContain("'-:2' target lacks statusReplicas and selector");
});

test('fails with 2 for a recording that is not there', async () => {
  expect(await runCli(['replay', join(folder, 'none.jsonl')])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is not there'),
  });
});

test('explain prints thresholds and the fastest ways', async () => {
  const { code, stdout } = await runCli(['explain', file('hpa.yaml', hpa(70))]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/3 +46% or less +78% or more/);
  expect(stdout).toContain('fastest way up:   1, 4 at 0 s, 8 at 15 s, 16 at 30 s, 20 at 45 s; 20 after 45 s');
  expect(stdout).toContain('fastest way down: 20, 1 at 285 s; 1 after 285 s');
});

test('explain fails with 2 for manifests without an autoscaler', async () => {
  const path = file('service.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n');
  expect(await runCli(['explain', path])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('holds no HorizontalPodAutoscaler'),
  });
});

test('a recording without observations is said to decide nothing, in words where words are asked for', async () => {
  const none = 'The recording holds no observation, so that nothing was decided.\n';
  expect(await runCli(['replay', '-', '--format', 'text'], lines(header))).toEqual({
    code: 0,
    stdout: none,
    stderr: '',
  });
  expect(await runCli(['replay', '-'], lines(header))).toEqual({ code: 0, stdout: '', stderr: '' });
});
