import type { Fault } from '../values/invalid-input';
import { quoted } from '../values/shown';

/** A point of a trace. */
export interface TracePoint {
  /** Seconds from the start. */
  readonly atSeconds: number;
  /** Requests a second, or users. */
  readonly value: number;
}

/** A trace that was read, or what is wrong with it. */
export interface ReadTrace {
  /** Points in the order of the file; those at fault are left out. */
  readonly points: readonly TracePoint[];
  /** One for each line at fault. */
  readonly faults: readonly Fault[];
}

/** Points, and seconds and values of them: as the schema of scenarios has them. */
const MOST_POINTS = 1_000_000;
const MOST_SECONDS = 31_622_400;
const MOST_VALUE = 1e9;
/** Lines at fault that are told. */
const MOST_FAULTS = 50;

const CELL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Returns the points of a CSV text: seconds and a value on each line, divided by a comma, a semicolon or a tab. A first
 * line of names, empty lines and lines that begin with `#` are passed over.
 *
 * @param file the name to give in faults.
 */
export function readTraceCsv(text: string, file: string): ReadTrace {
  const points: TracePoint[] = [];
  const faults: Fault[] = [];
  let isFirst = true;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (line.trim() === '' || line.startsWith('#') || (isFirst && cells.every((cell) => !CELL.test(cell)))) {
      isFirst &&= line.trim() === '' || line.startsWith('#');
      continue;
    }
    isFirst = false;
    const fault = faultOf(cells, points.at(-1));
    if (fault === undefined) {
      points.push({ atSeconds: Number(cells[0]), value: Number(cells[1]) });
    } else {
      faults.push({ ...fault, at: `${file}:${index + 1}` });
    }
    const limit = limitOf(points, faults);
    if (limit !== undefined) {
      faults.push({ code: 'TOO_LARGE', at: `${file}:${index + 1}`, message: limit });
      break;
    }
  }
  if (points.length === 0 && faults.length === 0) {
    faults.push({
      code: 'MISSING',
      at: file,
      message: 'has no point; give lines of seconds and a value, such as 60,12.5',
    });
  }
  return { points, faults };
}

/** Returns why no further line is read; undefined when one is. */
function limitOf(points: readonly TracePoint[], faults: readonly Fault[]): string | undefined {
  if (points.length > MOST_POINTS) {
    return `is point ${points.length}; give at most ${MOST_POINTS}`;
  }
  return faults.length === MOST_FAULTS
    ? 'is the last line that is looked at; correct the faults before it first'
    : undefined;
}

function faultOf(cells: readonly string[], before: TracePoint | undefined): Omit<Fault, 'at'> | undefined {
  const [atSeconds, value] = cells.map((cell) => (CELL.test(cell) ? Number(cell) : undefined));
  if (cells.length !== 2 || atSeconds === undefined || value === undefined) {
    const message = `is ${quoted(cells.join(','))}; write seconds and a value, such as 60,12.5`;
    return { code: 'BAD_FORMAT', message };
  }
  if (atSeconds < 0 || value < 0) {
    return { code: 'OUT_OF_RANGE', message: `is ${quoted(cells.join(','))}; give numbers of 0 or more` };
  }
  if (atSeconds > MOST_SECONDS || value > MOST_VALUE) {
    const message = `is ${quoted(cells.join(','))}; give at most ${MOST_SECONDS} seconds, and a value of at most ${MOST_VALUE}`;
    return { code: 'OUT_OF_RANGE', message };
  }
  return before !== undefined && atSeconds <= before.atSeconds
    ? {
        code: 'CONFLICT',
        message: `is at ${atSeconds} s, not after the line before it (${before.atSeconds} s); sort the lines`,
      }
    : undefined;
}
