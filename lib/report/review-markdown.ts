import type { ReviewHazard } from '../review/review-hazard';
import type { FieldChange, ReviewedObject } from '../review/reviewed-object';
import type { PredictedScenario, ScalingPrediction } from '../review/scaling-prediction';
import type { Finding } from '../rules/finding';
import { htmlCode, markdownBlock, markdownCode, markdownText } from '../text/markdown';
import { html, NO_MARKUP } from '../text/markup';
import { oneLine } from '../text/visible';
import { countText, grouped, listText } from './plain-text';
import { predictedRows, predictionTitle, sparklines } from './prediction-words';
import type { ReviewReport } from './review-report';
import {
  classCounts,
  classText,
  ignoredText,
  nameOf,
  objectsText,
  objectTitle,
  placeOf,
  reasonsText,
  rolloutText,
  sideText,
  toldImpacts,
  valueChange,
  verdictText,
} from './review-words';
import { fitted } from './size-budget';

/** How long a Markdown report may be. */
export interface ReviewMarkdownOptions {
  /**
   * Most bytes. GitHub takes comments of 65,536 characters, and a job summary of 1,048,576 bytes.
   *
   * @default 65000
   */
  readonly maxBytes?: number;
}

/** Most bytes of a comment: some are left for what a pipeline adds. */
const COMMENT_BYTES = 65_000;
/** Bytes that the head, the headings and the note on what is left out take at most; texts in them are cut. */
const FRAME_BYTES = 6_000;
const NAME = 120;
const SENTENCE = 700;
const VALUE = 240;
/** Bytes of one object's sentences, and of its fields; so that one object does not take the room of all. */
const IMPACT_BYTES = 5_000;
const FIELD_BYTES = 8_000;
const MOST_LINES = 12;
const MOST_STEPS = 10;

/**
 * Returns a review as a comment of a pull request, in GitHub-flavoured Markdown: the verdict and counts, then hazards,
 * objects that change, scaling and findings, details folded.
 *
 * It is never longer than it may be: what has no room is counted at the end, the least important first. No text of a
 * manifest is markup in it.
 */
export function renderReviewMarkdown(report: ReviewReport, options: ReviewMarkdownOptions = {}): string {
  const { review } = report;
  const room = Math.max(0, (options.maxBytes ?? COMMENT_BYTES) - FRAME_BYTES);
  // Each part but the longest one has a share of its own, and the changes have what the others leave.
  const hazards = fitted(review.hazards, room * 0.3, hazardBlock);
  const scaling = fitted(review.scaling, room * 0.1, (concern) => {
    const why = markdownText(reasonsText(concern), SENTENCE);
    return `- ${markdownCode(predictionTitle(concern), NAME)}: ${why}\n`;
  });
  const skipped = fitted(
    review.notSimulated ?? [],
    room * 0.05,
    (sentence) => `- ${markdownText(sentence, SENTENCE)}.\n`,
  );
  const runs = fitted(review.predictions.flatMap(runsOf), room * 0.15, runBlock);
  const added = fitted(review.findings.added, room * 0.15, (finding) => findingBlock(finding, `. ${finding.fix}`));
  const fixed = fitted(review.findings.fixed, room * 0.1, (finding) => findingBlock(finding, ''));
  const used = [hazards, scaling, skipped, runs, added, fixed].reduce((sum, { bytes }) => sum + bytes, 0);
  const changes = fitted(review.changes, room - used, changeBlock);
  const left = [
    ...leftText(hazards.left, 'hazard'),
    ...leftText(changes.left, 'object', classesOf(changes.left)),
    ...leftText(scaling.left, 'autoscaler'),
    ...leftText(skipped.left, 'reason for not simulating'),
    ...leftText(runs.left, 'simulated run'),
    ...leftText([...added.left, ...fixed.left], 'finding'),
  ];
  return `${[
    headBlock(report),
    ...section('Hazards', hazards.kept),
    ...section('Objects', changes.kept),
    ...section('Scaling', [...scaling.kept, ...skipped.kept, ...(scaling.kept.length > 0 ? ['\n'] : []), ...runs.kept]),
    ...section('Findings added', added.kept),
    ...section('Findings fixed', fixed.kept),
    ...(left.length === 0 ? [] : [`**Left out for length:** ${listText(left)}. The command shows them all.`]),
  ].join('\n\n')}\n`;
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`### ${title}\n\n${blocks.join('').trimEnd()}`];
}

function headBlock({ review, base, head, failing }: ReviewReport): string {
  const { added, fixed, standing } = review.findings;
  const counts = classCounts(review);
  const table = [
    `| ${counts.map(([name]) => name).join(' | ')} |`,
    `|${counts.map(() => ' ---: |').join('')}`,
    `| ${counts.map(([, count]) => grouped(count)).join(' | ')} |`,
  ].join('\n');
  const facts = [
    `${objectsText(review)}.`,
    ...(added.length + fixed.length + standing === 0
      ? []
      : [`Findings: ${grouped(added.length)} added, ${grouped(fixed.length)} fixed, ${grouped(standing)} standing.`]),
    ...[ignoredText(review)].filter((text) => text !== '').map((text) => `${text}.`),
    ...(failing.length === 0 ? [] : [`Fails on: **${failing.join(', ')}**.`]),
  ];
  return [
    `## ${verdictText(review)}`,
    ...(counts.length === 0 ? [] : [table]),
    facts.join('\n'),
    String(html`<sub>base ${htmlCode(sideText(base), NAME)}, head ${htmlCode(sideText(head), NAME)}</sub>`),
  ].join('\n\n');
}

