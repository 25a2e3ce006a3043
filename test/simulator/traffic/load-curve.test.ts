import fc from 'fast-check';
import type { Profile } from '../../../lib/simulator/scenario/scenario';
import { LoadCurve } from '../../../lib/simulator/traffic/load-curve';

const PROFILES: Readonly<Record<string, Profile>> = {
  constant: { constant: 5 },
  ramp: { ramp: { from: 2, to: 12, seconds: 100 } },
  steps: {
    steps: [
      { atSeconds: 10, value: 3 },
      { atSeconds: 20, value: 0 },
      { atSeconds: 30, value: 7 },
    ],
  },
  spike: { spike: { base: 1, peak: 9, atSeconds: 50, seconds: 10 } },
  sinusoid: { sinusoid: { mean: 10, amplitude: 6, periodSeconds: 80 } },
  trace: {
    trace: [
      { atSeconds: 5, value: 4 },
      { atSeconds: 15, value: 8 },
      { atSeconds: 25, value: 0 },
    ],
  },
};

test.each([
  { name: 'constant', time: 99, value: 5 },
  { name: 'ramp', time: 0, value: 2 },
  { name: 'ramp', time: 50, value: 7 },
  { name: 'ramp', time: 500, value: 12 },
  { name: 'steps', time: 9.9, value: 0 },
  { name: 'steps', time: 10, value: 3 },
  { name: 'steps', time: 29.9, value: 0 },
  { name: 'steps', time: 1000, value: 7 },
  { name: 'spike', time: 49.9, value: 1 },
  { name: 'spike', time: 59.9, value: 9 },
  { name: 'spike', time: 60, value: 1 },
  { name: 'sinusoid', time: 0, value: 4 },
  { name: 'sinusoid', time: 40, value: 16 },
  { name: 'sinusoid', time: 100, value: 10 },
  { name: 'trace', time: 0, value: 4 },
  { name: 'trace', time: 10, value: 6 },
  { name: 'trace', time: 99, value: 0 },
])('the value of $name after $time s is $value', ({ name, time, value }) => {
  expect(LoadCurve.of(PROFILES[name] as Profile).valueAt(time)).toBeCloseTo(value, 3);
});

test('a sinusoid that would be below 0 is 0 there', () => {
  const curve = LoadCurve.of({ sinusoid: { mean: 1, amplitude: 5, periodSeconds: 100 } });
  expect(curve.valueAt(0)).toBe(0);
  expect(curve.timeAfter(0, 1)).toBeGreaterThan(20);
});

test.each(Object.keys(PROFILES))('the integral of %s is the sum of its values', (name) => {
  const curve = LoadCurve.of(PROFILES[name] as Profile);
  const step = 0.01;
  let sum = 0;
  for (let time = 3; time < 203; time += step) {
    sum += curve.valueAt(time + step / 2) * step;
  }
  expect(curve.amountBetween(3, 203) / sum).toBeCloseTo(1, 3);
});

test('the time after which an amount has come is where the integral has grown by it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(PROFILES)),
      fc.double({ min: 0, max: 300, noNaN: true }),
      fc.double({ min: 0.001, max: 50, noNaN: true }),
      (profile, from, amount) => {
        const curve = LoadCurve.of(profile);
        const time = curve.timeAfter(from, amount);
        if (time === Number.POSITIVE_INFINITY) {
          expect(curve.amountBetween(from, 1e6)).toBeLessThan(amount);
        } else {
          expect(curve.amountBetween(from, time)).toBeCloseTo(amount, 5);
        }
      },
    ),
  );
});

test.each<Profile>([{ constant: 0 }, { sinusoid: { mean: 0, amplitude: 0, periodSeconds: 10 } }, { trace: [] }])(
  '%j never comes to anything',
  (profile) => {
    expect(LoadCurve.of(profile).timeAfter(0, 1)).toBe(Number.POSITIVE_INFINITY);
  },
);
