import type { RuleText } from '../rules/rule';

/** Returns the catalogue as a page of documentation: a table of contents, and each rule with its examples. */
export function renderRulesMarkdown(rules: readonly RuleText[]): string {
  return [
    '# Rules',
    '',
    '<!-- Generated from lib/rules/catalogue/ by `npm run generate`; a test fails when it differs. -->',
    '',
    'What `cdk8s-inference check` and the synthesis look for. `cdk8s-inference rules ID` prints the same for one rule.',
    '',
    '| rule | severity | what goes wrong |',
    '|---|---|---|',
    ...rules.map(({ id, severity, why }) => `| [${id}](#${id}) | ${severity} | ${why} |`),
    '',
    ...rules.flatMap(section),
  ].join('\n');
}

function section({ id, severity, why, fix, accepted, rejected, exampleSettings }: RuleText): string[] {
  const settings =
    exampleSettings === undefined ? [] : [`The examples are checked with \`${JSON.stringify(exampleSettings)}\`.`, ''];
  return [
    `## ${id}`,
    '',
    `**${severity}.** ${why}`,
    '',
    `**Fix.** ${fix}`,
    '',
    ...settings,
    'Accepted:',
    '',
    ...yaml(accepted),
    'Rejected:',
    '',
    ...yaml(rejected),
  ];
}

function yaml(text: string): string[] {
  return ['```yaml', text.trim(), '```', ''];
}