function hazardBlock({ class: name, sentence, steps, object, file, line }: ReviewHazard): string {
  const place = file === '' ? '' : ` ${markdownCode(`${file}:${line}`, NAME)}`;
  const shown = steps.slice(0, MOST_STEPS).map((step, index) => `  ${index + 1}. ${markdownText(step, SENTENCE)}\n`);
  return `- **${name}** ${markdownCode(`${object.kind} ${nameOf(object)}`, NAME)}${place}: ${markdownText(sentence, SENTENCE)}\n${shown.join('')}`;
}

function changeBlock(object: ReviewedObject): string {
  const { change, worst, fields, rollout } = object;
  const place = placeOf(object);
  const told = fitted(toldImpacts(object), IMPACT_BYTES, ({ impact }) => {
    return `- **${classText(impact)}**: ${markdownText(impact.sentence, SENTENCE)}`;
  });
  const shown = fitted(fields, FIELD_BYTES, (field) => fieldLines(field).join('\n'));
  const rest = [...leftText(told.left, 'more effect'), ...leftText(shown.left, 'more field')];
  const lines = [
    String(html`<details><summary><b>${worst}</b> ${htmlCode(objectTitle(object), NAME)} ${change}</summary>`),
    '',
    ...(place === '' ? [] : [markdownCode(place, NAME), '']),
    ...told.kept,
    ...(rollout === undefined ? [] : [`- rollout: ${markdownText(rolloutText(rollout), SENTENCE)}`]),
    ...(told.kept.length > 0 || rollout !== undefined ? [''] : []),
    ...(shown.kept.length === 0 ? [] : [markdownBlock(shown.kept.join('\n').split('\n'), 'diff'), '']),
    ...(rest.length === 0 ? [] : [`Left out here: ${listText(rest)}.`, '']),
    '</details>',
    '',
    '',
  ];
  return lines.join('\n');
}

/** A path is a line of its own, begun as the hunk of a diff, so that its colour is neither that of before nor of after. */
function fieldLines(field: FieldChange): string[] {
  const { before, after, fromLine, isHidden } = valueChange(field);
  const from = fromLine === undefined ? '' : `, text from line ${fromLine}`;
  const line = field.headLine === 0 ? '' : `, line ${field.headLine}`;
  return [
    `@@ ${oneLine(field.path, VALUE)}${line}${from} @@${isHidden ? ' changed, not shown' : ''}`,
    ...valueLines('-', before),
    ...valueLines('+', after),
  ];
}

function valueLines(sign: string, lines: readonly string[] = []): string[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => `${sign} ${oneLine(line, VALUE)}`);
  const rest = lines.length - MOST_LINES;
  return rest > 0 ? [...shown, `${sign} … ${countText(rest, 'more line')}`] : shown;
}

interface Run {
  readonly title: string;
  readonly scenario: PredictedScenario;
}

function runsOf(prediction: ScalingPrediction): Run[] {
  return prediction.scenarios.map((scenario) => ({ title: predictionTitle(prediction), scenario }));
}

function runBlock({ title, scenario }: Run): string {
  const { base = '–', head = '–' } = sparklines(scenario);
  const rows = predictedRows(scenario).map(({ label, base: before, head: after, isChanged }) => {
    return isChanged ? `| ${label} | ${before} | **${after}** |` : `| ${label} | ${before} | ${after} |`;
  });
  const name = html`${htmlCode(title, NAME)}: ${htmlCode(scenario.scenario, NAME)}`;
  const file = scenario.file === '' ? NO_MARKUP : html` from ${htmlCode(scenario.file, NAME)}`;
  return [
    String(html`<details><summary>simulated ${name}${file}</summary>`),
    '',
    '| | before | after |',
    '| --- | ---: | ---: |',
    ...rows,
    `| replicas | ${base} | ${head} |`,
    '',
    '</details>',
    '',
    '',
  ].join('\n');
}

function findingBlock({ severity, rule, object, path, message, file, line }: Finding, end: string): string {
  const place = file === '' ? '' : ` ${markdownCode(`${file}:${line}`, NAME)}`;
  const text = markdownText(message + end, SENTENCE);
  const what = markdownCode(`${object.kind} ${nameOf(object)} ${path}`, NAME * 2);
  return `- **${severity}** ${markdownCode(rule, NAME)}${place} ${what} ${text}\n`;
}

function leftText(items: readonly unknown[], word: string, detail = ''): string[] {
  return items.length === 0 ? [] : [`${countText(items.length, word)}${detail}`];
}

function classesOf(changes: readonly ReviewedObject[]): string {
  const counts = new Map<string, number>();
  for (const { worst } of changes) {
    counts.set(worst, (counts.get(worst) ?? 0) + 1);
  }
  return ` (${[...counts].map(([name, count]) => `${grouped(count)} ${name}`).join(', ')})`;
}
