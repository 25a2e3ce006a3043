import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { trimmedEnd } from '../../values/trim-text';
import { YamlRefusal } from './yaml-refusal';

/** A text and what the parser saw of it. */
export interface ParsedText {
  /** The text with the lines of the given one, some of them indented further. */
  readonly text: string;
  /** Offsets are those of this text. */
  readonly events: readonly Event[];
}

/** More than any indent that a collection in a collection can ask for. */
const INDENT = ' '.repeat(512);
/** How many characters are parsed in all for one text, so that a hostile one has an end. */
const MAX_PARSED = 64 * 1024 * 1024;
const MAX_TRIES = 1000;

/**
 * Parses a document. YAML 1.2 asks that the lines of a flow collection and of a quoted scalar are indented, and js-yaml
 * insists; YAML 1.1 does not, and neither does kubectl. White space at the beginning of such lines means nothing, so the
 * lines that js-yaml complains of are indented.
 *
 * @throws YamlRefusal when the text is malformed.
 */
export function parseLenient(given: string): ParsedText {
  let text = given;
  let parsed = 0;
  let first: { readonly text: string; readonly position: number } | undefined;
  for (let tries = 0; ; tries += 1) {
    try {
      return { text, events: parseEvents(text, {}) };
    } catch (cause) {
      if (!(cause instanceof YAMLException)) {
        throw cause;
      }
      parsed += text.length;
      const position = cause.mark?.position ?? 0;
      // Where a bracket is missing, the first line that is not indented is nearer to it than the end of the text.
      first ??= { text, position: Math.min(position, text.trimEnd().length) };
      const mayGoOn = cause.reason === 'deficient indentation' && tries < MAX_TRIES && parsed < MAX_PARSED;
      const indented = mayGoOn ? withIndent(text, position) : undefined;
      if (indented === undefined) {
        throw new YamlRefusal(first.text, first.position, `is not YAML that can be read: ${cause.reason}`, { cause });
      }
      text = indented;
    }
  }
}

/** Returns a text with other white space before an offset in a flow collection or a quoted scalar, where that helps. */
function withIndent(text: string, position: number): string | undefined {
  const begin = text.lastIndexOf('\n', position - 1) + 1;
  const before = text.slice(begin, position);
  const space = before.slice(trimmedEnd(before, ' \t').length);
  if (space !== before) {
    // The line begins outside of the collection, and js-yaml takes exception to a tab in it; there it is a space.
    const tabs = space.includes('\t')
      ? { index: position - space.length, length: space.length }
      : tabsBehindKey(before, begin);
    return tabs && text.slice(0, tabs.index) + ' '.repeat(tabs.length) + text.slice(tabs.index + tabs.length);
  }
  const isOpen = begin > 0 && !text.startsWith('...', begin) && !text.startsWith(INDENT, begin);
  return isOpen ? text.slice(0, begin) + INDENT + text.slice(begin) : undefined;
}

function tabsBehindKey(line: string, begin: number): { readonly index: number; readonly length: number } | undefined {
  const found = /^([^"'#\t]*:)(\t+)/.exec(line);
  return found === null ? undefined : { index: begin + (found[1]?.length ?? 0), length: found[2]?.length ?? 0 };
}
