import { around, type Estimate } from './estimate';

type Matrix = readonly (readonly number[])[];

/** Pivots this small, of columns of length 1, mean columns that cannot be told apart. */
const SINGULAR = 1e-8;

/**
 * Returns the coefficients of the least-squares fit `y = Σ coefficient × column`, without an intercept, each with its 95 %
 * interval; undefined when there are too few rows or the columns cannot be told apart.
 *
 * By the normal equations on columns of length 1: there are few columns, and what they would lose in digits is refused.
 */
export function linearFit(rows: Matrix, y: readonly number[]): Estimate[] | undefined {
  const columns = rows[0]?.length ?? 0;
  const freedom = rows.length - columns;
  if (columns === 0 || freedom < 1) {
    return undefined;
  }
  const scales = range(columns).map((column) => Math.hypot(...rows.map((row) => row[column] ?? 0)));
  if (scales.some((scale) => scale === 0)) {
    return undefined;
  }
  const scaled = rows.map((row) => row.map((value, column) => value / (scales[column] ?? 1)));
  const inverse = inverseOf(range(columns).map((i) => range(columns).map((j) => dot(scaled, i, j))));
  if (inverse === undefined) {
    return undefined;
  }
  const projected = range(columns).map((i) => scaled.reduce((sum, row, at) => sum + (row[i] ?? 0) * (y[at] ?? 0), 0));
  const coefficients = inverse.map((row) => row.reduce((sum, value, at) => sum + value * (projected[at] ?? 0), 0));
  const residuals = scaled.map(
    (row, at) => (y[at] ?? 0) - row.reduce((sum, value, column) => sum + value * (coefficients[column] ?? 0), 0),
  );
  const variance = residuals.reduce((sum, each) => sum + each ** 2, 0) / freedom;
  return coefficients.map((coefficient, column) => {
    const scale = scales[column] ?? 1;
    const error = Math.sqrt(variance * Math.max(inverse[column]?.[column] ?? 0, 0));
    return around(coefficient / scale, error / scale, freedom, rows.length);
  });
}

function dot(rows: Matrix, i: number, j: number): number {
  return rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0);
}

/** Gauss-Jordan elimination of a symmetric positive matrix, which needs no change of rows. */
function inverseOf(matrix: Matrix): number[][] | undefined {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...range(size).map((j) => (i === j ? 1 : 0))]);
  for (const at of range(size)) {
    const pivotRow = work[at] ?? [];
    const pivot = pivotRow[at] ?? 0;
    if (pivot < SINGULAR) {
      return undefined;
    }
    const normal = pivotRow.map((value) => value / pivot);
    work.forEach((row, i) => {
      const factor = i === at ? 0 : (row[at] ?? 0);
      work[i] = i === at ? normal : row.map((value, j) => value - factor * (normal[j] ?? 0));
    });
  }
  return work.map((row) => row.slice(size));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
