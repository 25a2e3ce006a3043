import type { Block, Column, ReportDocument } from '../live/document/document';
import { html, joined, type Markup, NO_MARKUP } from '../text/markup';
import { renderHtmlPage } from './html-page';

/**
 * Returns a report as one HTML file that needs nothing else.
 *
 * @param charts the drawing that stands where the document has its charts.
 */
export function renderDocumentHtml({ title, outcome, sections }: ReportDocument, charts: Markup | undefined): string {
  const body = sections.map((section) => {
    const blocks = section.blocks.map((block) => renderBlock(block, charts));
    return html`<h2>${section.title}</h2>\n${joined(blocks, '\n')}`;
  });
  return renderHtmlPage({
    title,
    body: html`<h1>${title}</h1>\n<p class="verdict ${outcome}">${outcome.toUpperCase()}</p>\n${joined(body, '\n')}`,
  });
}

function renderBlock(block: Block, charts: Markup | undefined): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${inline(block.text)}</p>`;
    case 'heading':
      return html`<h3>${inline(block.text)}</h3>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${inline(item)}</li>`)}</ul>`;
    case 'table':
      return tableOf(block.columns, block.rows);
    case 'code':
      return html`<pre>${block.text}</pre>`;
    case 'charts':
      return charts === undefined ? NO_MARKUP : html`<div class="scroll">${charts}</div>`;
  }
}

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): Markup {
  const mark = (index: number): Markup | undefined =>
    columns[index]?.isNumber === true ? html` class="number"` : undefined;
  const head = columns.map(({ title }, index) => html`<th${mark(index) ?? NO_MARKUP}>${inline(title)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((text, index) => html`<td${mark(index) ?? verdictClass(text)}>${inline(text)}</td>`);
    return html`<tr>${cells}</tr>`;
  });
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${joined(body, '\n')}</tbody></table></div>`;
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

function verdictClass(text: string): Markup {
  const name = CLASSES.get(text);
  return name === undefined ? NO_MARKUP : html` class="${name}"`;
}

function inline(text: string): readonly Markup[] {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? html`<code>${part.slice(1, -1)}</code>` : html`${part}`));
}
