import type { CheckResult } from '../rules/finding';

/** Returns findings as JSON, in the shape that `schemas/check-result.schema.json` states. */
export function renderFindingsJson(result: CheckResult): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}
