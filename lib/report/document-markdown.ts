import type { Block, Column, ReportDocument } from '../live/document/document';

/** Returns a report as Markdown, as GitHub reads it; charts are left out. */
export function renderDocumentMarkdown({ title, sections }: ReportDocument): string {
  const parts = sections.flatMap((section) => [
    `## ${section.title}`,
    ...section.blocks.map(renderBlock).filter((text) => text !== ''),
  ]);
  return `${[`# ${escaped(title)}`, ...parts].join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return escaped(block.text);
    case 'heading':
      return `### ${escaped(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
    case 'table':
      return tableOf(block.columns, block.rows);
    case 'code':
      return fenced(block.text);
    case 'charts':
      return '';
  }
}

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => cell(title))),
    line(columns.map(({ isNumber = false }) => (isNumber ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
  ].join('\n');
}

function cell(text: string): string {
  return escaped(text).replaceAll('|', '\\|');
}

/** A fence is longer than any run of backticks in what it holds. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** What a recording holds is text: nothing in it becomes markup, but for code between backticks. */
function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\`*_[\]<>#~]/g, '\\$&')))
    .join('');
}
