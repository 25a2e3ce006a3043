import type { Finding } from '../rules/finding';
import { joined, type Markup, xml } from '../text/markup';
import type { FindingsReport } from './findings-report';

/**
 * Returns findings as JUnit XML: a test case for each rule. Errors are failures; a case whose findings are only warnings,
 * notes or waived passes and says them in its output; a rule that lacked a fact is skipped.
 */
export function renderFindingsJunit({ result, rules, tool }: FindingsReport): string {
  const cases = rules.map(({ id }) => testCase(id, { result, rules, tool }));
  const failures = cases.filter(({ isFailure }) => isFailure).length;
  const skipped = cases.filter(({ isSkipped }) => isSkipped).length;
  const counts = xml`tests="${cases.length}" failures="${failures}" skipped="${skipped}"`;
  const lines = joined(
    cases.map(({ element }) => element),
    '\n',
  );
  return String(xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${tool.name}" ${counts}>
  <testsuite name="check" ${counts}>
${lines}
  </testsuite>
</testsuites>
`);
}

interface TestCase {
  readonly element: Markup;
  readonly isFailure: boolean;
  readonly isSkipped: boolean;
}

function testCase(id: string, { result }: FindingsReport): TestCase {
  const findings = result.findings.filter(({ rule }) => rule === id);
  const waived = result.waived.filter(({ rule }) => rule === id);
  const missing = result.notRun.filter(({ rule }) => rule === id).map((each) => each.missing);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const output = [
    ...others.map((finding) => `${finding.severity}: ${sentence(finding)}`),
    ...waived.map((finding) => `waived: ${sentence(finding)} (${finding.reason})`),
  ];
  const isSkipped = missing.length > 0 && findings.length === 0;
  const children = [
    ...errors.map((finding) => xml`      <failure message="${finding.message}">${sentence(finding)}</failure>\n`),
    ...(isSkipped ? [xml`      <skipped message="the settings lack ${missing.join(', ')}"/>\n`] : []),
    ...(output.length === 0 ? [] : [xml`      <system-out>${output.join('\n')}</system-out>\n`]),
  ];
  const element = xml`    <testcase classname="check" name="${id}">\n${children}    </testcase>`;
  return { element, isFailure: errors.length > 0, isSkipped };
}

function sentence({ file, line, object, path, message, fix }: Finding): string {
  const place = file === '' ? '' : `${file}:${line}: `;
  return `${place}${object.kind} '${object.name}' ${path} ${message}. ${fix}`;
}
