import { oneLine, visible } from './plain-text';

/** Characters that mean something in CommonMark, in GitHub's tables and formulas, or in HTML. */
const SPECIAL = /[\\`*_{}[\]<>|~&$]/g;

/**
 * Returns text for the running text of GitHub-flavoured Markdown: one line, in which nothing is markup, an HTML tag, a
 * mention, a reference to an issue, or a link.
 */
export function markdownText(text: string, maxCharacters: number): string {
  return (
    oneLine(text, maxCharacters)
      .trim()
      .replace(SPECIAL, (each) => `&#${each.charCodeAt(0)};`)
      // A mention, a reference or a link needs its characters side by side; the joiner between them has no width.
      .replace(/@(?=\S)/g, '@&#8203;')
      .replace(/(?<!&)#(?=\d)/g, '#&#8203;')
      .replace(/GH-(?=\d)/gi, (each) => `${each}&#8203;`)
      .replace(/\/(?=\/)/g, '/&#8203;')
      .replace(/www\./gi, (each) => `${each.slice(0, -1)}&#8203;.`)
      // At the start of a block these would be a heading, a list, or a line under a heading.
      .replace(/^(\s*)([#+=:-]|\d+(?=[.)]))/, (_, space: string, mark: string) => `${space}&#8203;${mark}`)
  );
}

/** Returns text as code within a line: its fence is longer than any within. Not for tables, whose `|` it keeps. */
export function markdownCode(text: string, maxCharacters: number): string {
  const line = oneLine(text, maxCharacters).trim() || ' ';
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Returns text as code in HTML, for places where Markdown is not read, such as `<summary>`. */
export function htmlCode(text: string, maxCharacters: number): string {
  const line = oneLine(text, maxCharacters).replace(/[^A-Za-z0-9 ./-]/gu, (each) => `&#${each.codePointAt(0)};`);
  return `<code>${line}</code>`;
}

/** Returns lines as a block of code in a language; its fence is longer than any within. */
export function markdownBlock(lines: readonly string[], language: string): string {
  const shown = lines.map((line) => visible(line.replace(/[\r\n\u2028\u2029]+/g, ' ')));
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return `${fence}${language}\n${shown.join('\n')}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
