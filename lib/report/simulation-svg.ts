import type { SimulationReport } from '../simulator/runs/simulation-report';
import { simulationCharts } from './simulation-charts';
import { renderTimeChartsFile } from './time-charts';

/** Returns the charts of a simulation as an SVG file. */
export function renderSimulationSvg(report: SimulationReport): string {
  return renderTimeChartsFile(simulationCharts(report));
}
