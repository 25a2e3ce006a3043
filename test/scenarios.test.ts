import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SimulationReport } from '../lib/simulator/runs/simulation-report';
import { runCli } from './support/run-cli';

const ROOT = resolve(__dirname, '..');
const LOCAL = join(ROOT, 'dist/local');
const SCENARIOS = join(ROOT, 'examples/scenarios');
const names = readdirSync(SCENARIOS).sort();

/** Simulates a scenario of the examples, and returns what was printed. */
async function simulated(name: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['simulate', LOCAL, '--scenario', join(SCENARIOS, name), ...args]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

async function reportOf(name: string, ...args: string[]): Promise<SimulationReport> {
  return JSON.parse(await simulated(name, '--format', 'json', ...args));
}

async function resultOf(name: string, ...args: string[]): Promise<SimulationReport['sets'][number]['result']> {
  const { sets } = await reportOf(name, ...args);
  return sets[0]?.result as SimulationReport['sets'][number]['result'];
}

test('the README of the examples names every scenario, and each says what it shows', () => {
  const readme = readFileSync(join(ROOT, 'examples/README.md'), 'utf8');
  expect(names.length).toBe(8);
  for (const name of names) {
    expect(readme).toContain(`(scenarios/${name})`);
    const text = readFileSync(join(SCENARIOS, name), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=..\/..\/schemas\/scenario.schema.json\n# [A-Z]/);
  }
});

test.each(['users-100.yaml', 'users-200.yaml'])('what %s prints is kept', async (name) => {
  expect(await simulated(name)).toMatchSnapshot();
});

test('the smoke test is far from scaling, and all of it is served', async () => {
  const { summary } = await resultOf('smoke.yaml');
  expect(summary.requests).toMatchObject({ sent: summary.requests.served });
  expect(summary.peakReplicas).toBe(2);
});

test.each([0, 1, 2])("the reference's load uses 56 to 59 % of the CPU and does not scale, seed %i", async (seed) => {
  const { summary, timeline } = await resultOf('users-100.yaml', '--seed', String(seed));
  const seen = timeline.seenUtilizationPercent.filter((_, step) => (timeline.time[step] ?? 0) > 60);
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
  expect(mean).toBeGreaterThan(56);
  expect(mean).toBeLessThan(59);
  expect(summary.requests.sent / 600).toBeCloseTo(78.2, -0.5);
  expect(summary.peakReplicas).toBe(2);
});

test('at 200 users it scales, and the pod that is added gets no work, for connections stay', async () => {
  const [kept, renewed] = await Promise.all([
    resultOf('users-200.yaml'),
    resultOf('users-200.yaml', '--set', 'load.closed.newConnectionRatio=0.05'),
  ]);
  expect(kept.summary.firstScaleUpSeconds).toBeLessThan(120);
  expect(kept.summary.requests.p95).toBeGreaterThan(4 * renewed.summary.requests.p95);
  const change = kept.decisions.find(({ desiredReplicas, currentReplicas }) => desiredReplicas > currentReplicas);
  expect(change?.explanation?.metrics[0]).toMatchObject({
    name: 'cpu resource utilization (percentage of request)',
    proposal: 3,
  });
});

test('135 users are at the edge', async () => {
  const { sets } = await reportOf('users-135.yaml', '--runs', '6');
  expect(sets[0]?.bands?.figures.peakReplicas?.p90).toBe(3);
  expect(sets[0]?.figures.firstScaleUpSeconds).toBeGreaterThan(45);
});

test('a burst finds no node for its last pods', async () => {
  const { summary } = await resultOf('burst.yaml');
  expect(summary.peakReplicas).toBeGreaterThan(5);
  expect(summary.pendingPodSeconds).toBeGreaterThan(60);
  expect(summary.requests.failed.queueFull).toBeGreaterThan(1000);
});

test('a lost node fails requests until it is noticed, and is short of a pod until its pods are deleted', async () => {
  const { summary, timeline } = await resultOf('node-loss.yaml');
  expect(summary.requests.failed.timeout).toBeGreaterThan(100);
  const readyAt = (seconds: number): number | undefined => timeline.readyReplicas[timeline.time.indexOf(seconds)];
  expect([readyAt(299), readyAt(400), readyAt(1100)]).toEqual([3, 2, 3]);
});

test('a rolling update loses requests where pods stop without a pause, and none where they pause', async () => {
  const { sets } = await reportOf('rolling-update.yaml', '--compare', join(ROOT, 'dist/production'));
  const [local, production] = sets.map(({ figures }) => figures.failed ?? 0);
  expect(local).toBeGreaterThan(0);
  expect(production).toBe(0);
});

test('the day is simulated as rates: pods follow its load, and all but a thousandth is served', async () => {
  const { mode, summary } = await resultOf('day.yaml');
  const { sent, served, failed, inFlightAtEnd } = summary.requests;
  expect(mode).toBe('fluid');
  expect(sent / 86_400).toBeCloseTo(500, 0);
  expect(served / sent).toBeGreaterThan(0.999);
  expect(served + inFlightAtEnd + Object.values(failed).reduce((sum, count) => sum + count, 0)).toBe(sent);
  expect(summary.peakReplicas).toBeGreaterThan(14);
  expect(summary.finalReplicas).toBeLessThan(5);
});
