import { logLine, logText } from './log-text';

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

/** A line for a terminal, with the styles that it has as a whole. */
export interface StyledLine {
  readonly text: string;
  /** From the inner to the outer. */
  readonly styles: readonly Style[];
}

/** Returns a line with one more style. */
export function styled(style: Style, line: string | StyledLine): StyledLine {
  return typeof line === 'string' ? { text: line, styles: [style] } : { ...line, styles: [...line.styles, style] };
}

/**
 * Text that a terminal and the log of a job take as it is. What came from outside is escaped in it, and the only control
 * sequences are those that this module made of styles.
 */
export class TerminalText {
  private constructor(private readonly text: string) {}

  /** Returns text of several lines, escaped unless it is so already. */
  public static of(text: string | TerminalText): TerminalText {
    return typeof text === 'string' ? new TerminalText(logText(text)) : text;
  }

  /** Returns lines, each escaped, with their styles where there is colour. Every line ends in a line feed. */
  public static lines(lines: readonly (string | StyledLine)[], colour = false): TerminalText {
    return new TerminalText(lines.map((line) => `${lineOf(line, colour)}\n`).join(''));
  }

  /** Returns text as it is. Only for what is escaped already, and for what this program draws itself. */
  public static trusted(text: string): TerminalText {
    return new TerminalText(text);
  }

  public toString(): string {
    return this.text;
  }
}

function lineOf(line: string | StyledLine, colour: boolean): string {
  const { text, styles } = typeof line === 'string' ? { text: line, styles: [] } : line;
  const shown = logLine(text);
  return !colour || shown === '' ? shown : styles.reduce(sequence, shown);
}

function sequence(text: string, style: Style): string {
  const [on, off] = CODES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
