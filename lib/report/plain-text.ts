/** Returns `1 object`, `2 objects`, `1,200 objects`. */
export function countText(count: number, word: string, plural = `${word}s`): string {
  return `${grouped(count)} ${count === 1 ? word : plural}`;
}

/** Returns a whole number with its thousands apart: `12,345`. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** Returns words joined as `a`, `a and b`, `a, b and c`. */
export function listText(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
