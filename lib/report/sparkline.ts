const BLOCKS = '▁▂▃▄▅▆▇█';

/**
 * Returns values as a line of blocks, from 0 to the greatest of them; a space where there is none. Where values are more
 * than the line is wide, a block is the greatest of its span.
 *
 * @param width most characters.
 */
export function sparkline(values: readonly number[], width: number): string {
  const columns = Math.min(width, values.length);
  const spans = Array.from({ length: columns }, (_, column) =>
    greatest(values.slice(startOf(column, columns, values.length), startOf(column + 1, columns, values.length))),
  );
  const top = greatest(spans);
  return spans.map((value) => (Number.isNaN(value) ? ' ' : blockOf(value, top))).join('');
}

function blockOf(value: number, top: number): string {
  const level = top > 0 ? Math.round((value / top) * (BLOCKS.length - 1)) : 0;
  return BLOCKS.charAt(Math.max(0, level));
}

function startOf(column: number, columns: number, length: number): number {
  return Math.floor((column * length) / columns);
}

/** Returns the greatest value, NaN left out; NaN of none. */
export function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => (Number.isNaN(value) || value <= most ? most : value), Number.NaN);
}

/** Returns the least value, NaN left out; NaN of none. */
export function least(values: readonly number[]): number {
  return -greatest(values.map((value) => -value));
}
