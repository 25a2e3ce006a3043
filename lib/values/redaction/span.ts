/** A part of a text that holds a secret. */
export interface Span {
  /** Index of its first character. */
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
}

const WORD = /^[\w-]$/;

/**
 * Returns the spans of a text in order, those that overlap or touch as one. What is joined to the end of a secret, without a
 * sign between them, belongs to it.
 */
export function mergedSpans(text: string, spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const last = merged.at(-1);
    if (last === undefined || start > last.end) {
      merged.push({ start, end: wordEnd(text, end) });
    } else if (end > last.end) {
      merged[merged.length - 1] = { start: last.start, end: wordEnd(text, end) };
    }
  }
  return merged;
}

/** Returns where the word ends that a place stands in or after. */
function wordEnd(text: string, place: number): number {
  let end = place;
  while (WORD.test(text.charAt(place - 1)) && WORD.test(text.charAt(end))) {
    end += 1;
  }
  return end;
}
