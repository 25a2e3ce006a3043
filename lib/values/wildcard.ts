/** As much of a string as a wildcard reads. */
export type Characters = Pick<string, 'length' | 'charCodeAt'>;

/** A literal part of a pattern, with the lengths of the borders of its prefixes (Knuth, Morris and Pratt). */
interface Literal {
  readonly text: string;
  readonly borders: Uint32Array;
}

/**
 * A pattern in which `*` stands for any text, the empty one too; every other character stands for itself.
 *
 * Matching takes a number of steps that is linear in the lengths of the pattern and the text, whatever they are: the first
 * literal has to begin the text, the last one has to end it, and those between are found from left to right, each by the
 * algorithm of Knuth, Morris and Pratt. Glob libraries compile patterns to regular expressions, which backtrack.
 */
export class Wildcard {
  private readonly first: string;
  private readonly last: string | undefined;
  private readonly between: readonly Literal[];
  private readonly leastLength: number;

  public constructor(pattern: string) {
    const [first = '', ...others] = pattern.split('*');
    this.first = first;
    this.last = others.pop();
    this.between = others.filter((text) => text !== '').map((text) => ({ text, borders: bordersOf(text) }));
    this.leastLength = pattern.length - (this.last === undefined ? 0 : others.length + 1);
  }

  /** Says whether the pattern matches a whole text. */
  public matches(text: Characters): boolean {
    if (text.length < this.leastLength || !isAt(text, this.first, 0)) {
      return false;
    }
    if (this.last === undefined) {
      return text.length === this.first.length;
    }
    const end = text.length - this.last.length;
    if (!isAt(text, this.last, end)) {
      return false;
    }
    let from = this.first.length;
    for (const literal of this.between) {
      from = endOf(literal, text, from, end);
      if (from < 0) {
        return false;
      }
    }
    return true;
  }
}

function isAt(text: Characters, literal: string, from: number): boolean {
  for (let index = 0; index < literal.length; index += 1) {
    if (text.charCodeAt(from + index) !== literal.charCodeAt(index)) {
      return false;
    }
  }
  return true;
}

/** Returns for each prefix of a text the length of the longest shorter prefix that also ends it. */
function bordersOf(text: string): Uint32Array {
  const borders = new Uint32Array(text.length);
  let border = 0;
  for (let index = 1; index < text.length; index += 1) {
    while (border > 0 && text.charCodeAt(index) !== text.charCodeAt(border)) {
      border = borders[border - 1] ?? 0;
    }
    border += text.charCodeAt(index) === text.charCodeAt(border) ? 1 : 0;
    borders[index] = border;
  }
  return borders;
}

/** Returns where the first occurrence of a literal between two places of a text ends; -1 when there is none. */
function endOf({ text: literal, borders }: Literal, text: Characters, from: number, to: number): number {
  let matched = 0;
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    while (matched > 0 && code !== literal.charCodeAt(matched)) {
      matched = borders[matched - 1] ?? 0;
    }
    matched += code === literal.charCodeAt(matched) ? 1 : 0;
    if (matched === literal.length) {
      return index + 1;
    }
  }
  return -1;
}
