import type { Span } from './span';

/** Most characters of a URL's user and password that are looked through. */
const MOST_USERINFO = 1024;
const AFTER_AUTHORITY = /[\s/?#"'<>`\\]/;

/** Returns where a text holds passwords of URLs (`scheme://user:password@host`), and tokens that stand for the user. */
export function urlPasswordSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const start = at + 3;
    const rest = text.slice(start, start + MOST_USERINFO);
    const length = rest.search(AFTER_AUTHORITY);
    const authority = length < 0 ? rest : rest.slice(0, length);
    const end = userEnd(rest, authority);
    if (end < 0) {
      continue;
    }
    const colon = authority.indexOf(':');
    const from = colon >= 0 && colon < end ? colon + 1 : 0;
    if (from > 0 ? from < end && !isReference(rest.slice(from, end)) : isToken(rest.slice(0, end))) {
      spans.push({ start: start + from, end: start + end });
    }
  }
  return spans;
}

/** Returns where user and password end. A password that is not encoded may hold a slash. */
function userEnd(rest: string, authority: string): number {
  const inside = authority.lastIndexOf('@');
  if (inside >= 0 || !/^[\w.~%+-]*:[^\d]/.test(authority)) {
    return inside;
  }
  const [word = ''] = /^[^\s"'<>`]*/.exec(rest) ?? [];
  return word.slice(0, word.search(/[?#]|$/)).indexOf('@');
}

function isReference(text: string): boolean {
  return /^(?:\$|\{\{|<|%[A-Z_]+%$|\*+$)|[[(]redacted/.test(text);
}

function isToken(text: string): boolean {
  return text.length >= 16 && !isReference(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
}
