import type { ValidationReport } from '../report/validation-report';
import { closingSections, failuresSection, recommendationsSection } from './closing-sections';
import { componentsSection, connectivitySection, environmentSection } from './cluster-sections';
import type { ReportDocument } from './document';
import { loadSection, smokeSection } from './load-sections';
import { autoscalerSection, capacitySection, podsSection } from './scaling-sections';
import { findingsSection, summarySection } from './summary-section';

/** Returns a run's report for people: the verdict first, then what it stands on, then what to do. */
export function reportDocument(report: ValidationReport): ReportDocument {
  const name = report.autoscaler?.name ?? '';
  return {
    title: `Validation of ${name === '' ? 'an autoscaled service' : name}: ${report.outcome}`,
    outcome: report.outcome,
    sections: [
      summarySection(report),
      findingsSection(report),
      environmentSection(report),
      componentsSection(report),
      connectivitySection(report),
      smokeSection(report),
      loadSection(report),
      podsSection(report),
      autoscalerSection(report),
      capacitySection(report),
      failuresSection(report),
      recommendationsSection(report),
      ...closingSections(report),
    ],
  };
}
