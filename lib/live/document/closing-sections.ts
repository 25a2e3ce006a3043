import type { Recommendation, SimulatedFigures, ValidationReport } from '../report/validation-report';
import { countText, percentText, trimmed } from '../verdict/figure-text';
import { type Block, heading, list, paragraph, type Section, table } from './document';

/** Returns the section on failures, by cause, with what shows them. */
export function failuresSection({ failures, evidence }: ValidationReport): Section {
  const shown: Block[] = evidence.flatMap(({ time, source, text }): Block[] => [
    paragraph(`${source}, ${time}:`),
    { kind: 'code', text },
  ]);
  return {
    title: 'Failures by cause',
    blocks: [
      failures.length === 0
        ? paragraph('No failed request is recorded.')
        : table(
            ['Phase', 'Cause', 'Endpoint', 'Error', 'Count#'],
            failures.map(({ phase, cause, method, name, error, count }) => [
              phase,
              cause,
              `${method} ${name}`.trim(),
              error,
              countText(count),
            ]),
          ),
      ...(shown.length === 0 ? [] : [heading('Sample bodies and log lines'), ...shown]),
    ],
  };
}

/** Returns the section on what to do. */
export function recommendationsSection({ recommendations }: ValidationReport): Section {
  return {
    title: 'Recommendations',
    blocks:
      recommendations.length === 0
        ? [paragraph('None follows from the findings.')]
        : [list(recommendations.map(recommendationText))],
  };
}

/** Returns the section on what production needs to know, the commands to watch it by, and the files. */
export function closingSections({ readiness, commands, files }: ValidationReport): Section[] {
  return [
    {
      title: 'Readiness checklist',
      blocks: [
        table(
          ['Question', 'Answer', 'Detail'],
          readiness.map(({ item, status, detail }) => [item, status, detail]),
        ),
      ],
    },
    {
      title: 'Commands to watch it',
      blocks:
        commands.length === 0
          ? [paragraph('Names are not known: the recording has no header.')]
          : [{ kind: 'code', text: commands.map(({ purpose, command }) => `# ${purpose}\n${command}`).join('\n') }],
    },
    { title: 'Files', blocks: [list(files.map(({ name, holds }) => `\`${name}\`: ${holds}`))] },
  ];
}

function recommendationText({ finding, text, change, effect }: Recommendation): string {
  if (change === undefined) {
    return `Because of \`${finding}\`: ${text}`;
  }
  const setting = ` Setting: \`${change.object}\` \`${change.path}\` from ${change.from ?? 'its default'} to ${change.to}.`;
  const simulated =
    effect === undefined
      ? ' Its effect was not simulated.'
      : ` Simulated before: ${figuresText(effect.before)}; after: ${figuresText(effect.after)}.`;
  return `Because of \`${finding}\`: ${text}${setting}${simulated}`;
}

function figuresText(figures: SimulatedFigures): string {
  const { peakReplicas, meanReplicas, firstScaleUpSeconds, p95Seconds, failureRatio, pendingPodSeconds } = figures;
  return [
    `peak ${peakReplicas} replicas, mean ${trimmed(meanReplicas, 2)}`,
    firstScaleUpSeconds === undefined ? 'no scale-up' : `first scale-up after ${trimmed(firstScaleUpSeconds, 0)} s`,
    Number.isNaN(p95Seconds) ? 'nothing served' : `p95 ${trimmed(p95Seconds * 1000, 0)} ms`,
    `${percentText(failureRatio)} failed`,
    `${trimmed(pendingPodSeconds, 0)} pod-seconds Pending`,
  ].join(', ');
}
