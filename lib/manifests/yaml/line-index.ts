import { EVENT_ID, type Event } from 'js-yaml';
import { pointerTokens } from '../../values/json-pointer';
import { offsetOf } from './event-offset';
import { keyTextOf } from './key-text';
import type { PartDocument } from './read-part';
import { resolvedScalar, type ScalarSyntax } from './scalar-event';
import { countLines } from './split-stream';

/** Where a node is written, and the entries in it. */
interface Place {
  readonly offset: number;
  readonly entries: ReadonlyMap<string, { readonly keyOffset: number; readonly place: Place }>;
}

const NO_ENTRIES: Place['entries'] = new Map();

/**
 * Returns a function from a JSON pointer in a document to the line of its part, from 1, on which it is written: of a key that
 * stands several times the last. Where a token is not written (a merged key, a default), it is the line of the nearest parent
 * that is.
 *
 * The places are worked out of what the parser saw when the first line is asked for: most objects have no finding.
 */
export function lineIndex(document: PartDocument, syntax: ScalarSyntax): (pointer: string) => number {
  let root: Place | undefined;
  let lineEnds: readonly number[] = [];
  const first = countLines(document.text, 0, document.offset) + 1;
  return (pointer) => {
    if (pointer === '') {
      return first;
    }
    if (root === undefined) {
      root = new PlaceReader(document.text, document.events, syntax).place();
      lineEnds = lineEndsOf(document.text);
    }
    return 1 + countBelow(lineEnds, offsetIn(root, pointer));
  };
}

class PlaceReader {
  private at = 1;

  public constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly syntax: ScalarSyntax,
  ) {}

  public place(parentOffset = 0): Place {
    const event = this.events[this.at];
    this.at += 1;
    const offset = offsetOf(event) ?? parentOffset;
    if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) {
      return { offset, entries: NO_ENTRIES };
    }
    const entries = new Map<string, { keyOffset: number; place: Place }>();
    for (
      let next = this.events[this.at];
      next !== undefined && next.type !== EVENT_ID.POP;
      next = this.events[this.at]
    ) {
      let key = String(entries.size);
      let keyOffset = offsetOf(next) ?? offset;
      if (event.type === EVENT_ID.MAPPING) {
        key = this.keyOf(next);
        keyOffset = this.place(offset).offset;
      }
      entries.set(key, { keyOffset, place: this.place(keyOffset) });
    }
    this.at += 1;
    return { offset, entries };
  }

  private keyOf(event: Event): string {
    const key = event.type === EVENT_ID.SCALAR ? keyTextOf(resolvedScalar(this.text, event, this.syntax)) : undefined;
    return key?.text ?? '';
  }
}

function offsetIn(root: Place, pointer: string): number {
  let here = root;
  let { offset } = root;
  for (const token of pointerTokens(pointer)) {
    const next = here.entries.get(token);
    if (next === undefined) {
      return offset;
    }
    offset = next.keyOffset;
    here = next.place;
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
