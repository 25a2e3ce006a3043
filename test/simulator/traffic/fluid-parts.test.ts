import { closedBalance } from '../../../lib/simulator/traffic/fluid/closed-flow';
import { shareOf, steadiness } from '../../../lib/simulator/traffic/fluid/renewal';
import type { ResponseTable } from '../../../lib/simulator/traffic/fluid/response-table';
import { steadySeconds } from '../../../lib/simulator/traffic/fluid/step-length';
import { bucketOf, LatencyHistogram } from '../../../lib/simulator/traffic/latency-histogram';
import { LoadCurve } from '../../../lib/simulator/traffic/load-curve';

const SERVICE_SECONDS = 0.0147;
const THINK_SECONDS = 1.25;

/** A pod that shares one CPU evenly and does nothing else. */
const shared = {
  capacity: 1 / SERVICE_SECONDS,
  meanSeconds: (utilization: number) => SERVICE_SECONDS / (1 - utilization),
} as ResponseTable;

/** Exact mean value analysis of one queue and users who pause. */
function meanValueAnalysis(users: number): { readonly rate: number; readonly latencySeconds: number } {
  let [queue, rate, latencySeconds] = [0, 0, 0];
  for (let count = 1; count <= users; count += 1) {
    latencySeconds = SERVICE_SECONDS * (1 + queue);
    rate = count / (THINK_SECONDS + latencySeconds);
    queue = rate * latencySeconds;
  }
  return { rate, latencySeconds };
}

test.each([1, 10, 50, 80, 86, 93, 100, 150, 1000])(
  '%i users balance with a pod as mean value analysis has it',
  (users) => {
    const exact = meanValueAnalysis(users);
    const { rate, latencySeconds } = closedBalance(users, THINK_SECONDS, shared);
    expect(rate / exact.rate).toBeCloseTo(1, 6);
    expect(latencySeconds / exact.latencySeconds).toBeCloseTo(1, 5);
  },
);

test('more users never ask less, in fractions too, and the number in the pod varies less than under an open load', () => {
  let before = 0;
  for (let users = 0.25; users < 200; users += 0.25) {
    const { rate, spread } = closedBalance(users, THINK_SECONDS, shared);
    expect(rate).toBeGreaterThanOrEqual(before - 1e-9);
    expect(spread).toBeGreaterThan(0);
    expect(spread).toBeLessThanOrEqual(1);
    before = rate;
  }
  expect(closedBalance(300, THINK_SECONDS, shared).spread).toBeLessThan(0.05);
});

test.each([
  { why: 'a constant load is looked at at its longest', profile: { constant: 50 }, time: 7, seconds: 15 },
  {
    why: 'a jump is waited for and not stepped over',
    profile: { spike: { base: 10, peak: 90, atSeconds: 20, seconds: 5 } },
    time: 9,
    seconds: 11,
  },
  { why: 'a steep ramp is followed', profile: { ramp: { from: 0, to: 100, seconds: 10 } }, time: 5, seconds: 1 },
  { why: 'a slow ramp needs few looks', profile: { ramp: { from: 90, to: 100, seconds: 100 } }, time: 5, seconds: 15 },
])('$why', ({ profile, time, seconds }) => {
  expect(steadySeconds(LoadCurve.of(profile), time, Number.POSITIVE_INFINITY)).toBe(seconds);
});

test('connections that mix sooner are looked at sooner', () => {
  expect(steadySeconds(LoadCurve.of({ constant: 50 }), 0, 4.5)).toBe(4);
});

test('a curve says where its next piece begins, in each period', () => {
  const steps = LoadCurve.of({ steps: [{ atSeconds: 5, value: 1 }] });
  expect([steps.breakAfter(0), steps.breakAfter(5)]).toEqual([5, Number.POSITIVE_INFINITY]);
  const day = LoadCurve.of({ sinusoid: { mean: 5, amplitude: 4, periodSeconds: 360 } });
  expect([day.breakAfter(0.5), day.breakAfter(359.5), day.breakAfter(725.5)]).toEqual([1, 360, 726]);
});

test('shares of connections are those of events at random times', () => {
  expect([shareOf(0, 10), shareOf(1, 0)]).toEqual([0, 0]);
  expect(shareOf(10, 10)).toBeCloseTo(1 - Math.exp(-1), 12);
  expect([steadiness(0), steadiness(1e-4)]).toEqual([1, 1]);
  expect(steadiness(100)).toBeCloseTo(0.0198, 6);
});

test('a histogram forgets what is too long', () => {
  const histogram = new LatencyHistogram();
  for (const seconds of [0.1, 0.2, 3, 40]) {
    histogram.add(bucketOf(seconds));
  }
  histogram.forgetAbove(1);
  expect(histogram.count).toBe(2);
  expect(histogram.quantile(1)).toBeCloseTo(0.2, 2);
});
