/** Returns a scalar's text, and the JSON of anything else: what was parsed may be of any type, wherever it stands. */
export function writtenText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Returns the number that a scalar says; not a number for anything else. */
export function writtenNumber(value: unknown): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}
