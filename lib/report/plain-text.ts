/** Characters that a terminal or a page would obey or hide: controls, and those that turn the direction of writing. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Returns text in which every character is seen: what a terminal would obey is written `\u001b`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns text as one line of at most so many characters, with `…` where it was cut. */
export function oneLine(text: string, maxCharacters: number): string {
  const line = visible(text.slice(0, maxCharacters * 2).replace(/\s+/g, ' '));
  if (line.length <= maxCharacters && text.length <= maxCharacters * 2) {
    return line;
  }
  // Never half of a character that takes two units.
  return `${line.slice(0, maxCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Returns `1 object`, `2 objects`, `1,200 objects`. */
export function countText(count: number, word: string, plural = `${word}s`): string {
  return `${grouped(count)} ${count === 1 ? word : plural}`;
}

/** Returns a whole number with its thousands apart: `12,345`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Returns words joined as `a`, `a and b`, `a, b and c`. */
export function listText(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
