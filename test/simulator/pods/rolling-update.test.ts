import {
  type DeploymentSize,
  fencepostsOf,
  type ReplicaSetSize,
  rollingStep,
  scaledSizes,
} from '../../../lib/simulator/pods/rolling-update';
import type { StrategyModel } from '../../../lib/simulator/scenario/workload-model';
import { Random } from '../../../lib/simulator/simulation/random';

const rolling = (maxSurge: string | number, maxUnavailable: string | number): StrategyModel => ({
  type: 'RollingUpdate',
  maxSurge,
  maxUnavailable,
});

const sets = (...sizes: readonly (readonly [replicas: number, available: number])[]): ReplicaSetSize[] =>
  sizes.map(([replicas, available], revision) => ({ revision, replicas, available, mostBefore: 0, desiredBefore: 0 }));

const size = (replicas: number, strategy: StrategyModel, of: ReplicaSetSize[]): DeploymentSize => ({
  replicas,
  strategy,
  statusReplicas: of.reduce((sum, set) => sum + set.replicas, 0),
  sets: of,
});

test.each([
  { why: 'surge is rounded up, unavailable down', strategy: rolling('25%', '25%'), of: 10, surge: 3, unavailable: 2 },
  { why: 'both 0 by rounding let one be unavailable', strategy: rolling(0, '25%'), of: 3, surge: 0, unavailable: 1 },
  { why: 'never more unavailable than there are', strategy: rolling(1, 5), of: 3, surge: 1, unavailable: 3 },
  { why: 'nothing is unavailable of none', strategy: rolling(1, 1), of: 0, surge: 1, unavailable: 0 },
])('$why', ({ strategy, of, surge, unavailable }) => {
  expect(fencepostsOf(strategy, of)).toEqual({ maxSurge: surge, maxUnavailable: unavailable });
});

test.each([
  { why: 'the new one grows by the surge first', of: sets([10, 10], [0, 0]), expected: [10, 3] },
  { why: 'then old ones shrink by what may be unavailable', of: sets([10, 10], [3, 0]), expected: [8, 3] },
  { why: 'nothing moves while new pods are not available', of: sets([8, 8], [5, 0]), expected: [8, 5] },
  { why: 'each available new pod lets an old one go', of: sets([8, 8], [5, 1]), expected: [7, 5] },
  { why: 'unhealthy old pods go first', of: sets([10, 6], [3, 0]), expected: [8, 3] },
  { why: 'the last old pods go when all new ones are there', of: sets([2, 2], [10, 10]), expected: [0, 10] },
  { why: 'the new one shrinks to the wanted count', of: sets([0, 0], [12, 12]), expected: [0, 10] },
])('rolling 10 pods with surge 3 and 2 unavailable: $why', ({ of, expected }) => {
  expect(rollingStep(size(10, rolling(3, 2), of))).toEqual(expected);
});

test('a change of the count during a rollout is shared in proportion, leftovers to the largest', () => {
  const of = sets([8, 8], [5, 5]).map((set) => ({ ...set, mostBefore: 13, desiredBefore: 10 }));
  expect(scaledSizes(size(20, rolling(3, 2), of))).toEqual([14, 9]);
  expect(scaledSizes(size(0, rolling(3, 2), of))).toEqual([0, 0]);
});

test('a change of the count goes to the one active set', () => {
  expect(scaledSizes(size(7, rolling(1, 1), sets([0, 0], [3, 3])))).toEqual([0, 7]);
  expect(scaledSizes(size(4, rolling(1, 1), sets([0, 0], [0, 0])))).toEqual([0, 4]);
});

test('old sets go when the new one has all pods it should', () => {
  const of = sets([2, 2], [5, 5]).map((set) => ({ ...set, desiredBefore: 5 }));
  expect(scaledSizes(size(5, rolling(1, 1), of))).toEqual([0, 5]);
});

test('no step takes the available pods below the allowed, or all pods above it, and the rollout ends', () => {
  const random = new Random(7, 'rollouts');
  for (let round = 0; round < 500; round += 1) {
    const replicas = 1 + random.below(20);
    const strategy = rolling(`${random.below(101)}%`, random.below(4));
    const { maxSurge, maxUnavailable } = fencepostsOf(strategy, replicas);
    let of = sets([replicas, replicas], [0, 0]);
    for (let step = 0; step < 400 && (of[1] as ReplicaSetSize).available < replicas; step += 1) {
      const sizes = rollingStep(size(replicas, strategy, of));
      of = of.map((set, index) => {
        const wanted = sizes[index] ?? 0;
        const kept = Math.min(set.available, wanted);
        return { ...set, replicas: wanted, available: index === 1 ? Math.min(wanted, kept + random.below(3)) : kept };
      });
      const available = of.reduce((sum, set) => sum + set.available, 0);
      const total = of.reduce((sum, set) => sum + set.replicas, 0);
      expect(available).toBeGreaterThanOrEqual(replicas - maxUnavailable);
      expect(total).toBeLessThanOrEqual(replicas + maxSurge);
    }
    expect(rollingStep(size(replicas, strategy, of))).toEqual([0, replicas]);
  }
});
