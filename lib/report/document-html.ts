import type { Block, Column, ReportDocument } from '../live/document/document';
import { escapeHtml, renderHtmlPage } from './html-page';

/**
 * Returns a report as one HTML file that needs nothing else.
 *
 * @param charts the drawing that stands where the document has its charts; empty for none.
 */
export function renderDocumentHtml({ title, outcome, sections }: ReportDocument, charts: string): string {
  const body = sections.map((section) => {
    const blocks = section.blocks.map((block) => renderBlock(block, charts)).join('\n');
    return `<h2>${escapeHtml(section.title)}</h2>\n${blocks}`;
  });
  return renderHtmlPage({
    title,
    body: `<h1>${escapeHtml(title)}</h1>\n<p class="verdict ${outcome}">${outcome.toUpperCase()}</p>\n${body.join('\n')}`,
  });
}

function renderBlock(block: Block, charts: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'heading':
      return `<h3>${inline(block.text)}</h3>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableOf(block.columns, block.rows);
    case 'code':
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case 'charts':
      return charts === '' ? '' : `<div class="scroll">${charts}</div>`;
  }
}

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const mark = (index: number): string => (columns[index]?.isNumber === true ? ' class="number"' : '');
  const head = columns.map(({ title }, index) => `<th${mark(index)}>${inline(title)}</th>`).join('');
  const body = rows.map(
    (row) =>
      `<tr>${row.map((text, index) => `<td${mark(index) || verdictClass(text)}>${inline(text)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pass: 'pass',
    done: 'pass',
    ok: 'pass',
    fail: 'fail',
    failed: 'fail',
    inconclusive: 'inconclusive',
    warning: 'warning',
    skipped: 'faint',
    'not tested': 'inconclusive',
  }),
);

function verdictClass(text: string): string {
  const name = CLASSES.get(text);
  return name === undefined ? '' : ` class="${name}"`;
}

function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : escapeHtml(part)))
    .join('');
}
