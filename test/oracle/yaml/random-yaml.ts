import type { Random } from '../random';
import texts from './texts.json';

/** Scalars that YAML 1.1, YAML 1.2 and kubectl read in different ways. */
export const ODD_SCALARS: readonly string[] = texts.oddScalars;
/** Scalars that are none, or not everywhere. */
export const BROKEN_SCALARS: readonly string[] = texts.brokenScalars;

const { keys: KEYS, words: WORDS, pieces: PIECES } = texts;
const BREAKS = [...Array<string>(20).fill('\n'), '\n\n', '\r\n', ' \n', '\t\n', ' # c\n', '\n# c\n', '\n  # c\n'];
/** Makes texts that a YAML reader may meet: well-formed ones in all styles, and ones that are nearly so. */
export class RandomYaml {
  public constructor(
    private readonly random: Random,
    private readonly manifests: readonly string[],
  ) {}

  /** Returns a text. */
  public text(): string {
    const kind = this.random.unit();
    if (kind < 0.45) {
      return this.stream();
    }
    if (kind < 0.65) {
      return this.mutated(this.stream());
    }
    if (kind < 0.85) {
      return this.mutated(this.excerpt());
    }
    if (kind < 0.9) {
      return this.json();
    }
    return Array.from({ length: this.random.int(1, 14) }, () =>
      this.random.chance(0.6)
        ? this.random.pick(PIECES)
        : this.random.pick(this.random.pick([ODD_SCALARS, BROKEN_SCALARS, WORDS])),
    ).join('');
  }

  private stream(): string {
    const begin = this.random.pick([
      '',
      '',
      '',
      '---\n',
      '\n---\n',
      '# c\n',
      '# c\n---\n',
      '\ufeff',
      '--- # c\n',
      '%YAML 1.1\n---\n',
      '---\r\n',
    ]);
    const documents = Array.from({ length: this.random.int(1, 2) }, () => this.node(0, 0));
    const end = this.random.pick([
      '',
      '',
      '\n',
      '\n',
      '\n---\n',
      '\n...\n',
      '\n# c',
      '\n--- \n',
      '\n\n',
      '\n...\n# c\n',
      '\n...\na: 1\n',
    ]);
    return (
      begin +
      documents.join(this.random.pick(['\n---\n', '\n--- # c\n', '\r\n---\r\n', '\n---\t\n', '\n...\n---\n'])) +
      end
    );
  }

  /** Returns a node whose further lines have an indent. */
  private node(indent: number, depth: number): string {
    const kind = this.random.unit() + depth * 0.12;
    if (kind < 0.45) {
      return this.blockMapping(indent, depth);
    }
    if (kind < 0.6) {
      return this.blockSequence(indent, depth);
    }
    return depth === 0 ? this.blockMapping(indent, depth) : this.inline(indent, depth);
  }

  private inline(indent: number, depth: number): string {
    const kind = this.random.unit();
    if (kind < 0.55) {
      return this.scalar(indent);
    }
    if (kind < 0.7) {
      return this.blockScalar(indent);
    }
    return this.flow(indent, depth);
  }

  private scalar(indent: number): string {
    const kind = this.random.unit();
    const pad = ' '.repeat(this.random.chance(0.9) ? indent + 1 : this.random.int(0, 3));
    if (kind < 0.6) {
      return this.random.pick(ODD_SCALARS);
    }
    if (kind < 0.85) {
      return this.random.pick(KEYS);
    }
    if (kind < 0.88) {
      return this.random.pick(BROKEN_SCALARS);
    }
    const [one, two] = [this.random.pick(ODD_SCALARS), this.random.pick(WORDS)];
    const between = this.random.pick(['\n', '\n\n', ' \n', '\n\t', '\n \n']);
    return this.random.pick([
      `${one}${between}${pad}${two}`,
      `"x${between}${pad}y"`,
      `'x${between}${pad}y'`,
      `"x\\${between}${pad}y"`,
    ]);
  }

  private blockScalar(indent: number): string {
    const header = this.random.pick([
      '|',
      '>',
      '|-',
      '>-',
      '|+',
      '>+',
      '|2',
      '>1',
      '|2-',
      '|+1',
      '| # c',
      '|#c',
      '|0',
      '>2+',
    ]);
    const pad = ' '.repeat(indent + this.random.int(1, 3));
    const lines = Array.from({ length: this.random.int(0, 4) }, () => {
      const line = this.random.pick([
        'a',
        'a',
        'b c',
        ' more',
        '',
        '',
        '  ',
        '# no comment',
        '- a',
        'k: v',
        '\ttab',
        '---',
        'end  ',
        '    ',
        '*a',
        '"',
      ]);
      return line === '' ? '' : `${this.random.chance(0.85) ? pad : ' '.repeat(this.random.int(0, 4))}${line}`;
    });
    return `${header}\n${lines.join('\n')}`;
  }

