import { pointerTokens } from '../values/json-pointer';
import type { PlainDocument } from './plain-yaml';

/**
 * Returns the line, from 1, of a JSON pointer in a plain document; of the nearest parent that is written, when it is not.
 */
export function plainLine({ value, line, lines }: PlainDocument, pointer: string): number {
  let here: unknown = value;
  let found = line;
  /** Where the lines of what is in `here` begin. */
  let next = 0;
  for (const key of pointerTokens(pointer)) {
    const children = entriesOf(here);
    const at = children.findIndex(([name]) => name === key);
    if (at < 0) {
      return found;
    }
    next += children.slice(0, at).reduce((sum, [, child]) => sum + 1 + placesIn(child), 0);
    found = lines[next] ?? found;
    here = children[at]?.[1];
    next += 1;
  }
  return found;
}

/** Returns how many keys and entries a value has, at all depths. */
function placesIn(value: unknown): number {
  return entriesOf(value).reduce((sum, [, child]) => sum + 1 + placesIn(child), 0);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
