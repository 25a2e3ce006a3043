import fc from 'fast-check';
import { recommendReplicas } from '../../../lib/simulator/autoscaler/recommend-replicas';
import { scaleDownLimit, scaleUpLimit } from '../../../lib/simulator/autoscaler/scale-limits';
import type { ScaleEvent } from '../../../lib/simulator/autoscaler/scaling-history';
import { type ThresholdTarget, thresholdsAt } from '../../../lib/simulator/autoscaler/thresholds';
import { isWithinTolerance, type Tolerance } from '../../../lib/simulator/autoscaler/tolerance';
import { utilizationPercent } from '../../../lib/simulator/autoscaler/utilization';

const interval: Tolerance = { mode: 'interval', up: 0.1, down: 0.1 };
const absolute: Tolerance = { ...interval, mode: 'absolute' };

test.each([
  { why: 'holds at exactly 1.1 since 1.33', ratio: 77 / 70, tolerance: interval, expected: true },
  { why: 'acts at exactly 1.1 until 1.32', ratio: 77 / 70, tolerance: absolute, expected: false },
  { why: 'holds at 0.9 since 1.33', ratio: 63 / 70, tolerance: interval, expected: true },
  { why: 'holds at 0.9 until 1.32', ratio: 63 / 70, tolerance: absolute, expected: true },
  { why: 'looks at each direction alone', ratio: 1.3, tolerance: { ...interval, up: 0.5 }, expected: true },
  { why: 'acts below its own direction', ratio: 0.89, tolerance: { ...interval, up: 0.5 }, expected: false },
])('tolerance $why', ({ ratio, tolerance, expected }) => {
  expect(isWithinTolerance(ratio, tolerance)).toBe(expected);
});

test.each([
  { why: 'cuts off and does not round', usage: 779, request: 1000, expected: 77 },
  { why: 'reaches the percent', usage: 780, request: 1000, expected: 78 },
  { why: 'is exact beyond 2^53', usage: 2n ** 55n, request: 2n ** 56n, expected: 50 },
  { why: 'wraps its product at 64 bits as Go does', usage: 2n ** 62n, request: 2n ** 61n, expected: 0 },
])('utilization $why', ({ usage, request, expected }) => {
  expect(utilizationPercent(usage, request)).toBe(expected);
});

test.each([
  { target: 70, replicas: 1, scaleUpAt: 78, scaleDownAt: 0 },
  { target: 70, replicas: 3, scaleUpAt: 78, scaleDownAt: 46 },
  { target: 70, replicas: 10, scaleUpAt: 78, scaleDownAt: 62 },
  { target: 70, replicas: 100, scaleUpAt: 78, scaleDownAt: 62 },
])('at $replicas replicas and a target of $target % it scales up at $scaleUpAt and down at $scaleDownAt', (row) => {
  expect(thresholdsAt({ kind: 'utilization', target: row.target }, row.replicas, interval)).toEqual({
    replicas: row.replicas,
    scaleUpAt: row.scaleUpAt,
    scaleDownAt: row.scaleDownAt,
  });
});

test('thresholds are where the recommendation changes, for every kind of per-pod target', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<ThresholdTarget['kind']>('utilization', 'averageValue'),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(absolute, interval, { ...interval, up: 0, down: 0 }, { ...interval, up: 0.05, down: 0.3 }),
      (kind, target, replicas, tolerance) => {
        const { scaleUpAt, scaleDownAt } = thresholdsAt({ kind, target }, replicas, tolerance);
        const ask = (measured: number): number =>
          recommendReplicas({ current: replicas, ready: replicas, usageRatio: measured / target, tolerance });
        expect(ask(Number(scaleUpAt))).toBeGreaterThan(replicas);
        expect(ask(Number(scaleUpAt) - 1)).toBeLessThanOrEqual(replicas);
        expect(ask(Number(scaleDownAt))).toBeLessThan(replicas);
        expect(ask(Number(scaleDownAt) + 1)).toBeGreaterThanOrEqual(replicas);
      },
    ),
  );
});

const second = 1_000_000;
const event = (change: number, age: number): ScaleEvent => ({ change, atMicros: -age * second, outdated: false });

test.each([
  { select: 'Max', expected: 26 },
  { select: 'Min', expected: 18 },
  { select: 'Disabled', expected: 20 },
])('policies with overlapping periods, select $select, allow $expected', ({ select, expected }) => {
  const rules = {
    selectPolicy: select,
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 60 },
      { type: 'Percent', value: 50, periodSeconds: 30 },
    ],
  };
  const past = { ups: [event(5, 50), event(3, 20)], downs: [event(2, 40)] };
  expect(scaleUpLimit(20, past, rules, 0).replicas).toBe(expected);
});

test.each([
  { current: 5, percent: 10, expected: 4 },
  { current: 10, percent: 80, expected: 1 },
  { current: 10, percent: 90, expected: 0 },
  { current: 10, percent: 150, expected: -5 },
])('scaling $current down by $percent % leaves $expected', ({ current, percent, expected }) => {
  const rules = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: percent, periodSeconds: 60 }] };
  expect(scaleDownLimit(current, { ups: [], downs: [] }, rules, 0).replicas).toBe(expected);
});

test('scaling 100 up by 10 % allows 111, for that is what the doubles say', () => {
  const rules = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] };
  expect(scaleUpLimit(100, { ups: [], downs: [] }, rules, 0).replicas).toBe(111);
});

test('an event exactly as old as the period no longer counts', () => {
  const rules = { selectPolicy: 'Max', policies: [{ type: 'Pods', value: 4, periodSeconds: 30 }] };
  expect(scaleUpLimit(10, { ups: [event(4, 30)], downs: [] }, rules, 0).replicas).toBe(14);
  expect(scaleUpLimit(10, { ups: [event(4, 29.999999)], downs: [] }, rules, 0).replicas).toBe(10);
});
