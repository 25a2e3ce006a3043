import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import { pointerTokens } from '../values/json-pointer';
import { offsetOf, type YamlDocument } from './read-yaml';

interface Node {
  readonly offset: number;
  readonly entries: ReadonlyMap<string, { readonly keyOffset: number; readonly node: Node }>;
}

const LEAF: Node['entries'] = new Map();

/**
 * Returns a function from a JSON pointer in a document to the line, from 1, on which it is written. Where a part is
 * not written (a merged key, a default), it is the line of the nearest parent that is.
 *
 * The positions are worked out of what the parser saw when the first line is asked for: most objects have no finding.
 */
export function lineFinder(text: string, document: YamlDocument): (pointer: string) => number {
  let root: Node | undefined;
  let lineEnds: readonly number[] = [];
  return (pointer) => {
    if (root === undefined) {
      root = nodeFrom(document.events, text, { at: document.firstEvent });
      lineEnds = lineEndsOf(text, document.start, document.end);
    }
    return document.line + countBelow(lineEnds, offsetIn(root, pointer));
  };
}

function nodeFrom(events: readonly Event[], text: string, cursor: { at: number }): Node {
  const event = events[cursor.at];
  cursor.at += 1;
  if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) {
    return { offset: 0, entries: LEAF };
  }
  const offset = offsetOf(event) ?? 0;
  if (event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) {
    return { offset, entries: LEAF };
  }
  const entries = new Map<string, { keyOffset: number; node: Node }>();
  for (let next = events[cursor.at]; next !== undefined && next.type !== EVENT_ID.POP; next = events[cursor.at]) {
    let key = String(entries.size);
    let keyOffset = offsetOf(next) ?? offset;
    if (event.type === EVENT_ID.MAPPING) {
      key = next.type === EVENT_ID.SCALAR ? getScalarValue(text, next) : '';
      keyOffset = nodeFrom(events, text, cursor).offset;
    }
    entries.set(key, { keyOffset, node: nodeFrom(events, text, cursor) });
  }
  cursor.at += 1;
  return { offset, entries };
}

function offsetIn(root: Node, pointer: string): number {
  let here = root;
  let offset = root.offset;
  for (const key of pointerTokens(pointer)) {
    const next = here.entries.get(key);
    if (next === undefined) {
      return offset;
    }
    offset = next.keyOffset;
    here = next.node;
  }
  return offset;
}

function lineEndsOf(text: string, from: number, to: number): number[] {
  const ends: number[] = [];
  for (let next = text.indexOf('\n', from); next >= 0 && next < to; next = text.indexOf('\n', next + 1)) {
    ends.push(next);
  }
  return ends;
}

/** Returns how many of the ascending numbers are below a limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? limit) < limit) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
