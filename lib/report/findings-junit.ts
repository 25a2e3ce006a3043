import type { Finding } from '../rules/finding';
import type { FindingsReport } from './findings-report';
import { escapeXml } from './xml-text';

/**
 * Returns findings as JUnit XML: a test case for each rule. Errors are failures; a case whose findings are only warnings,
 * notes or waived passes and says them in its output; a rule that lacked a fact is skipped.
 */
export function renderFindingsJunit({ result, rules, tool }: FindingsReport): string {
  const cases = rules.map(({ id }) => testCase(id, { result, rules, tool }));
  const failures = cases.filter((each) => each.includes('<failure')).length;
  const skipped = cases.filter((each) => each.includes('<skipped')).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(tool.name)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">`,
    `  <testsuite name="check" tests="${cases.length}" failures="${failures}" skipped="${skipped}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(id: string, { result }: FindingsReport): string {
  const findings = result.findings.filter(({ rule }) => rule === id);
  const waived = result.waived.filter(({ rule }) => rule === id);
  const missing = result.notRun.filter(({ rule }) => rule === id).map((each) => each.missing);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const output = [
    ...others.map((finding) => `${finding.severity}: ${sentence(finding)}`),
    ...waived.map((finding) => `waived: ${sentence(finding)} (${finding.reason})`),
  ];
  const children = [
    ...errors.map(
      (finding) => `      <failure message="${escapeXml(finding.message)}">${escapeXml(sentence(finding))}</failure>`,
    ),
    ...(missing.length > 0 && findings.length === 0
      ? [`      <skipped message="${escapeXml(`the settings lack ${missing.join(', ')}`)}"/>`]
      : []),
    ...(output.length === 0 ? [] : [`      <system-out>${escapeXml(output.join('\n'))}</system-out>`]),
  ];
  return [`    <testcase classname="check" name="${escapeXml(id)}">`, ...children, '    </testcase>'].join('\n');
}

function sentence({ file, line, object, path, message, fix }: Finding): string {
  const place = file === '' ? '' : `${file}:${line}: `;
  return `${place}${object.kind} '${object.name}' ${path} ${message}. ${fix}`;
}
