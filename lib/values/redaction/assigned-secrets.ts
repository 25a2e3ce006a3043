import { type NameKind, nameKind } from './secret-name';
import { isSecretValue } from './secret-value';
import type { Span } from './span';

/** As much of a value as is looked at to tell whether it is a secret. */
const MOST_LOOKED_AT = 256;
const MOST_NAME = 64;
const NAME_BEFORE = /([\w.-]{1,64})\\{0,3}["'`\]]{0,2}[ \t]{0,4}$/;
const VALUE_AFTER = /[:=>]{0,2}[ \t]{0,8}\\{0,3}["'`]?/y;
const FLAG = /(?<=^|[\s"'`[,/])--?([A-Za-z][\w.-]{0,63})["'`]?,?[ \t]+["'`]?(?=[^\s-])/g;
/** A line of `.netrc`; see inetutils' netrc(5). */
const NETRC = /(?<![\w-])login[ \t\r\n]{1,8}[^ \t\r\n]{1,256}[ \t\r\n]{1,8}password[ \t\r\n]{1,8}(?=[^\s])/g;
const FLAG_USER = /^(?:u|user|proxy-user)$/;
const PLAIN_END = /[\s"'`,;&<>)}\]]/g;
const LINE_END = /[\r\n]/g;

/** Returns where a text holds secrets after their name and `=` or `:`, in flags, in headers, and in lines of `.netrc`. */
export function assignedSecretSpans(text: string): Span[] {
  return [...afterSeparators(text), ...afterFlags(text), ...afterLogins(text)];
}

function afterSeparators(text: string): Span[] {
  const spans: Span[] = [];
  const separator = /[:=]/g;
  for (let found = separator.exec(text); found !== null; found = separator.exec(text)) {
    const at = found.index;
    const before = text.slice(Math.max(0, at - MOST_NAME - 10), at);
    const kind = nameKind(NAME_BEFORE.exec(before)?.[1] ?? '');
    const span = kind === undefined ? undefined : valueSpan(text, at + 1, kind);
    if (span !== undefined) {
      spans.push(span);
      separator.lastIndex = Math.max(span.end, at + 1);
    }
  }
  return spans;
}

/** Returns the secret that begins at a place, after further separators, blanks and a quote. */
function valueSpan(text: string, from: number, kind: NameKind): Span | undefined {
  VALUE_AFTER.lastIndex = from;
  const [lead = ''] = VALUE_AFTER.exec(text) ?? [];
  const start = from + lead.length;
  const quote = /["'`]$/.exec(lead)?.[0];
  const isHeader = kind === 'authorization' || kind === 'cookie';
  const opened = quote ?? (isHeader ? quoteBefore(text, from) : undefined);
  const looked = text.slice(start, start + MOST_LOOKED_AT);
  const seen = looked.slice(0, endOf(looked, 0, kind, opened));
  return isSecretValue(seen, kind) ? { start, end: endOf(text, start, kind, opened) } : undefined;
}

/** A value that has been redacted is one word, however many it has. */
const REDACTED = /[[(]redacted[^\])\r\n]{0,60}[\])]/y;

function endOf(text: string, start: number, kind: NameKind, quote: string | undefined): number {
  REDACTED.lastIndex = start;
  const from = REDACTED.test(text) ? REDACTED.lastIndex : start;
  if (kind === 'authorization') {
    const end = schemeEnd(text, from);
    return quote === undefined ? end : closingQuote(text, from, quote, end);
  }
  if (quote !== undefined) {
    return closingQuote(text, from, quote, text.length);
  }
  return searchFrom(text, kind === 'cookie' ? LINE_END : PLAIN_END, from);
}

/** A header's credentials are one word after the scheme, but for schemes that have parameters. */
function schemeEnd(text: string, from: number): number {
  const scheme = /^([A-Za-z][\w-]{0,30})[ \t]{1,4}(?=\S)/.exec(text.slice(from, from + 40));
  if (scheme === null) {
    return searchFrom(text, PLAIN_END, from);
  }
  return /^(?:digest|aws4|oauth|signature)/i.test(scheme[1] ?? '')
    ? searchFrom(text, LINE_END, from)
    : searchFrom(text, PLAIN_END, from + scheme[0].length);
}

/** Returns the quote that stands before a header's name and so ends its value: `-H 'Cookie: a=b'`. */
function quoteBefore(text: string, at: number): string | undefined {
  return /(["'`])[\w-]{1,64}:$/.exec(text.slice(Math.max(0, at - MOST_NAME - 2), at))?.[1];
}

/** Returns where a quoted value ends: at its quote, whether or not a backslash stands before it, or with its line. */
function closingQuote(text: string, from: number, quote: string, to: number): number {
  for (let at = from; at < to; at += 1) {
    const character = text.charAt(at);
    if (character === '\n' || character === '\r') {
      return at;
    }
    if (character === quote) {
      let slashes = at;
      while (slashes > from && text.charAt(slashes - 1) === '\\') {
        slashes -= 1;
      }
      return slashes;
    }
  }
  return to;
}

function searchFrom(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function afterFlags(text: string): Span[] {
  return [...text.matchAll(FLAG)].flatMap(({ 0: found, 1: name = '', index }): Span[] => {
    const start = index + found.length;
    const looked = text.slice(start, start + MOST_LOOKED_AT);
    const end = start + searchFrom(looked, PLAIN_END, 0);
    const value = text.slice(start, end);
    const isWhole = end - start < MOST_LOOKED_AT;
    if (FLAG_USER.test(name)) {
      const colon = value.indexOf(':');
      const password = value.slice(colon + 1);
      return colon > 0 && isSecretValue(password, 'secret') && !/^\d+$/.test(password)
        ? [{ start: start + colon + 1, end }]
        : [];
    }
    const kind = nameKind(name);
    return kind !== undefined && isSecretValue(value, kind === 'likely' ? 'likely' : 'secret')
      ? [{ start, end: isWhole ? end : searchFrom(text, PLAIN_END, start) }]
      : [];
  });
}

function afterLogins(text: string): Span[] {
  return [...text.matchAll(NETRC)].map(({ 0: found, index }): Span => {
    const start = index + found.length;
    return { start, end: endOf(text, start, 'secret', undefined) };
  });
}
