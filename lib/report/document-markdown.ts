import type { Block, Column, ReportDocument } from '../live/document/document';
import { markdownBlock, markdownCell, markdownWithCode } from '../text/markdown';

/** Returns a report as Markdown, as GitHub reads it; charts are left out. */
export function renderDocumentMarkdown({ title, sections }: ReportDocument): string {
  const parts = sections.flatMap((section) => [
    `## ${section.title}`,
    ...section.blocks.map(renderBlock).filter((text) => text !== ''),
  ]);
  return `${[`# ${markdownWithCode(title)}`, ...parts].join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return markdownWithCode(block.text);
    case 'heading':
      return `### ${markdownWithCode(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${markdownWithCode(item)}`).join('\n');
    case 'table':
      return tableOf(block.columns, block.rows);
    case 'code':
      return markdownBlock(block.text.split('\n'), 'text');
    case 'charts':
      return '';
  }
}

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => markdownCell(title))),
    line(columns.map(({ isNumber = false }) => (isNumber ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(markdownCell))),
  ].join('\n');
}
