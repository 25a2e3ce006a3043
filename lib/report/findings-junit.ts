import type { Finding } from '../rules/finding';
import type { FindingsReport } from './findings-report';

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
    `<testsuites name="${escaped(tool.name)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">`,
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
      (finding) => `      <failure message="${escaped(finding.message)}">${escaped(sentence(finding))}</failure>`,
    ),
    ...(missing.length > 0 && findings.length === 0
      ? [`      <skipped message="${escaped(`the settings lack ${missing.join(', ')}`)}"/>`]
      : []),
    ...(output.length === 0 ? [] : [`      <system-out>${escaped(output.join('\n'))}</system-out>`]),
  ];
  return [`    <testcase classname="check" name="${escaped(id)}">`, ...children, '    </testcase>'].join('\n');
}

function sentence({ file, line, object, path, message, fix }: Finding): string {
  const place = file === '' ? '' : `${file}:${line}: `;
  return `${place}${object.kind} '${object.name}' ${path} ${message}. ${fix}`;
}

function escaped(text: string): string {
  return (
    text
      // XML 1.0 has no place for these, not even escaped.
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
