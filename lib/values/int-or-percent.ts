/**
 * Returns how many of a number of pods `1` or `25%` are; undefined when the text is neither.
 *
 * Follows `GetScaledValueFromIntOrPercent` in apimachinery `pkg/util/intstr/intstr.go` (v1.37).
 */
export function scaledCount(text: string | undefined, of: number, round: 'up' | 'down'): number | undefined {
  const { number, percent } = /^(?<number>\d+)(?<percent>%?)$/.exec(text ?? '')?.groups ?? {};
  if (number === undefined) {
    return undefined;
  }
  const exact = percent === '%' ? (Number(number) * of) / 100 : Number(number);
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
