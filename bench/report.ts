import { cpus } from 'node:os';
import type { ContestResult, Standing } from './contest';

/** Returns the results for a program to read. */
export function toJson(results: readonly ContestResult[], runs: number): string {
  const machine = { node: process.version, platform: process.platform, cpus: cpus().length, cpu: cpus()[0]?.model };
  return `${JSON.stringify({ schemaVersion: 1, machine, runs, contests: results }, null, 2)}\n`;
}

/** Returns a contest as a table. */
export function toTable({ title, objects, standings }: ContestResult, runs: number): string {
  const head = ['', 'wall', 'CPU', 'memory', 'to stock', 'to helm'];
  const rows = [head, ...standings.map(row)];
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return `${title}: ${objects} objects, medians of ${runs} runs\n${lines.join('\n')}\n\n`;
}

function row({ name, wallSeconds, cpuSeconds, peakBytes, ratioToStock, ratioToHelm }: Standing): string[] {
  return [
    name,
    `${wallSeconds.toFixed(2)} s`,
    `${cpuSeconds.toFixed(2)} s`,
    `${Math.round(peakBytes / 2 ** 20)} MiB`,
    `${ratioToStock.toFixed(2)}x`,
    ratioToHelm === null ? '-' : `${ratioToHelm.toFixed(2)}x`,
  ];
}
