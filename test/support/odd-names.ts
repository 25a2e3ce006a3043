/** A name that every object answers to, with a harmless one of the same length and shape that sorts beside it. */
export interface OddName {
  readonly odd: string;
  readonly harmless: string;
}

/** Names of what plain objects inherit, or treat in a way of their own. */
export const ODD_NAMES: readonly OddName[] = [
  { odd: 'constructor', harmless: 'constructoq' },
  { odd: '__proto__', harmless: '__protn__' },
  { odd: 'toString', harmless: 'toStrinf' },
  { odd: 'valueOf', harmless: 'valueOe' },
  { odd: 'hasOwnProperty', harmless: 'hasOwnPropertx' },
  { odd: 'prototype', harmless: 'prototypd' },
  { odd: 'length', harmless: 'lengtg' },
  { odd: 'then', harmless: 'thek' },
  { odd: 'toJSON', harmless: 'toJSOM' },
];

/**
 * Returns an output with the harmless name renamed, to be compared with the output for the odd one.
 *
 * Left out is what follows from the letters of a name: fingerprints, the nearest known name, and where lines are wrapped.
 */
export function renamed(output: string, { odd, harmless }: OddName): string {
  const letters = (name: string): string => name.replaceAll('_', '');
  return output
    .replace(/\s+/g, '')
    .replaceAll(letters(harmless), letters(odd))
    .replaceAll(letters(harmless).toLowerCase(), letters(odd).toLowerCase())
    .replace(/\b[0-9a-f]{32,}\b/g, 'HASH')
    .replace(/didyoumean[^?]*\?/gi, '')
    .replaceAll('()', '');
}
