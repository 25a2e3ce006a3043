/**
 * Returns a quantile of values, with straight lines between neighbours (type 7 of Hyndman and Fan, the default of R and
 * NumPy); NaN of no values.
 *
 * @param sorted ascending, without NaN.
 * @param share from 0 to 1; 0.5 is the median.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
