import { withoutMarkers } from './log-text';
import { visibleLine } from './visible';

/** What a spreadsheet takes for the beginning of a formula, its wide forms too. */
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * Returns rows as CSV (RFC 4180, lines end in a line feed). Numbers are bare, NaN and undefined are empty. A text that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
export function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cell(value: string | number | undefined): string {
  if (value === undefined || typeof value === 'number') {
    return value === undefined || Number.isNaN(value) ? '' : String(value);
  }
  const text = withoutMarkers(visibleLine(value));
  const safe = FORMULA.test(text) ? `'${text}` : text;
  // A colon at the beginning of a line could be a command to a runner; a quotation mark before it is none.
  return /[",]|^\s*::|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
