import { renderSimulationCsv } from '../report/simulation-csv';
import { renderSimulationJson } from '../report/simulation-json';
import { renderSimulationText } from '../report/simulation-text';
import type { SimulationReport } from '../simulator/runs/simulation-report';

/** Forms of a simulation's report. */
export const SIMULATION_FORMATS = ['text', 'json', 'csv', 'html', 'svg'] as const;

/** One of the forms of a simulation's report. */
export type SimulationFormat = (typeof SIMULATION_FORMATS)[number];

/** Returns a report in a form. The library that draws charts is large, and loaded for those that have some. */
export async function renderSimulation(report: SimulationReport, format: SimulationFormat): Promise<string> {
  switch (format) {
    case 'text':
      return renderSimulationText(report);
    case 'json':
      return renderSimulationJson(report);
    case 'csv':
      return report.sets.map(renderSimulationCsv).join('\n');
    case 'html': {
      const { renderSimulationHtml } = await import('../report/simulation-html.js');
      return renderSimulationHtml(report);
    }
    case 'svg': {
      const { renderSimulationSvg } = await import('../report/simulation-svg.js');
      return renderSimulationSvg(report);
    }
  }
}
