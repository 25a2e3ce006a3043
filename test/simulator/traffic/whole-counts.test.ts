import fc from 'fast-check';
import { wholeCounts } from '../../../lib/simulator/traffic/whole-counts';

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

test('counts are rounded by at most one, and add up', () => {
  const count = fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.nat());
  fc.assert(
    fc.property(fc.array(count, { minLength: 1, maxLength: 7 }), (counts) => {
      const rounded = wholeCounts(counts, sumOf(counts));
      expect(sumOf(rounded)).toBe(Math.round(sumOf(counts)));
      for (const [index, each] of counts.entries()) {
        expect(Math.abs(each - (rounded[index] as number))).toBeLessThan(1);
      }
    }),
  );
});

test.each([
  { counts: [3, 0, 2], whole: 5, rounded: [3, 0, 2] },
  { counts: [1.6, 1.7, 1.7], whole: 5, rounded: [1, 2, 2] },
  { counts: [2.5, 2.5], whole: 5, rounded: [3, 2] },
  { counts: [2.3, 2.2], whole: 4.5000001, rounded: [3, 2] },
])('$counts of $whole are $rounded', ({ counts, whole, rounded }) => {
  expect(wholeCounts(counts, whole)).toEqual(rounded);
});

test('what is lost is not made up for', () => {
  expect(wholeCounts([3, 1], 5)).toEqual([3, 1]);
});
