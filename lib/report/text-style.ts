/** Styles of a terminal (ECMA-48, Select Graphic Rendition). */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** A style of a terminal. */
export type Style = keyof typeof CODES;

/** Returns a function that gives text a style, or leaves it as it is where there is no colour. */
export function styler(colour: boolean): (style: Style, text: string) => string {
  return (style, text) => {
    const [on, off] = CODES[style];
    return colour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
}

/**
 * Returns text as lines of at most so many characters, broken at spaces, and within a word only where the word is longer
 * than a line. Every line begins with the indent.
 */
export function wrapped(text: string, width: number, indent = ''): string[] {
  const room = Math.max(1, width - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}

function pieces(word: string, room: number): string[] {
  return word.length <= room ? [word] : (word.match(new RegExp(`.{1,${room}}`, 'gsu')) ?? []);
}
