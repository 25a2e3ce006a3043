import type { ImpactClass } from '../review/impact';
import type { ReviewHazard } from '../review/review-hazard';
import type { FieldChange, ReviewedObject } from '../review/reviewed-object';
import type { Finding } from '../rules/finding';
import { type Style, type StyledLine, styled, TerminalText } from '../text/terminal-text';
import { oneLine, visibleLine } from '../text/visible';
import { countText } from './plain-text';
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
import { wrapped } from './wrapped-text';

/** How a text report looks. */
export interface ReviewTextOptions {
  /** Characters of a line. */
  readonly width: number;
  /** Whether it may have colours. */
  readonly colour: boolean;
}

/** A line of the report. */
type Line = string | StyledLine;

const STYLES: Partial<Record<ImpactClass, Style>> = {
  refused: 'red',
  replace: 'red',
  restart: 'yellow',
  scaling: 'yellow',
  traffic: 'yellow',
  security: 'yellow',
  capacity: 'cyan',
};
const MARKS = { added: '+', removed: '-', renamed: '>', changed: '~' } as const;
/** Lines of a value, and characters of a line; the JSON form has everything. */
const MOST_LINES = 8;
const MOST_CHARACTERS = 400;

/** Returns a review for people at a terminal: the verdict, then what is to be known, worst first. */
export function renderReviewText(report: ReviewReport, { width, colour }: ReviewTextOptions): TerminalText {
  const blocks = new TextBlocks(width);
  const { review } = report;
  const lines = [
    blocks.head(report),
    ...review.hazards.map((hazard) => blocks.hazard(hazard)),
    ...review.changes.map((change) => blocks.change(change)),
    ...blocks.scaling(report),
    ...blocks.findings(report),
  ].flatMap((block, index) => (index === 0 ? block : ['', ...block]));
  return TerminalText.lines(lines, colour);
}

class TextBlocks {
  public constructor(private readonly width: number) {}

  public head({ review, base, head, failing }: ReviewReport): Line[] {
    const counts = classCounts(review).map(([name, count]) => `${count} ${name}`);
    const { added, fixed, standing } = review.findings;
    const findings =
      added.length + fixed.length + standing === 0
        ? []
        : [`findings: ${added.length} added, ${fixed.length} fixed, ${standing} standing`];
    const extra = [ignoredText(review), failing.length === 0 ? '' : `Fails on: ${failing.join(', ')}`];
    return [
      styled('bold', styled(this.styleOf(review.worst), verdictText(review))),
      ...this.wrap(`base ${sideText(base)}`),
      ...this.wrap(`head ${sideText(head)}`),
      ...this.wrap(objectsText(review)),
      ...(counts.length === 0 ? [] : this.wrap(counts.join(', '))),
      ...findings,
      ...extra.filter((line) => line !== '').flatMap((line) => this.wrap(line)),
    ];
  }

  public hazard({ class: name, sentence, steps, object, file, line }: ReviewHazard): Line[] {
    const place = file === '' ? '' : ` ${file}:${line}`;
    return [
      this.title(name, '!', `${object.kind} ${nameOf(object)}`),
      ...this.wrap(`Hazard${place}: ${sentence}`, '  '),
      ...steps.flatMap((step, index) => this.wrap(`${index + 1}. ${step}`, '    ')),
    ];
  }

  public change(object: ReviewedObject): Line[] {
    const { change, worst, fields, rollout } = object;
    const place = placeOf(object);
    return [
      this.title(worst, MARKS[change], `${objectTitle(object)}, ${change}`),
      ...(place === '' ? [] : [styled('dim', `  ${place}`)]),
      ...toldImpacts(object).flatMap(({ impact }) =>
        this.wrap(`${classText(impact)}: ${impact.sentence}`, '  ').map((line, index) =>
          index === 0 ? this.coloured(impact.class, line) : line,
        ),
      ),
      ...(rollout === undefined ? [] : this.wrap(`rollout: ${rolloutText(rollout)}`, '  ')),
      ...fields.flatMap((field) => this.field(field)),
    ];
  }

