import fc from 'fast-check';
import { CpuBandwidth, PERIOD_SECONDS } from '../../../lib/simulator/traffic/cpu-bandwidth';

const run = (limit: number | undefined, cpus: number, from: number, to: number): number =>
  new CpuBandwidth(0, limit).run(from, to, cpus);

test.each([
  { why: '4 busy threads at a limit of 1 run for 25 ms', limit: 1, cpus: 4, to: 0.025, ran: 0.025 },
  { why: 'and are off for 75 ms', limit: 1, cpus: 4, to: 0.1, ran: 0.025 },
  { why: 'and run again in the next period', limit: 1, cpus: 4, to: 0.11, ran: 0.035 },
  { why: 'a second of them is 10 times 25 ms', limit: 1, cpus: 4, to: 1, ran: 0.25 },
  { why: 'as many threads as CPUs of the limit are never off', limit: 2, cpus: 2, to: 1.05, ran: 1.05 },
  { why: 'a limit of half a CPU lets one thread run for 50 ms', limit: 0.5, cpus: 1, to: 0.16, ran: 0.1 },
  { why: 'without a limit nothing is off', limit: undefined, cpus: 64, to: 9, ran: 9 },
])('$why', ({ limit, cpus, to, ran }) => {
  expect(run(limit, cpus, 0, to)).toBeCloseTo(ran, 12);
});

test('a quota that is used up early leaves the rest of the period off, and is whole again in the next', () => {
  const bandwidth = new CpuBandwidth(0, 1);
  expect(bandwidth.run(0, 0.02, 4)).toBeCloseTo(0.02, 12); // 80 of 100 ms
  expect(bandwidth.run(0.02, 0.03, 0)).toBeCloseTo(0.01, 12); // nobody there
  expect(bandwidth.run(0.03, 0.09, 4)).toBeCloseTo(0.005, 12); // the other 20 ms
  expect(bandwidth.run(0.09, 0.2, 1)).toBeCloseTo(0.1, 12);
});

test('what is left over in a period is lost', () => {
  const bandwidth = new CpuBandwidth(0, 1);
  bandwidth.run(0, 60, 0);
  expect(bandwidth.run(60, 60.1, 4)).toBeCloseTo(0.025, 9);
});

test.each([
  { why: 'work within the quota is not held up', seconds: 0.025, ends: 0.025 },
  { why: 'work just above it goes on in the next period', seconds: 0.026, ends: 0.101 },
  { why: 'work of exactly some quotas ends with the last of them', seconds: 0.1, ends: 0.325 },
])('$why', ({ seconds, ends }) => {
  expect(new CpuBandwidth(0, 1).timeAfter(0, seconds, 4)).toBeCloseTo(ends, 12);
});

test('running until the time that is foretold is running for the seconds that were asked for', () => {
  const amount = fc.double({ min: 0.001, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.option(fc.double({ min: 0.05, max: 8, noNaN: true }), { nil: undefined }),
      fc.array(fc.record({ gap: amount, cpus: fc.double({ min: 0, max: 16, noNaN: true }) }), { maxLength: 6 }),
      fc.record({ seconds: amount, cpus: fc.double({ min: 0.01, max: 16, noNaN: true }) }),
      (limit, before, { seconds, cpus }) => {
        const bandwidth = new CpuBandwidth(0.037, limit);
        let now = 0.037;
        for (const { gap, cpus: used } of before) {
          bandwidth.run(now, now + gap, used);
          now += gap;
        }
        const end = bandwidth.timeAfter(now, seconds, cpus);
        expect(bandwidth.run(now, end, cpus)).toBeCloseTo(seconds, 8);
      },
    ),
  );
});

test('no course of use gets more than the quota in any period', () => {
  const step = fc.record({
    gap: fc.double({ min: 0.0001, max: 0.25, noNaN: true }),
    cpus: fc.double({ min: 0, max: 8, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 4, noNaN: true }), fc.array(step, { minLength: 1 }), (limit, steps) => {
      const bandwidth = new CpuBandwidth(0, limit);
      let now = 0;
      let used = 0;
      for (const { gap, cpus } of steps) {
        used += bandwidth.run(now, now + gap, cpus) * cpus;
        now += gap;
        expect(used).toBeLessThanOrEqual(Math.ceil(now / PERIOD_SECONDS) * PERIOD_SECONDS * limit + 1e-9);
      }
    }),
  );
});
