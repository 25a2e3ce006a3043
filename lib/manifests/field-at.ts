/** A mapping of a manifest, as parsed: nothing is known of its values. */
export type Fields = Readonly<Record<string, unknown>>;

/** A mapping found in a list, with its place in the list. */
export interface Item {
  /** Its place in the list, from 0; entries that are no mapping are counted too. */
  readonly index: number;
  /** The entry. */
  readonly fields: Fields;
}

type TextMap = Readonly<Record<string, string>>;

const NONE: TextMap = Object.freeze({});

/** Says whether a value is a mapping: no list, no scalar, no null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value below a chain of keys, or undefined when there is none. Inherited properties do not count. */
export function fieldAt(value: unknown, ...keys: readonly string[]): unknown {
  let here = value;
  // Counted, not iterated: this runs millions of times before it is compiled.
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    if (!isFields(here) || !Object.hasOwn(here, key)) {
      return undefined;
    }
    here = here[key];
  }
  return here ?? undefined;
}

/** Returns the text below a chain of keys; anything but text is undefined. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = fieldAt(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** Returns the finite number below a chain of keys; anything else is undefined. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = fieldAt(value, ...keys);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** Returns the mapping below a chain of keys; anything else is an empty one. */
export function fieldsAt(value: unknown, ...keys: readonly string[]): Fields {
  const found = fieldAt(value, ...keys);
  return isFields(found) ? found : {};
}

/** Returns the mappings of the list below a chain of keys, each with its place; anything else is an empty list. */
export function itemsAt(value: unknown, ...keys: readonly string[]): readonly Item[] {
  const found = fieldAt(value, ...keys);
  if (!Array.isArray(found)) {
    return [];
  }
  const items: Item[] = [];
  for (const [index, fields] of found.entries()) {
    if (isFields(fields)) {
      items.push({ index, fields });
    }
  }
  return items;
}

/** Returns the texts of the list below a chain of keys; entries that are no text are left out. */
export function textsAt(value: unknown, ...keys: readonly string[]): readonly string[] {
  const found = fieldAt(value, ...keys);
  return Array.isArray(found) ? found.filter((each): each is string => typeof each === 'string') : [];
}

/** Returns a mapping's entries whose value is text, such as labels. */
export function textMapAt(value: unknown, ...keys: readonly string[]): Readonly<Record<string, string>> {
  const fields = fieldAt(value, ...keys);
  if (!isFields(fields)) {
    return NONE;
  }
  for (const key of Object.keys(fields)) {
    if (typeof fields[key] !== 'string') {
      return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string')) as TextMap;
    }
  }
  return fields as TextMap;
}
