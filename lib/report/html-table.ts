import { escapeHtml } from './html-page';

/**
 * Returns a table whose first column names the rows and whose others hold numbers.
 *
 * @param head plain texts.
 * @param rows plain texts, as many in each row as the head has.
 */
export function renderHtmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const [corner = '', ...columns] = head.map(escapeHtml);
  const top = columns.map((name) => `<th scope="col" class="number">${name}</th>`).join('');
  const body = rows.map((row) => {
    const [name = '', ...values] = row.map(escapeHtml);
    return `<tr><th scope="row">${name}</th>${values.map((value) => `<td class="number">${value}</td>`).join('')}</tr>`;
  });
  return `<div class="scroll"><table>\n<thead><tr><td>${corner}</td>${top}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
}
