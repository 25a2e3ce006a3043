import type { ValidationReport } from '../live/report/validation-report';
import { escapeXml } from './xml-text';

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
  const counts = `tests="${cases.length}" failures="${count('fail')}" errors="${count('inconclusive')}" skipped="${count('skipped')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cdk8s-inference validate" ${counts}>`,
    `  <testsuite name="${escapeXml(autoscaler?.name ?? 'validate')}" ${counts} time="${durationSeconds.toFixed(3)}"${startOf(report)}>`,
    ...cases.map(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

interface TestCase {
  readonly name: string;
  readonly outcome: string;
  readonly seconds: number;
  readonly lines: readonly string[];
}

function testCase({ name, outcome, seconds, lines }: TestCase): string {
  const text = escapeXml(lines.join('\n'));
  const tag = outcome === 'fail' ? 'failure' : outcome === 'inconclusive' ? 'error' : undefined;
  const children = [
    ...(tag === undefined ? [] : [`      <${tag} message="${escapeXml(lines[0] ?? outcome)}">${text}</${tag}>`]),
    ...(outcome === 'skipped' ? ['      <skipped message="not run"/>'] : []),
    ...(tag !== undefined || lines.length === 0 ? [] : [`      <system-out>${text}</system-out>`]),
  ];
  return [
    `    <testcase classname="validate" name="${escapeXml(name)}" time="${seconds.toFixed(3)}">`,
    ...children,
    '    </testcase>',
  ].join('\n');
}

/** JUnit's times have no zone. */
function startOf({ startTime }: ValidationReport): string {
  return startTime === '' ? '' : ` timestamp="${escapeXml(startTime.replace(/(\.\d+)?Z$/, ''))}"`;
}
