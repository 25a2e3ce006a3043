import { logLine } from '../text/log-text';

/**
 * Returns lines with their cells, separated by tabs, in columns: what Go's `text/tabwriter` makes of them with spaces for
 * padding and no flags. A column is as wide as its widest cell among the lines that follow each other and have it; a cell
 * that no tab ends is of no column. In cells every character is seen.
 *
 * @param padding spaces behind the widest cell.
 * @param minWidth of a cell, its padding included.
 */
export function tabulate(lines: readonly string[], padding = 2, minWidth = 0): string {
  const cells = lines.map((line) => line.split('\t').map(logLine));
  const widths: number[][] = cells.map(() => []);
  widen(cells, widths, { from: 0, to: cells.length, column: 0 }, { padding, minWidth });
  return cells.map((row, line) => `${row.map((text, at) => text.padEnd(widths[line]?.[at] ?? 0)).join('')}\n`).join('');
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

function widen(
  cells: readonly (readonly string[])[],
  widths: readonly number[][],
  { from, to, column }: Range,
  layout: { readonly padding: number; readonly minWidth: number },
): void {
  for (let start = from; start < to; start++) {
    let end = start;
    while (end < to && (cells[end]?.length ?? 0) - 1 > column) {
      end++;
    }
    if (end === start) {
      continue;
    }
    const longest = Math.max(...cells.slice(start, end).map((row) => [...(row[column] ?? '')].length));
    const width = Math.max(longest + layout.padding, layout.minWidth);
    for (const row of widths.slice(start, end)) {
      row[column] = width;
    }
    widen(cells, widths, { from: start, to: end, column: column + 1 }, layout);
    start = end - 1;
  }
}
