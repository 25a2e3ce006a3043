const STRUCTURE = /["[\]{}]/g;
/** A literal, up to where Go's scanner takes it for ended: `08` is the two values 0 and 8, and `1.` is none. */
const LITERAL =
  /(?:true|false|null|-?(?:0(?![.eE])|[1-9][0-9]*(?![.eE0-9])|(?:0|[1-9][0-9]*)(?:\.[0-9]+(?![0-9eE])|(?:\.[0-9]+)?[eE][-+]?[0-9]+(?![0-9]))))/y;

/**
 * Returns the offset behind a value of JSON that begins at an offset, or -1 when it does not end. It finds the brackets and
 * strings only: whether what is between them is JSON is for a parser to say.
 */
export function jsonValueEnd(text: string, begin: number): number {
  if (!/["[{]/.test(text[begin] ?? '')) {
    return literalEnd(text, begin);
  }
  let depth = 0;
  STRUCTURE.lastIndex = begin;
  for (let found = STRUCTURE.exec(text); found !== null; found = STRUCTURE.exec(text)) {
    if (found[0] === '"') {
      STRUCTURE.lastIndex = stringEnd(text, found.index);
      if (STRUCTURE.lastIndex === 0) {
        return -1;
      }
    } else {
      depth += found[0] === '[' || found[0] === '{' ? 1 : -1;
    }
    if (depth <= 0) {
      return STRUCTURE.lastIndex;
    }
  }
  return -1;
}

function literalEnd(text: string, begin: number): number {
  LITERAL.lastIndex = begin;
  return LITERAL.test(text) ? LITERAL.lastIndex : -1;
}

/** Returns the offset behind a string; 0 when it does not end. */
function stringEnd(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      return at + 1;
    }
    if (code === 0x5c) {
      at += 1;
    }
  }
  return 0;
}
