import { InvalidInput } from '../../values/invalid-input';
import { jsonValueEnd } from './json-extent';

/** A part of a stream that holds one document, or none. */
export interface StreamPart {
  /** How it is read. */
  readonly syntax: 'yaml' | 'json';
  /** Its text, with line feeds for line breaks. */
  readonly text: string;
  /** The file's lines before it. */
  readonly linesBefore: number;
}

/** In how many characters from the beginning kubectl looks for the brace of JSON. */
const LOOK_AHEAD = 4096;
const LINE_FEED = 10;
const BYTE_ORDER_MARK = '\ufeff';
const SEPARATOR = /^---(.*)$/gm;
/** What may stand behind a separator: spaces, and a comment. */
const NOTHING = /^(?:[ \t]+#.*|[ \t]*)$/;
const JSON_SPACE = /[ \t\r\n]*/y;
/** What Go's `unicode.IsSpace` takes for a space. */
const SPACE = '\\v\\f\\r\\t \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const LEADING_SPACE = new RegExp(`^[\\n${SPACE}]*`);
const REST_OF_LINE = new RegExp(`^[${SPACE}]*\\n?`);

/**
 * Cuts a stream into documents as kubectl does: JSON values one after another where the text begins with a brace, else
 * YAML, cut at every line that begins with `---`, also within block scalars.
 *
 * Follows `YAMLOrJSONDecoder`, `YAMLReader` and `LineReader` of k8s.io/apimachinery 0.37.2, pkg/util/yaml/decoder.go.
 *
 * @param file the name to give in errors.
 * @throws InvalidInput naming file and line where text stands behind `---`, or behind several values of JSON.
 */
export function splitStream(text: string, file: string): StreamPart[] {
  const parts: StreamPart[] = [];
  // The mark that begins a file says that it is no JSON.
  let begin = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  if (text.slice(0, LOOK_AHEAD).replace(LEADING_SPACE, '').startsWith('{')) {
    begin = takeJson(text, parts);
    // What follows is YAML, without the rest of the line of white space.
    begin += (REST_OF_LINE.exec(text.slice(begin)) ?? [''])[0].length;
  }
  const rest = text.slice(begin);
  const linesBefore = countLines(text, 0, begin);
  if (rest !== '' && parts.length > 1) {
    const at = `${file}:${linesBefore + 1}`;
    throw InvalidInput.of('BAD_FORMAT', at, 'stands behind several values of JSON and is not JSON; separate with ---');
  }
  takeYaml(rest, linesBefore, file, parts);
  return parts;
}

/** Returns how many line feeds a text has between two offsets. It looks no further, however far the next one is. */
export function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    count += text.charCodeAt(at) === LINE_FEED ? 1 : 0;
  }
  return count;
}

/** Takes the values of JSON at the beginning of a text; returns the offset behind them. */
function takeJson(text: string, parts: StreamPart[]): number {
  let end = 0;
  let linesBefore = 0;
  let counted = 0;
  for (;;) {
    JSON_SPACE.lastIndex = end;
    JSON_SPACE.test(text);
    const begin = JSON_SPACE.lastIndex;
    if (begin === text.length) {
      return begin;
    }
    const next = jsonValueEnd(text, begin);
    const value = text.slice(begin, next);
    if (next < 0 || !isJson(value)) {
      return end;
    }
    linesBefore += countLines(text, counted, begin);
    counted = begin;
    parts.push({ syntax: 'json', text: value, linesBefore });
    end = next;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function takeYaml(text: string, linesBefore: number, file: string, parts: StreamPart[]): void {
  const unified = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
  let begin = 0;
  let line = linesBefore;
  for (const separator of unified.matchAll(SEPARATOR)) {
    if (!NOTHING.test(separator[1] ?? '')) {
      const at = `${file}:${linesBefore + countLines(unified, 0, separator.index) + 1}`;
      const message = 'has text behind the separator ---, which kubectl refuses; write it on the next line';
      throw InvalidInput.of('BAD_FORMAT', at, message);
    }
    if (separator.index > 0) {
      const part = unified.slice(begin, separator.index);
      parts.push({ syntax: 'yaml', text: part, linesBefore: line });
      line += countLines(part, 0, part.length);
    }
    begin = separator.index + separator[0].length + 1;
    line += 1;
  }
  const last = unified.slice(begin);
  if (last !== '') {
    parts.push({ syntax: 'yaml', text: last.endsWith('\n') ? last : `${last}\n`, linesBefore: line });
  }
}
