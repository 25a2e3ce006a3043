/** Characters of a value that a message shows. */
const LONGEST = 120;

/**
 * Returns a value as messages show it: JSON, numbers that JSON does not have by their names, and cut off after 120
 * characters. No more of it is walked through than is shown, however long or deep it is.
 */
export function shown(value: unknown): string {
  return typeof value === 'number' ? `${value}` : cut(jsonOf(value, LONGEST));
}

/** Returns a text in quotes as messages show it, cut off after 120 characters. */
export function quoted(text: string): string {
  return `'${cut(text)}'`;
}

/** Returns JSON, or as much of its beginning as has more than so many characters: each level of nesting has one at least. */
function jsonOf(value: unknown, room: number): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, room + 1));
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'bigint' ? `${value}` : (JSON.stringify(value) ?? 'undefined');
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  let text = `${open}`;
  for (const [name, item] of partsOf(value)) {
    if (text.length > room) {
      return text;
    }
    const head = text + (text.length > 1 ? ',' : '') + (name === undefined ? '' : `${jsonOf(name, room)}:`);
    text = head + jsonOf(item ?? null, Math.max(0, room - head.length));
  }
  return `${text}${close}`;
}

/** Gives the items of a list, or the fields of an object with their names. */
function* partsOf(value: object): Generator<readonly [name: string | undefined, item: unknown]> {
  if (Array.isArray(value)) {
    for (const item of value) {
      yield [undefined, item];
    }
  } else {
    yield* Object.entries(value);
  }
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