  private flow(indent: number, depth: number): string {
    const isMapping = this.random.chance(0.5);
    const gaps = ['\n', '\n ', `\n${' '.repeat(indent + 2)}`, `\n${' '.repeat(indent + 2)}`, ' # c\n  ', '\t'];
    const gap = (): string => (this.random.chance(0.8) ? '' : this.random.pick(gaps));
    const items = Array.from({ length: this.random.int(0, 3) }, () => {
      const value = depth < 4 && this.random.chance(0.25) ? this.flow(indent, depth + 1) : this.scalar(indent);
      if (!isMapping && this.random.chance(0.85)) {
        return value;
      }
      const key = this.random.pick(this.random.chance(0.9) ? KEYS : WORDS);
      return `${key}${this.random.chance(0.85) ? ': ' : this.random.pick([':', ' : ', '', ':\n  '])}${value}`;
    });
    const inner = items.map((item) => `${gap()}${item}${gap()}`).join(',') + (this.random.chance(0.15) ? ',' : '');
    return isMapping ? `{${inner}${gap()}}` : `[${inner}${gap()}]`;
  }

  private blockMapping(indent: number, depth: number): string {
    const pad = ' '.repeat(indent);
    return Array.from({ length: this.random.int(1, 4) }, () => {
      const kind = this.random.unit();
      const key = this.random.pick(kind < 0.85 ? KEYS : kind < 0.95 ? WORDS : ODD_SCALARS);
      const colon = this.random.chance(0.92) ? ': ' : this.random.pick([':', ' : ', ':\t', ':  ']);
      return `${key}${colon}${this.below(indent, depth)}`;
    }).join(this.lineBreak() + (this.random.chance(0.98) ? pad : `${pad} `));
  }

  private below(indent: number, depth: number): string {
    if (depth > 3 || this.random.chance(0.55)) {
      return this.inline(indent, depth);
    }
    const inner = indent + this.random.pick([0, 1, 2, 2, 2, 4]);
    const property = this.random.pick(['', '', '', '', '', '&a ', '!!map ', '&b', '!x ', '&a', '&c']);
    return `${property}${this.lineBreak()}${' '.repeat(inner)}${this.node(inner, depth + 1)}`;
  }

  private blockSequence(indent: number, depth: number): string {
    const pad = ' '.repeat(indent);
    return Array.from({ length: this.random.int(1, 3) }, () => {
      const dash = this.random.pick(['- ', '- ', '- ', '-   ', '-\t', '-']);
      return `${dash}${this.random.chance(0.5) ? this.inline(indent, depth) : this.node(indent + dash.length, depth + 1)}`;
    }).join(this.lineBreak() + pad);
  }

  private lineBreak(): string {
    return this.random.pick(BREAKS);
  }

  private json(): string {
    const value = (depth: number): string => {
      const kind = this.random.int(0, depth > 3 ? 4 : 7);
      const texts = [
        '"a"',
        '"\\u0041\\/"',
        '"\\ud83d\\ude00"',
        '"\\ud83d"',
        '"é\u2028"',
        'true',
        'null',
        '0',
        '-1.5e3',
        '9007199254740993',
        '1e400',
        '01',
        '"\t"',
        '18446744073709551616',
        '-0',
      ];
      if (kind <= 4) {
        return this.random.pick(texts);
      }
      const items = Array.from({ length: this.random.int(0, 3) }, () => value(depth + 1));
      const space = this.random.pick(['', ' ', '\n', '\n\t']);
      return kind === 5
        ? `[${items.join(`,${space}`)}${space}]`
        : `{${space}${items.map((item) => `"${this.random.pick(['a', 'b', 'c', '__proto__'])}":${space}${item}`).join(`,${space}`)}}`;
    };
    const values = Array.from({ length: this.random.int(1, 3) }, () => `{"k":${value(0)}}`);
    const text = values.join(this.random.pick(['\n', '', ' ', '\n---\n', ',', '\n# c\n']));
    const end = this.random.pick(['', '\n', '\n', '\n---\n', ' # c', '\nb: 1\n', '\n---\nb: 1\n', '}']);
    return this.random.chance(0.2) ? this.mutated(text + end) : text + end;
  }

  /** Returns some lines of a manifest. */
  private excerpt(): string {
    const lines = this.random.pick(this.manifests).split('\n');
    const begin = this.random.int(0, Math.max(0, lines.length - 5));
    return lines.slice(begin, begin + this.random.int(3, 60)).join('\n');
  }

  private mutated(text: string): string {
    let result = text;
    for (let count = this.random.int(1, 4); count > 0; count -= 1) {
      const at = this.random.int(0, result.length);
      const kind = this.random.unit();
      const inserted = this.random.pick(this.random.pick([PIECES, PIECES, ODD_SCALARS, BROKEN_SCALARS]));
      const removed = kind < 0.7 ? 0 : this.random.int(1, 4);
      result = result.slice(0, at) + (kind < 0.85 ? inserted : '') + result.slice(at + removed);
    }
    return result.replace(/\p{Surrogate}/gu, '\ufffd');
  }
}
