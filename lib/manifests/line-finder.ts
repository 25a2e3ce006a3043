import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
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
 * The document is parsed again when the first line is asked for: most objects have no finding, and keeping the
 * positions of all would cost more than the objects.
 */
export function lineFinder(text: string, document: YamlDocument): (pointer: string) => number {
  let root: Node | undefined;
  let lineEnds: readonly number[] = [];
  return (pointer) => {
    if (root === undefined) {
      const own = text.slice(document.start, document.end);
      root = rootOf(own);
      lineEnds = lineEndsOf(own);
    }
    return document.line + countBelow(lineEnds, offsetIn(root, pointer));
  };
}

function rootOf(text: string): Node {
  try {
    const events = parseEvents(text, {});
    return nodeFrom(events, text, { at: 1 });
  } catch {
    // A document that leans on directives outside of its own text: its first line has to do.
    return { offset: 0, entries: LEAF };
  }
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
  for (const token of pointer.split('/').slice(1)) {
    const next = here.entries.get(token.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (next === undefined) {
      return offset;
    }
    offset = next.keyOffset;
    here = next.node;
  }
  return offset;
}

function lineEndsOf(text: string): number[] {
  const ends: number[] = [];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) {
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
