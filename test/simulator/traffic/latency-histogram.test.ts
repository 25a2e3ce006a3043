import fc from 'fast-check';
import { bucketOf, LatencyHistogram, QUANTILE_RELATIVE_ERROR } from '../../../lib/simulator/traffic/latency-histogram';
import { SlidingWindow } from '../../../lib/simulator/traffic/sliding-window';

function histogramOf(values: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const value of values) {
    histogram.add(bucketOf(value));
  }
  return histogram;
}

const latencies = fc.array(fc.double({ min: 1e-6, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 300 });

test('a quantile is within 1 % of the sample of its rank', () => {
  fc.assert(
    fc.property(latencies, fc.constantFrom(0.01, 0.5, 0.95, 0.99, 1), (values, share) => {
      const sorted = [...values].sort((one, other) => one - other);
      const exact = sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] as number;
      const error = Math.abs(histogramOf(values).quantile(share) / exact - 1);
      expect(error).toBeLessThanOrEqual(QUANTILE_RELATIVE_ERROR + 1e-9);
    }),
  );
});

test('two histograms put together are that of all their values', () => {
  fc.assert(
    fc.property(latencies, latencies, (one, other) => {
      const both = histogramOf(one);
      both.addAll(histogramOf(other));
      expect([both.count, both.quantile(0.5), both.quantile(0.99)]).toEqual([
        one.length + other.length,
        histogramOf([...one, ...other]).quantile(0.5),
        histogramOf([...one, ...other]).quantile(0.99),
      ]);
    }),
  );
});

test('an empty or emptied histogram has no quantile', () => {
  const histogram = histogramOf([1, 2]);
  histogram.clear();
  expect([histogram.count, histogram.quantile(0.5)]).toEqual([0, Number.NaN]);
  histogram.add(bucketOf(3));
  expect(histogram.quantile(0)).toBeCloseTo(3, 1);
});

test('a window forgets what is older than it is long, to a twentieth', () => {
  const window = new SlidingWindow(60, true, 0);
  for (let second = 1; second <= 300; second += 1) {
    window.record(second, second % 4 === 0, second <= 200 ? 5 : 0.1, second <= 200 ? 10 : 2);
  }
  expect(window.perSecond(300)).toBeCloseTo(2, 1);
  expect(window.failureRatio(300)).toBeCloseTo(0.25, 1);
  expect(window.quantile(300, 0.95)).toBeCloseTo(0.1, 2);
  expect([window.perSecond(400), window.failureRatio(400), window.quantile(400, 0.95)]).toEqual([0, 0, 0]);
});

test('a window that has not seen its whole length divides by what it has seen', () => {
  const window = new SlidingWindow(60, false, 100);
  expect(window.perSecond(100)).toBe(0);
  for (let second = 101; second <= 110; second += 1) {
    window.record(second, false, 1, 3);
  }
  expect(window.perSecond(110)).toBe(3);
});
