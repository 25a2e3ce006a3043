import { logText, withoutMarkers } from './log-text';
import { Markup } from './markup';
import { oneLine } from './visible';

/** Characters that mean something in CommonMark, in GitHub's tables and formulas, or in HTML. */
const SPECIAL = /[\\`*_{}[\]<>|~&$]/g;
/**
 * Words that GitHub or GitLab makes links or pictures of, however their characters are written: mentions and addresses,
 * URLs, numbers of issues, ids of commits, emoji.
 */
const LINKED = /@\S|\S@|\/\/|www\.|#\d|GH-\d|[!$%&~]\d|\b[\da-f]{7,40}\b|:(?:(?!\d+:)[\w+-]+|100|1234):/i;
/** At the start of a block the character at its end would begin a heading or a list, or a line under a heading. */
const BLOCK_START = /^([#+=:-]|\d+[.)])/;

/**
 * Returns text for GitHub-flavoured Markdown, at the start of a block too: one line, in which nothing is markup, an HTML
 * tag, a mention, a reference, a link or an emoji. A word that would become one is shown as code.
 */
export function markdownText(text: string, maxCharacters = Number.POSITIVE_INFINITY): string {
  const phrase = markdownPhrase(oneLine(text, maxCharacters).trim());
  return phrase.replace(BLOCK_START, (start) => start.slice(0, -1) + entity(start.slice(-1)));
}

/** Returns text for Markdown in which what stands between backticks is code. */
export function markdownWithCode(text: string): string {
  return inlines(text).replace(BLOCK_START, (start) => start.slice(0, -1) + entity(start.slice(-1)));
}

/** Returns text for a cell of a table in Markdown; what stands between backticks is code. */
export function markdownCell(text: string): string {
  // Readers differ in what a backslash before a vertical bar is within code; in HTML it has an entity.
  return inlines(text, (piece) => (piece.includes('|') ? String(htmlCode(piece)) : markdownCode(piece)));
}

/** Returns text as code within a line: its fence is longer than any within. Not for tables, whose `|` it keeps. */
export function markdownCode(text: string, maxCharacters = Number.POSITIVE_INFINITY): string {
  const line = withoutMarkers(oneLine(text, maxCharacters)).trim() || ' ';
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Returns text as code in HTML, for places where Markdown is not read, such as `<summary>`. */
export function htmlCode(text: string, maxCharacters = Number.POSITIVE_INFINITY): Markup {
  const line = oneLine(text, maxCharacters)
    .replace(/[^A-Za-z0-9 ./-]/gu, (each) => `&#${each.codePointAt(0)};`)
    // GitHub looks for addresses and URLs within code in HTML, but not across a tag: here is where a line may break.
    .replace(/&#64;(?=\S)/g, '&#64;<wbr>')
    .replace(/&#58;(?=\/\/)/g, '&#58;<wbr>')
    .replace(/www(?=\.)/gi, '$&<wbr>');
  return Markup.trusted(`<code>${line}</code>`);
}

/** Returns lines as a block of code in a language; its fence is longer than any within. */
export function markdownBlock(lines: readonly string[], language: string): string {
  const shown = lines.map((line) => logText(line.replace(/[\r\n\u2028\u2029]+/g, ' ')));
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return `${fence}${language}\n${shown.join('\n')}\n${fence}`;
}

/** Returns text as code. */
type CodeMaker = (text: string) => string;

/** Text in which nothing is markup, unless it stands at the start of a block. */
function markdownPhrase(line: string, code: CodeMaker = markdownCode): string {
  return line
    .split(' ')
    .map((word) => (LINKED.test(word) ? codeWord(word, code) : word.replace(SPECIAL, entity)))
    .join(' ');
}

/** A word as code, but for the punctuation of the sentence that it stands in. */
function codeWord(word: string, code: CodeMaker): string {
  const start = /^[("'<]*/.exec(word)?.[0].length ?? 0;
  let end = word.length;
  while (end > start && `)"'>.,;`.includes(word.charAt(end - 1))) {
    end -= 1;
  }
  const outer = (text: string): string => text.replace(SPECIAL, entity);
  return `${outer(word.slice(0, start))}${code(word.slice(start, end))}${outer(word.slice(end))}`;
}

function inlines(text: string, code: CodeMaker = markdownCode): string {
  return oneLine(text, Number.POSITIVE_INFINITY)
    .trim()
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : markdownPhrase(part, code)))
    .reduce((line, part) => (line.endsWith('`') && part.startsWith('`') ? `${line} ${part}` : line + part));
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
