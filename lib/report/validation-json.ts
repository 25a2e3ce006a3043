import type { ValidationReport } from '../live/report/validation-report';

/** Returns a report as JSON, in the shape that `schemas/validation-report.schema.json` states. */
export function renderValidationJson(report: ValidationReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
