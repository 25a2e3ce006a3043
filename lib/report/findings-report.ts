import type { CheckResult } from '../rules/finding';
import type { RuleText } from '../rules/rule';

/** What a report of findings is rendered from. */
export interface FindingsReport {
  /** What the check found. */
  readonly result: CheckResult;
  /** The rules that were run. */
  readonly rules: readonly RuleText[];
  /** Name and version of the program. */
  readonly tool: { readonly name: string; readonly version: string };
}