  /** Says how scaling changes: figures of the runs, or that it could and nothing was run. */
  public scaling({ review: { scaling, predictions, notSimulated = [] } }: ReviewReport): Line[][] {
    const predicted = new Set(predictions.map(predictionTitle));
    const concerns = scaling.flatMap((concern) => {
      const title = predictionTitle(concern);
      const run = predicted.has(title) ? '' : ' Not simulated.';
      return [
        [
          this.title('scaling', '?', `${title} could scale differently`),
          ...this.wrap(`${reasonsText(concern)}.${run}`, '  '),
        ],
      ];
    });
    const skipped = notSimulated.map((sentence) => [
      styled('bold', 'Not simulated'),
      ...this.wrap(`${sentence}.`, '  '),
    ]);
    const tables = predictions.flatMap((prediction) =>
      prediction.scenarios.map((scenario) => {
        const rows = predictedRows(scenario);
        const bars = sparklines(scenario);
        return [
          styled('bold', oneLine(`Simulated: ${predictionTitle(prediction)}, ${scenario.scenario}`, this.width)),
          ...(scenario.file === '' ? [] : this.wrap(scenario.file, '  ')),
          ...rows.map((row) => this.row(row.label, row.base, row.head, row.isChanged)),
          ...(bars.base === undefined ? [] : [`  replicas before       ${bars.base}`]),
          ...(bars.head === undefined ? [] : [`  replicas after        ${bars.head}`]),
        ];
      }),
    );
    return [...concerns, ...skipped, ...tables];
  }

  public findings({ review: { findings } }: ReviewReport): Line[][] {
    return [
      ...findings.added.map((finding) => this.finding(finding, 'added')),
      ...findings.fixed.map((finding) => this.finding(finding, 'fixed')),
    ];
  }

  private finding(
    { rule, severity, object, message, path, fix, file, line }: Finding,
    change: 'added' | 'fixed',
  ): Line[] {
    const label = change === 'added' ? `${severity} added` : `${severity} fixed`;
    const place = file === '' ? object.name : `${file}:${line}`;
    return [
      styled(change === 'added' && severity === 'error' ? 'red' : 'bold', `${label}: ${rule}`),
      styled('dim', `  ${place}`),
      ...this.wrap(`${object.kind} '${object.name}' ${path} ${message}`, '  '),
      ...(change === 'added' ? this.wrap(`fix: ${fix}`, '  ') : []),
    ];
  }

  private field(field: FieldChange): Line[] {
    const { path, headLine, baseLine } = field;
    const { before, after, fromLine, isHidden } = valueChange(field);
    const line = headLine === 0 ? (baseLine === 0 ? '' : ` (base line ${baseLine})`) : ` (line ${headLine})`;
    const text = fromLine === undefined ? '' : `, text from line ${fromLine}`;
    const hidden = isHidden ? ': changed, not shown' : '';
    return [
      ...this.wrap(`${path}${line}${text}${hidden}`, '    '),
      ...this.value('-', before, 'red'),
      ...this.value('+', after, 'green'),
    ];
  }

  private value(sign: string, lines: readonly string[] | undefined, style: Style): Line[] {
    const shown = (lines ?? []).slice(0, MOST_LINES);
    const more = (lines ?? []).length - shown.length;
    return [
      ...shown.flatMap((line) => this.wrap(`${sign} ${oneLine(line, MOST_CHARACTERS)}`, '      ')),
      ...(more > 0 ? [`      ${sign} … ${countText(more, 'line')} more`] : []),
    ].map((line) => styled(style, line));
  }

  private row(label: string, base: string, head: string, isChanged: boolean): Line {
    const line = `  ${label.padEnd(21)} ${isChanged ? `${base} → ${head}` : base}`;
    return isChanged ? styled('bold', line) : line;
  }

  private title(name: ImpactClass, mark: string, text: string): Line {
    const line = oneLine(`${name.toUpperCase().padEnd(9)} ${mark} ${text}`, this.width);
    return styled('bold', this.coloured(name, line));
  }

  private coloured(name: ImpactClass, text: string): Line {
    return styled(this.styleOf(name), text);
  }

  private styleOf(name: ImpactClass | undefined): Style {
    return (name === undefined ? 'green' : STYLES[name]) ?? 'bold';
  }

  private wrap(text: string, indent = ''): string[] {
    return wrapped(visibleLine(text), this.width, indent);
  }
}
