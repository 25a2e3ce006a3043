import { html, joined, type Markup } from '../text/markup';

/**
 * Returns a table whose first column names the rows and whose others hold numbers.
 *
 * @param head plain texts.
 * @param rows plain texts, as many in each row as the head has.
 */
export function renderHtmlTable(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const [corner = '', ...columns] = head;
  const top = columns.map((name) => html`<th scope="col" class="number">${name}</th>`);
  const body = rows.map(([name = '', ...values]) => {
    const cells = values.map((value) => html`<td class="number">${value}</td>`);
    return html`<tr><th scope="row">${name}</th>${cells}</tr>`;
  });
  return html`<div class="scroll"><table>
<thead><tr><td>${corner}</td>${top}</tr></thead>
<tbody>
${joined(body, '\n')}
</tbody>
</table></div>`;
}
