import type { RuleText } from '../rules/rule';

/** Returns the catalogue for people: one line a rule. */
export function renderRuleList(rules: readonly RuleText[]): string {
  const widest = Math.max(...rules.map(({ id }) => id.length));
  return `${rules.map(({ id, severity, why }) => `${id.padEnd(widest)}  ${severity.padEnd(7)}  ${why}`).join('\n')}\n`;
}

/** Returns what there is to say about one rule: why, what to do, the examples. */
export function renderRule({ id, severity, why, fix, accepted, rejected, exampleSettings }: RuleText): string {
  const settings = exampleSettings === undefined ? '' : `\nUnder the settings ${JSON.stringify(exampleSettings)}:\n`;
  return [
    `${id} (${severity})`,
    '',
    `Why: ${why}`,
    `Fix: ${fix}`,
    settings,
    'Accepted:',
    '',
    indented(accepted),
    'Rejected:',
    '',
    indented(rejected),
  ].join('\n');
}

function indented(text: string): string {
  return `${text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')}\n`;
}
