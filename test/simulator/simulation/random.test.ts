import type { Distribution } from '../../../lib/simulator/scenario/scenario';
import { meanOf, samplerOf, varianceOf } from '../../../lib/simulator/simulation/distribution';
import { Random } from '../../../lib/simulator/simulation/random';

const draws = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

test('equal seeds and names give equal numbers, on any day', () => {
  expect(draws(new Random(7, 'arrivals'), 3)).toEqual(draws(new Random(7, 'arrivals'), 3));
  expect(draws(new Random(7, 'arrivals'), 3)).toMatchSnapshot();
});

test('neighbouring seeds, large seeds and other names give other numbers', () => {
  const streams = [
    new Random(0, 'a'),
    new Random(1, 'a'),
    new Random(2 ** 32, 'a'),
    new Random(0, 'b'),
    new Random(0, 'ab'),
    new Random(0, 'ba'),
    new Random(0, 'a').stream('b'),
  ];
  expect(new Set(streams.map((stream) => stream.next())).size).toBe(streams.length);
});

test('streams of neighbouring seeds are not correlated', () => {
  const [one, other] = [draws(new Random(1, 'x'), 20_000), draws(new Random(2, 'x'), 20_000)];
  const correlation = one.reduce((sum, value, index) => sum + (value - 0.5) * ((other[index] as number) - 0.5), 0);
  expect(Math.abs((12 * correlation) / one.length)).toBeLessThan(0.03);
});

test('whole numbers are drawn evenly', () => {
  const random = new Random(3, 'below');
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < 70_000; draw += 1) {
    const value = random.below(7);
    counts[value] = (counts[value] as number) + 1;
  }
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(22.5); // 99.9 % of chi-square with 6 degrees of freedom
});

test.each<{ readonly distribution: Distribution }>([
  { distribution: 3 },
  { distribution: { exponential: { mean: 0.0147 } } },
  { distribution: { uniform: { min: 0.5, max: 3 } } },
  { distribution: { lognormal: { mean: 2, cv: 0.7 } } },
  { distribution: { lognormal: { mean: 2, cv: 0 } } },
  { distribution: { gamma: { mean: 5, cv: 0.5 } } },
  { distribution: { gamma: { mean: 5, cv: 1.4 } } },
  { distribution: { samples: [1, 2, 6] } },
])('the samples of $distribution have the mean and the variation that are stated for it', ({ distribution }) => {
  const sample = samplerOf(distribution, new Random(11, 'distribution'));
  const values = Array.from({ length: 200_000 }, sample);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.min(...values.slice(0, 100_000))).toBeGreaterThanOrEqual(0);
  expect(mean / meanOf(distribution)).toBeCloseTo(1, 1.8);
  expect(variance / mean ** 2).toBeCloseTo(varianceOf(distribution) / mean ** 2, 1);
});
