import type { SimulationReport } from '../simulator/runs/simulation-report';

/** Returns a simulation as JSON, as `schemas/simulation-result.schema.json` describes it; what is no number is null. */
export function renderSimulationJson(report: SimulationReport): string {
  const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
  return `${JSON.stringify(report, plain, 2)}\n`;
}
