import type { CheckResult, Finding } from '../rules/finding';
import { logLine } from '../text/log-text';

/** How much a text report says. */
export interface FindingsTextOptions {
  /** Also notes, waived findings with their reasons, why each finding matters, and rules that lacked a fact. */
  readonly verbose: boolean;
}

/** Returns a report of findings for people: a block for each, and a line that adds up. */
export function renderFindingsText(result: CheckResult, { verbose }: FindingsTextOptions): string {
  const shown = verbose ? result.findings : result.findings.filter(({ severity }) => severity !== 'info');
  const blocks = shown.map((finding) => block(finding, verbose));
  if (verbose) {
    blocks.push(
      ...result.waived.map(
        (finding) => `${heading(finding, 'waived')}\n${logLine(`  reason: ${finding.reason}${untilText(finding)}`)}`,
      ),
    );
    blocks.push(...notRunBlock(result));
  }
  return `${[...blocks, summary(result, verbose)].join('\n\n')}\n`;
}

function block(finding: Finding, verbose: boolean): string {
  const why = verbose ? `\n  why: ${finding.why}` : '';
  return `${heading(finding, finding.severity)}${why}\n${logLine(`  fix: ${finding.fix}`)}`;
}

function heading({ file, line, rule, object, path, message, constructPath }: Finding, label: string): string {
  const place = file === '' ? (constructPath ?? object.name) : `${file}:${line}`;
  const construct = file === '' || constructPath === undefined ? '' : ` (${constructPath})`;
  const what = `  ${object.kind} '${object.name}' ${path} ${message}`;
  return `${logLine(`${place}: ${label}: ${rule}${construct}`)}\n${logLine(what)}`;
}

function untilText({ until }: { readonly until?: string }): string {
  return until === undefined ? '' : ` (until ${until})`;
}

function notRunBlock({ notRun }: CheckResult): string[] {
  const lines = notRun.map(
    ({ rule, missing, objects }) => `  ${rule}: ${missing} (${objects} ${plural(objects, 'object')})`,
  );
  return lines.length === 0 ? [] : [`not run for lack of a fact in the settings:\n${lines.join('\n')}`];
}

function summary({ counts, objects, notRun }: CheckResult, verbose: boolean): string {
  const { error, warning, info, waived } = counts;
  const parts = [
    `${error} ${plural(error, 'error')}`,
    `${warning} ${plural(warning, 'warning')}`,
    `${info} ${plural(info, 'note')}`,
    `${waived} waived`,
  ];
  const rules = new Set(notRun.map(({ rule }) => rule)).size;
  const missing = rules === 0 ? '' : `; ${rules} ${plural(rules, 'rule')} lacked a fact`;
  const hint = !verbose && (info > 0 || waived > 0 || rules > 0) ? ' (--verbose tells)' : '';
  return `${parts.join(', ')} in ${objects} ${plural(objects, 'object')}${missing}${hint}`;
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
