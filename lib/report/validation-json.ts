import type { ValidationReport } from '../live/report/validation-report';
import { jsonText } from '../text/json-text';

/** Returns a report as JSON, in the shape that `schemas/validation-report.schema.json` states. */
export function renderValidationJson(report: ValidationReport): string {
  return `${jsonText(report)}\n`;
}
