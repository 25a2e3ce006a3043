/** Returns which of two texts comes first by their UTF-16 code units: below 0 for the first, 0 for equal ones. */
export function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
