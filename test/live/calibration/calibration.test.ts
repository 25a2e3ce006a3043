import fc from 'fast-check';
import { calibrationOf } from '../../../lib/live/calibration/calibration';
import { meanOf, ratioOf } from '../../../lib/live/calibration/estimate';
import { linearFit } from '../../../lib/live/calibration/linear-fit';
import { studentT95 } from '../../../lib/live/calibration/student-t';
import { factsOf, textLines } from '../../support/run-recording';
import { scriptedRun } from '../../support/scripted-validation';

const small = fc.double({ min: -5, max: 5, noNaN: true });

test('a fit of exact data gives the coefficients back', () => {
  const cases = fc.record({
    coefficients: fc.array(small, { minLength: 1, maxLength: 4 }),
    seed: fc.array(small, { minLength: 40, maxLength: 40 }),
  });
  fc.assert(
    fc.property(cases, ({ coefficients, seed }) => {
      const width = coefficients.length;
      const rows = Array.from({ length: 10 }, (_, row) =>
        Array.from({ length: width }, (_, column) => (seed[row * width + column] ?? 0) + (row === column ? 20 : 0)),
      );
      const y = rows.map((row) => row.reduce((sum, value, at) => sum + value * (coefficients[at] ?? 0), 0));
      const fit = linearFit(rows, y) ?? [];
      expect(fit).toHaveLength(width);
      fit.forEach(({ value }, at) => {
        expect(value).toBeCloseTo(coefficients[at] ?? 0, 6);
      });
    }),
  );
});

test('a fit gives the standard errors of the textbook', () => {
  // y = 1.8 + 1.1 x, by hand: residuals sum to 1.2 over 2 degrees of freedom, and the slope's error is sqrt(0.6 / 5).
  const rows = [1, 2, 3, 4].map((x) => [1, x]);
  const [intercept, slope] = linearFit(rows, [3, 3.5, 5.5, 6]) ?? [];
  expect(intercept?.value).toBeCloseTo(1.75, 10);
  expect(slope?.value).toBeCloseTo(1.1, 10);
  expect(((slope?.high ?? 0) - (slope?.low ?? 0)) / 2 / 4.303).toBeCloseTo(Math.sqrt(0.45 / 2 / 5), 10);
});

test('fails to fit columns that cannot be told apart, and too few rows', () => {
  expect(
    linearFit(
      [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
      [1, 2, 3],
    ),
  ).toBeUndefined();
  expect(
    linearFit(
      [
        [1, 2],
        [2, 3],
      ],
      [1, 2],
    ),
  ).toBeUndefined();
  expect(linearFit([[0], [0]], [1, 2])).toBeUndefined();
  expect(linearFit([], [])).toBeUndefined();
});

test.each([
  { freedom: 1, expected: 12.706 },
  { freedom: 30, expected: 2.042 },
  { freedom: 40, expected: 2.021 },
  { freedom: 120, expected: 1.98 },
  { freedom: 100_000, expected: 1.96 },
])("the quantile of Student's distribution at $freedom degrees of freedom is $expected", ({ freedom, expected }) => {
  expect(studentT95(freedom)).toBeCloseTo(expected, 3);
});

test('means and ratios need enough values', () => {
  expect(meanOf([1])).toBeUndefined();
  expect(meanOf([1, 3])).toMatchObject({ value: 2, samples: 2 });
  expect(ratioOf([{ cost: 1, quantity: 1 }])).toBeUndefined();
  expect(ratioOf([1, 2, 3].map((quantity) => ({ cost: 2 * quantity, quantity })))).toEqual({
    value: 2,
    low: 2,
    high: 2,
    samples: 3,
  });
});

test('the costs that a service has are found again, within their intervals', () => {
  const costs = { '/predict': 0.012, '/healthz': 0.003 };
  const { cost, classes, thinkSeconds, concurrency, startUp, metrics } =
    calibrationOf(factsOf(textLines(scriptedRun({ costs }))), []) ?? {};
  for (const [name, cpu] of Object.entries(costs)) {
    const { low = 1, high = 0, value = 0 } = cost?.classes[name] ?? {};
    expect(low).toBeLessThanOrEqual(cpu);
    expect(high).toBeGreaterThanOrEqual(cpu);
    expect(Math.abs(value / cpu - 1)).toBeLessThan(0.1);
  }
  expect(cost?.idle?.value).toBeCloseTo(0, 3);
  expect(classes?.map(({ name }) => name)).toEqual(['/predict', '/healthz']);
  expect(thinkSeconds?.value).toBeCloseTo(1 / 0.8 - 0.02, 2);
  expect(concurrency?.mean).toBeGreaterThan(0.5);
  expect(startUp).toMatchObject({ min: 7, max: 9 });
  expect(metrics?.resolutionSeconds).toBe(15);
});

test('fails to take costs from phases that are void', () => {
  const facts = factsOf(textLines(scriptedRun()));
  expect(calibrationOf(facts, ['smoke', 'load', 'scale-up', 'scale-down'])).toBeUndefined();
});
