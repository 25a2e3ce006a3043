import type { RunRecord } from '../record/run-record';
import { capacityOf } from '../verdict/capacity';
import type { RunFacts } from '../verdict/finding';
import { type Verdict, verdictOf } from '../verdict/verdict';
import { autoscalerReport } from './autoscaler-report';
import { componentsOf } from './components';
import { environmentOf } from './environment';
import { failureReports, phaseReports } from './phase-reports';
import { podUse } from './pod-use';
import { readinessOf } from './readiness';
import { recommendationsOf } from './recommendations';
import { marksOf, timelineOf } from './run-timeline';
import type { SimulatedRun, ValidationReport } from './validation-report';
import { watchCommands } from './watch-commands';

/** Files of a run's folder, as the report names them. */
export const REPORT_FILES: ValidationReport['files'] = [
  { name: 'recording.jsonl', holds: 'every sample, sync and event: all else is made from it' },
  { name: 'report/report.md', holds: 'this report' },
  { name: 'report/report.html', holds: 'this report with charts, in one file' },
  { name: 'report/report.json', holds: 'this report as data (schemas/validation-report.schema.json)' },
  { name: 'report/hpa-describe.txt', holds: 'the autoscaler at the end, as kubectl describes it' },
  { name: 'report/scaling-events.txt', holds: 'events of the autoscaler, the workload and its pods' },
  { name: 'report/junit.xml', holds: 'phases as test cases, for pipelines' },
];

/**
 * Returns everything that a run comes to.
 *
 * @param simulated the run by the simulator, where it could be calibrated.
 */
export function makeReport(facts: RunFacts, simulated?: SimulatedRun): ValidationReport {
  const { record } = facts;
  const verdict = verdictOf(facts);
  const capacity = capacityOf(facts, verdict.voidPhases);
  return {
    schemaVersion: 1,
    version: record.header?.run.version ?? '',
    startTime: record.startTime,
    durationSeconds: record.durationSeconds,
    outcome: verdict.outcome,
    summary: summaryOf(verdict),
    because: verdict.because,
    phaseVerdicts: verdict.phases,
    findings: verdict.findings,
    environment: environmentOf(record),
    components: componentsOf(record.header),
    manifests: manifestsOf(record),
    checks: record.checks.map(({ id, status, message, fix }) => ({
      id,
      status,
      message,
      ...(fix !== undefined && { fix }),
    })),
    connectivity: record.connectivity.map(({ from, url, status, answerSeconds, body, error }) => ({
      from,
      url,
      seconds: answerSeconds,
      ...(status !== undefined && { status }),
      ...(body !== undefined && { body }),
      ...(error !== undefined && { error }),
    })),
    phases: phaseReports(record),
    failures: failureReports(record),
    evidence: record.evidence.map(({ time, source, text }) => ({ time, source, text })),
    pods: podUse(record),
    autoscaler: autoscalerReport(facts, simulated),
    capacity,
    recommendations: recommendationsOf(verdict.findings, facts, simulated),
    readiness: readinessOf(facts, verdict, capacity),
    commands: watchCommands(record.header),
    files: REPORT_FILES,
    events: record.events.map(({ kind: _kind, seconds: _seconds, ...event }) => event),
    timeline: timelineOf(facts),
    marks: marksOf(facts),
  };
}

const WORDS = { pass: 'Passed', fail: 'Failed', inconclusive: 'Inconclusive, which is no pass' } as const;

function summaryOf({ outcome, because, findings, phases }: Verdict): string {
  const reasons = because.map((id) => findings.find((finding) => finding.id === id)).flatMap((each) => each ?? []);
  const shown = reasons.map(({ phase, message }) => (phase === undefined ? message : `${phase}: ${message}`));
  const untested = phases.filter((each) => each.outcome === 'skipped').map(({ phase }) => phase);
  const rest = untested.length === 0 ? '' : ` Not run: ${untested.join(', ')}.`;
  const why = `: ${shown.length === 0 ? 'every phase that was run showed what it had to' : shown.join('. ')}`;
  return `${WORDS[outcome]}${why}.${rest}`;
}

function manifestsOf({ header }: RunRecord): string[] {
  const manifests = (header?.run.plan as { readonly manifests?: unknown } | undefined)?.manifests;
  return Array.isArray(manifests) ? manifests.filter((each) => typeof each === 'string') : [];
}
