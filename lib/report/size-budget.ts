/** Blocks that fit into a size, and those that did not. */
export interface Fitted<Item> {
  /** The blocks' texts, in order. */
  readonly kept: readonly string[];
  /** Bytes of those texts. */
  readonly bytes: number;
  /** What had no room, in order. */
  readonly left: readonly Item[];
}

/**
 * Returns the first blocks that fit into so many bytes of UTF-8. Once one has no room, none after it is taken: the order
 * is that of importance, and what is left out can then be named as the rest.
 *
 * @param render is called for items until there is no room.
 */
export function fitted<Item>(items: readonly Item[], maxBytes: number, render: (item: Item) => string): Fitted<Item> {
  const kept: string[] = [];
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    const text = render(item);
    const size = byteLength(text);
    if (bytes + size > maxBytes) {
      return { kept, bytes, left: items.slice(index) };
    }
    kept.push(text);
    bytes += size;
  }
  return { kept, bytes, left: [] };
}

/** Returns the bytes of a text in UTF-8; a text has at most as many characters. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
