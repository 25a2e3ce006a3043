import { setOwnValue } from '../values/own-value';

/** A document that was read the short way. */
export interface PlainDocument {
  /** Its value. */
  readonly value: Record<string, unknown>;
  /** Line of its first node in its text, from 1. */
  readonly line: number;
  /** Lines, from 1, of all its keys and entries, in the order of the text. */
  readonly lines: readonly number[];
}

/** Keys that are what they look like; YAML has other ideas of the words below, and JavaScript another order of numbers. */
const KEY = /^([A-Za-z_][\w./-]*|"[^"\\]*"|'[^']*'):(?: +|$)/;
const WORD = /^(?:[0-9]+|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|__proto__)$/;
/** Plain scalars that cannot be anything else: no indicator in front, no mapping and no remark inside. */
const PLAIN = /^(?:[A-Za-z0-9_/.+]|-(?! |$))(?:[^:#\s]|:(?! |$)|(?<! )#| (?![ #]))*$/;
const NUMBER = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/;
/** What YAML's core schema might read as a number in a way of its own. */
const ODD_NUMBER = /^[-+]?\.?(?:[0-9]|inf|nan)/i;
const PERHAPS_NUMBER = /^[-+]?(?:[0-9.]+(?:[eE][-+]?[0-9]*)?|0[xX][0-9a-fA-F]*|0[oO][0-7]*|\.inf|\.nan)$/i;
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;
const SAYS_SOMETHING = /[^ ]/;
const OTHER_CHARACTERS = /[^\n\x20-\x7e]/;

/** Thrown where a text holds more than the short way knows. */
const BEYOND = new Error('beyond plain YAML');

/**
 * Reads a YAML document of the plain kind that tools write: block mappings and sequences, scalars on one line, `[]` and
 * `{}`. Returns undefined for everything else, which is then read by the YAML library; what it reads, it reads as the
 * library does, in a tenth of the time.
 */
export function readPlainYaml(text: string): PlainDocument | undefined {
  if (OTHER_CHARACTERS.test(text)) {
    return undefined;
  }
  try {
    return new PlainReader(text).document();
  } catch (error) {
    if (error === BEYOND) {
      return undefined;
    }
    throw error;
  }
}

class PlainReader {
  private readonly lines: readonly string[];
  private at = 0;
  /** Indent of the line at hand, -1 at the end. */
  private indent = -1;
  /** What stands on the line at hand, from its indent on. */
  private rest = '';
  /** The lines of what was read so far. */
  private readonly read: number[] = [];

  public constructor(text: string) {
    this.lines = text.split('\n');
  }

  public document(): PlainDocument | undefined {
    if (this.lines[0]?.trimEnd() === '---') {
      this.at = 1;
    }
    this.settle();
    const line = this.at + 1;
    if (this.indent !== 0 || this.rest.startsWith('- ')) {
      return undefined;
    }
    return { value: this.mapping(0), line, lines: this.read };
  }

  /** Goes to the next line that says something. */
  private settle(): void {
    for (; this.at < this.lines.length; this.at += 1) {
      const line = this.lines[this.at] ?? '';
      const indent = line.search(SAYS_SOMETHING);
      if (indent >= 0 && line[indent] !== '#') {
        this.indent = indent;
        this.rest = line.slice(indent).trimEnd();
        return;
      }
    }
    this.indent = -1;
    this.rest = '';
  }

  private advance(): void {
    this.at += 1;
    this.settle();
  }

  private mapping(indent: number): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    while (this.indent === indent) {
      const [whole, written = ''] = KEY.exec(this.rest) ?? [];
      const key = written.startsWith('"') || written.startsWith("'") ? written.slice(1, -1) : written;
      if (whole === undefined || WORD.test(key) || Object.hasOwn(found, key)) {
        throw BEYOND;
      }
      this.read.push(this.at + 1);
      setOwnValue(found, key, this.value(this.rest.slice(whole.length), indent));
    }
    // A mapping ends where its parent goes on; the outermost one at the end of the text.
    return this.indent > indent || (indent === 0 && this.indent >= 0) ? beyond() : found;
  }

  /** Reads what follows a key: on its line, or below it. */
  private value(written: string, indent: number): unknown {
    this.advance();
    if (written !== '') {
      // A scalar that goes on below is indented more than its key.
      return this.indent > indent ? beyond() : scalarOf(written);
    }
    const isSequence = this.rest.startsWith('- ');
    if (this.indent > indent || (this.indent === indent && isSequence)) {
      return isSequence ? this.sequence(this.indent) : this.mapping(this.indent);
    }
    return null;
  }

  private sequence(indent: number): unknown[] {
    const found: unknown[] = [];
    while (this.indent === indent && this.rest.startsWith('- ')) {
      const inner = this.rest.slice(2).trimStart();
      const innerIndent = indent + this.rest.length - inner.length;
      if (inner.startsWith('- ') || inner.startsWith('#')) {
        throw BEYOND;
      }
      this.read.push(this.at + 1);
      if (KEY.test(inner)) {
        this.indent = innerIndent;
        this.rest = inner;
        found.push(this.mapping(innerIndent));
      } else {
        this.advance();
        found.push(this.indent > indent ? beyond() : scalarOf(inner));
      }
    }
    return this.indent > indent ? beyond() : found;
  }
}

function beyond(): never {
  throw BEYOND;
}

function scalarOf(text: string): unknown {
  if (QUOTED.test(text)) {
    return text.slice(1, -1);
  }
  if (text === '[]') {
    return [];
  }
  if (text === '{}') {
    return {};
  }
  if (!PLAIN.test(text)) {
    throw BEYOND;
  }
  if (NUMBER.test(text)) {
    return Number(text);
  }
  return ODD_NUMBER.test(text) && PERHAPS_NUMBER.test(text) ? beyond() : wordOf(text);
}

function wordOf(text: string): unknown {
  switch (text) {
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    default:
      return text === '-' || text === '---' || text === '...' ? beyond() : text;
  }
}
