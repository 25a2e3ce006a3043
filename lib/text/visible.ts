/**
 * Characters that are obeyed or not seen: controls, those that turn the direction of writing, those without width, lone
 * surrogates and noncharacters (Unicode categories Cc, Cf, Zl, Zp and Cs, and the properties named in the expression).
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * Returns text in which every character is seen: `\u001b` in the place of an escape character. Line feeds and tabs stay.
 *
 * The notation is that of JSON, a `\u` and four digits for each UTF-16 unit, so that JSON keeps its value.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (each) => (each === '\n' || each === '\t' ? each : unitsOf(each)));
}

/** Returns text as one line in which every character is seen, line feeds and tabs too. */
export function visibleLine(text: string): string {
  return text.replace(UNSEEN, unitsOf);
}

/** Returns text as one line of at most so many characters, spaces and line ends made one space, with `…` for a cut. */
export function oneLine(text: string, maxCharacters: number): string {
  const line = visible(text.slice(0, maxCharacters * 2).replace(/(?:\r?[\t\n\p{Zs}])+/gu, ' '));
  if (line.length <= maxCharacters && text.length <= maxCharacters * 2) {
    return line;
  }
  // Never half of a character that takes two units.
  return `${line.slice(0, maxCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function unitsOf(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
