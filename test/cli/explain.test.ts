import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function explain(spec: object, ...flags: readonly string[]): ReturnType<typeof runCli> {
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const metadata = { name: 'web' };
  const file = join(folder, 'hpa.json');
  const object = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata };
  writeFileSync(file, JSON.stringify({ ...object, spec: { scaleTargetRef: target, ...spec } }));
  return runCli(['explain', file, ...flags]);
}

const CPU = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };
const SLOW = { scaleUp: { policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] } };

test('the largest count that the API server takes is explained as far as it can be told', async () => {
  const { code, stdout } = await explain({ minReplicas: 2, maxReplicas: 2 ** 31 - 1, metrics: [CPU], behavior: SLOW });
  expect(code).toBe(0);
  expect(stdout).toContain('  thresholds above 10001 replicas are left out\n');
  expect(stdout).toMatch(
    /fastest way up: {3}2, 4 at 0 s, .*… \d+ more steps; only at 5002 of 2147483647 after 149940 s/,
  );
  expect(stdout).not.toContain('at the maximum');
});

test('many metrics share the counts that are told', async () => {
  const { code, stdout } = await explain(
    { minReplicas: 1, maxReplicas: 2 ** 31 - 1, metrics: Array(100).fill(CPU) },
    '--format=json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout).autoscalers[0].outlook).toHaveProperty('thresholdsThrough', 100);
});

test('thresholds of a usual autoscaler are told at every count', async () => {
  const { stdout } = await explain({ minReplicas: 2, maxReplicas: 4, metrics: [CPU] });
  expect(stdout).toContain('at the maximum');
  expect(stdout).not.toContain('left out');
});
