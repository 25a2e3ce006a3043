import type { CheckResult } from '../rules/finding';
import { jsonText } from '../text/json-text';

/** Returns findings as JSON, in the shape that `schemas/check-result.schema.json` states. */
export function renderFindingsJson(result: CheckResult): string {
  return `${jsonText(result)}\n`;
}
