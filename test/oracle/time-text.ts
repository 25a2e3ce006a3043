/** Returns a time of RFC 3339, with a fraction only where there is one, as Go writes it. */
export function timeText(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace(/\.?0*Z$/, (end) => (end.startsWith('.') ? 'Z' : end))
    .replace(/(\.\d*?)0+Z$/, '$1Z');
}
