import type { Span } from './span';

const BEGIN = '-----BEGIN ';
const END = '-----END ';
/** `ENCRYPTED PRIVATE KEY`, `PGP PRIVATE KEY BLOCK` and the like. */
const MOST_LABEL = 40;

/** Returns where a text holds PEM blocks of private keys; one that does not end reaches to the end of the text. */
export function privateKeySpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.indexOf(BEGIN);
  while (start >= 0) {
    const label = text.slice(start + BEGIN.length, start + BEGIN.length + MOST_LABEL);
    const isPrivate = /^[A-Z0-9 ]*PRIVATE KEY/.test(label);
    const end = isPrivate ? endOf(text, start + BEGIN.length) : start + BEGIN.length;
    if (isPrivate) {
      spans.push({ start, end });
    }
    start = text.indexOf(BEGIN, end);
  }
  return spans;
}

function endOf(text: string, from: number): number {
  const end = text.indexOf(END, from);
  if (end < 0) {
    return text.length;
  }
  const dashes = text.slice(end + END.length, end + END.length + MOST_LABEL + 5).indexOf('-----');
  return dashes < 0 ? text.length : end + END.length + dashes + 5;
}
