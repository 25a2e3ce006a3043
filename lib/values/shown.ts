/** Characters of a value that a message shows. */
const LONGEST = 120;

/**
 * Returns a value as messages show it: JSON, numbers that JSON does not have by their names, and cut off after 120
 * characters.
 */
export function shown(value: unknown): string {
  return cut(typeof value === 'number' ? `${value}` : (JSON.stringify(value) ?? 'undefined'));
}

/** Returns a text in quotes as messages show it, cut off after 120 characters. */
export function quoted(text: string): string {
  return `'${cut(text)}'`;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
