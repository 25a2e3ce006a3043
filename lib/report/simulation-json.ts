import type { SimulationReport } from '../simulator/runs/simulation-report';
import { jsonText } from '../text/json-text';

/** Returns a simulation as JSON, as `schemas/simulation-result.schema.json` describes it; what is no number is null. */
export function renderSimulationJson(report: SimulationReport): string {
  return `${jsonText(report)}\n`;
}
