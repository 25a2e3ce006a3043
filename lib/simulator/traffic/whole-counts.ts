const { abs, floor, max, round } = Math;

/** A difference below this comes from the rounding of sums, and not from something that is lost. */
const ROUNDING = 0.25;
/** The same, of sums so large that their last digits are worth more. */
const ROUNDING_RATIO = 1e-9;

/**
 * Rounds counts to whole ones that add up to their whole rounded: the largest remainders are rounded up (Hamilton's
 * method), of equal ones those that come first. Whole counts stay as they are, and so does what is missing of the whole.
 */
export function wholeCounts(counts: readonly number[], whole: number): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  const rounded = counts.map(floor);
  let left =
    round(abs(sum - whole) < max(ROUNDING, ROUNDING_RATIO * whole) ? whole : sum) -
    rounded.reduce((total, count) => total + count, 0);
  const rests = counts.map((count, index) => ({ index, rest: count - floor(count) }));
  for (const { index } of rests.sort((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left > 0) {
      rounded[index] = (rounded[index] as number) + 1;
      left -= 1;
    }
  }
  return rounded;
}
