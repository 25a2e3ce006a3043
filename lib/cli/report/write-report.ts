import { join } from 'node:path';
import { outputError } from '../../files/output-failed';
import { replaceFolders } from '../../files/replace-folders';
import { reportDocument } from '../../live/document/report-document';
import { describedAutoscaler } from '../../live/report/described-autoscaler';
import { makeReport } from '../../live/report/make-report';
import type { ValidationReport } from '../../live/report/validation-report';
import type { RunFacts } from '../../live/verdict/finding';
import { verdictOf } from '../../live/verdict/verdict';
import { renderDocumentHtml } from '../../report/document-html';
import { renderDocumentMarkdown } from '../../report/document-markdown';
import { renderHpaDescribe } from '../../report/hpa-describe';
import { runCharts } from '../../report/run-charts';
import { renderScalingEvents } from '../../report/scaling-events';
import { renderTimeCharts } from '../../report/time-charts';
import { renderValidationJson } from '../../report/validation-json';
import { renderValidationJunit } from '../../report/validation-junit';
import { readRun } from './read-run';
import { simulatedRun } from './simulated-run';

/** Name of the report's folder in a run's folder. */
const REPORT = 'report';

/**
 * Makes a run's report from its recording alone, and puts it into the folder `report` beside the recording: the whole of
 * it, or nothing. A report that was there before is replaced.
 *
 * @param folder the folder that the run wrote.
 * @returns the report, for the verdict.
 * @throws InvalidInput when there is no recording of a run, or the folder cannot be written to.
 * @throws OutputFailed when the disk does not take the report.
 */
export async function writeReport(folder: string): Promise<ValidationReport> {
  const facts = await readRun(folder);
  const verdict = verdictOf(facts);
  const report = makeReport(facts, verdict, simulatedRun(facts, verdict));
  putInPlace(folder, reportFiles(report, facts));
  return report;
}

/** Returns the contents of a report's files, by their names. */
export function reportFiles(report: ValidationReport, { record }: RunFacts): ReadonlyMap<string, string> {
  const document = reportDocument(report);
  const described = describedAutoscaler(record);
  const charts = report.timeline.seconds.length === 0 ? undefined : renderTimeCharts(runCharts(report));
  return new Map([
    ['report.md', renderDocumentMarkdown(document)],
    ['report.html', renderDocumentHtml(document, charts)],
    ['report.json', renderValidationJson(report)],
    ['hpa-describe.txt', described === undefined ? '' : renderHpaDescribe(described)],
    ['scaling-events.txt', renderScalingEvents(report)],
    ['junit.xml', renderValidationJunit(report)],
  ]);
}

function putInPlace(folder: string, files: ReadonlyMap<string, string>): void {
  const path = join(folder, REPORT);
  try {
    replaceFolders(folder, new Map([[REPORT, files]]));
  } catch (cause) {
    throw outputError({ path }, cause);
  }
}
