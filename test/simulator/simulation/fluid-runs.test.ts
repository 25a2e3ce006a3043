import { join, resolve } from 'node:path';
import { readSimulationInput } from '../../../lib/cli/simulation-input';
import { simulate } from '../../../lib/simulator/simulation/simulate';
import type { SimulationResult } from '../../../lib/simulator/simulation/simulation-result';

const ROOT = resolve(__dirname, '../../..');
const SEEDS = [1, 2, 3];

/** Figures of whole runs: means over seeds. */
interface Figures {
  readonly meanReplicas: number;
  readonly peakReplicas: number;
  /** Use as the autoscaler sees it, percent of the request. */
  readonly seen: number;
  /** CPUs used. */
  readonly cpu: number;
  readonly served: number;
  readonly failed: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** How far rates may be from requests: replicas in replicas, all else as a ratio. */
interface Case {
  readonly name: string;
  readonly manifests: string;
  readonly scenario: string;
  readonly overrides: readonly string[];
  readonly within: Readonly<Record<keyof Figures, number>>;
}

const AGREED = { meanReplicas: 0.1, peakReplicas: 0, seen: 0.03, cpu: 0.02, served: 0.01, failed: 0 };
const DAY_OF_AN_HOUR = [
  'durationSeconds=3600',
  'load.open.rate.sinusoid.periodSeconds=3600',
  'load.open.rate.sinusoid.mean=150',
  'load.open.rate.sinusoid.amplitude=110',
];

const CASES: readonly Case[] = [
  {
    name: 'steady users below saturation',
    manifests: 'dist/local',
    scenario: 'users-100.yaml',
    overrides: [],
    within: { ...AGREED, mean: 0.1, p50: 0.05, p95: 0.15, p99: 0.2 },
  },
  {
    name: 'a load that comes and goes, and replicas with it',
    manifests: 'dist/production',
    scenario: 'day.yaml',
    overrides: DAY_OF_AN_HOUR,
    within: { ...AGREED, peakReplicas: 0.5, mean: 0.1, p50: 0.05, p95: 0.1, p99: 0.15 },
  },
  {
    name: 'users who keep their connections to two pods that they saturate',
    manifests: 'dist/local',
    scenario: 'users-200.yaml',
    overrides: [],
    within: { ...AGREED, mean: 0.1, p50: 0.3, p95: 0.15, p99: 0.25 },
  },
  {
    name: 'users who open new connections now and then, and scale',
    manifests: 'dist/local',
    scenario: 'users-200.yaml',
    overrides: ['load.closed.newConnectionRatio=0.05'],
    within: { ...AGREED, mean: 0.15, p50: 0.05, p95: 0.3, p99: 0.25 },
  },
  {
    name: 'overload that full queues turn away',
    manifests: 'dist/local',
    scenario: 'burst.yaml',
    overrides: [],
    within: {
      meanReplicas: 0.5,
      peakReplicas: 1,
      seen: 0.05,
      cpu: 0.1,
      served: 0.1,
      failed: 0.25,
      mean: 0.25,
      p50: 0.5,
      p95: 0.1,
      p99: 0.25,
    },
  },
  {
    name: 'a lost node that requests time out at',
    manifests: 'dist/local',
    scenario: 'node-loss.yaml',
    overrides: [],
    within: { ...AGREED, failed: 0.15, mean: 0.4, p50: 0.05, p95: 0.4, p99: 0.5 },
  },
  {
    name: 'a rolling update',
    manifests: 'dist/local',
    scenario: 'rolling-update.yaml',
    overrides: [],
    within: { ...AGREED, failed: 0.5, mean: 0.05, p50: 0.05, p95: 0.1, p99: 0.15 },
  },
];

async function inputOf({ manifests, scenario, overrides }: Pick<Case, 'manifests' | 'scenario' | 'overrides'>) {
  const file = join(ROOT, 'examples/scenarios', scenario);
  const source = { file, overrides, settings: {}, kubernetesVersion: undefined };
  const input = await readSimulationInput([[join(ROOT, manifests)]], source, process.stdin);
  return { scenario: input.scenario, model: input.models[0] as (typeof input.models)[number] };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function figuresOf({ summary, timeline }: SimulationResult): Figures {
  const { requests, meanReplicas, peakReplicas } = summary;
  return {
    meanReplicas,
    peakReplicas,
    seen: mean(timeline.seenUtilizationPercent.filter((percent) => percent > 0)),
    cpu: mean(timeline.cpu),
    served: requests.served,
    failed: Object.values(requests.failed).reduce((sum, count) => sum + count, 0),
    mean: requests.mean,
    p50: requests.p50,
    p95: requests.p95,
    p99: requests.p99,
  };
}

test.each(CASES)('rates and requests agree over whole runs: $name', async ({ within, ...each }) => {
  const { model, scenario } = await inputOf(each);
  const [fluid, exact] = (['fluid', 'requests'] as const).map((mode) =>
    SEEDS.map((seed) => figuresOf(simulate(model, scenario, { seed, mode }))),
  ) as [Figures[], Figures[]];
  const apart = (name: keyof Figures): number => {
    const [of, to] = [mean(fluid.map((run) => run[name])), mean(exact.map((run) => run[name]))];
    const difference = Math.abs(of - to);
    return name.endsWith('Replicas') || difference === 0 ? difference : difference / to;
  };
  const names = Object.keys(within) as (keyof Figures)[];
  const found = Object.fromEntries(names.map((name) => [name, Math.round(apart(name) * 1000) / 1000]));
  expect(names.filter((name) => apart(name) > within[name]).map((name) => `${name} is ${found[name]} apart`)).toEqual(
    [],
  );
});

test('a run as rates is the same each time', async () => {
  const input = await inputOf({ manifests: 'dist/local', scenario: 'burst.yaml', overrides: [] });
  const [one, other] = [1, 2].map(() =>
    JSON.stringify(simulate(input.model, input.scenario, { seed: 1, mode: 'fluid' })),
  );
  expect(one).toBe(other);
});
