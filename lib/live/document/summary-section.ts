import type { ValidationReport } from '../report/validation-report';
import { durationText } from '../verdict/figure-text';
import { list, paragraph, type Section, table } from './document';

/** Returns the section that says the verdict first, then why, phase by phase. */
export function summarySection(report: ValidationReport): Section {
  const { summary, startTime, durationSeconds, phaseVerdicts, findings } = report;
  const message = (id: string | undefined): string => findings.find((each) => each.id === id)?.message ?? '';
  return {
    title: 'Summary',
    blocks: [
      paragraph(summary),
      paragraph(
        startTime === '' ? 'No time is recorded.' : `Run of ${startTime}, ${durationText(durationSeconds)} long.`,
      ),
      table(
        ['Phase', 'Verdict', 'Because'],
        phaseVerdicts.map(({ phase, outcome, because }) => [phase, outcome, message(because[0])]),
      ),
      { kind: 'charts' },
    ],
  };
}

/** Returns the section that lists every finding. */
export function findingsSection({ findings }: ValidationReport): Section {
  return {
    title: 'Findings',
    blocks:
      findings.length === 0
        ? [paragraph('None.')]
        : [list(findings.map(({ id, effect, message }) => `\`${id}\` (${EFFECTS[effect]}): ${message}`))],
  };
}

const EFFECTS = { fail: 'fails', inconclusive: 'inconclusive', none: 'noted' } as const;
