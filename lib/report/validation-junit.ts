import type { ValidationReport } from '../live/report/validation-report';
import { joined, type Markup, NO_MARKUP, xml } from '../text/markup';

/**
 * Returns a run as JUnit XML: a test case for each phase and one for the run as a whole. What failed is a failure, what is
 * inconclusive an error (it is no pass), and what was not run is skipped.
 */
export function renderValidationJunit(report: ValidationReport): string {
  const { phaseVerdicts, findings, outcome, phases, durationSeconds, autoscaler, summary } = report;
  const sentences = (phase: string | undefined): string[] =>
    findings
      .filter((finding) => finding.phase === phase)
      .map(({ id, effect, message }) => `${effect === 'none' ? 'noted' : effect}: ${id}: ${message}`);
  const cases = [
    ...phaseVerdicts.map((verdict) => {
      const found = phases.find(({ phase }) => phase === verdict.phase);
      const seconds = found === undefined ? 0 : found.endSeconds - found.beginSeconds;
      return { name: verdict.phase, outcome: verdict.outcome, seconds, lines: sentences(verdict.phase) };
    }),
    { name: 'run', outcome, seconds: durationSeconds, lines: [summary, ...sentences(undefined)] },
  ];
  const count = (wanted: string): number => cases.filter((each) => each.outcome === wanted).length;
  const counts = xml`tests="${cases.length}" failures="${count('fail')}" errors="${count('inconclusive')}" skipped="${count('skipped')}"`;
  return String(xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cdk8s-inference validate" ${counts}>
  <testsuite name="${autoscaler?.name ?? 'validate'}" ${counts} time="${durationSeconds.toFixed(3)}"${startOf(report)}>
${joined(cases.map(testCase), '\n')}
  </testsuite>
</testsuites>
`);
}

interface TestCase {
  readonly name: string;
  readonly outcome: string;
  readonly seconds: number;
  readonly lines: readonly string[];
}

function testCase({ name, outcome, seconds, lines }: TestCase): Markup {
  const text = lines.join('\n');
  const message = lines[0] ?? outcome;
  const children = [
    ...(outcome === 'fail' ? [xml`      <failure message="${message}">${text}</failure>\n`] : []),
    ...(outcome === 'inconclusive' ? [xml`      <error message="${message}">${text}</error>\n`] : []),
    ...(outcome === 'skipped' ? [xml`      <skipped message="not run"/>\n`] : []),
    ...(outcome === 'fail' || outcome === 'inconclusive' || lines.length === 0
      ? []
      : [xml`      <system-out>${text}</system-out>\n`]),
  ];
  return xml`    <testcase classname="validate" name="${name}" time="${seconds.toFixed(3)}">\n${children}    </testcase>`;
}

/** JUnit's times have no zone. */
function startOf({ startTime }: ValidationReport): Markup {
  return startTime === '' ? NO_MARKUP : xml` timestamp="${startTime.replace(/(\.\d+)?Z$/, '')}"`;
}
