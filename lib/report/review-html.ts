import type { ReviewHazard } from '../review/review-hazard';
import type { FieldChange, ReviewedObject } from '../review/reviewed-object';
import type { PredictedScenario, ScalingPrediction } from '../review/scaling-prediction';
import type { Finding } from '../rules/finding';
import { escapeHtml, renderHtmlPage } from './html-page';
import { countText, grouped, visible } from './plain-text';
import { predictedRows, predictionTitle } from './prediction-words';
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
import type { ChartPoint, ChartSeries } from './time-chart-data';
import { renderTimeCharts } from './time-charts';

const STYLE = `
.refused,.replace,.error{color:var(--bad)}
.restart,.scaling,.traffic,.security,.warning{color:var(--open)}
.class{font-weight:700}
.before{color:var(--bad)}.after{color:var(--good)}
td.changed{font-weight:700}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
`;
/** Lines of one value; the JSON form has everything. */
const MOST_LINES = 200;

/** Returns a review as a page that stands alone: everything that the text form has, details folded, runs as charts. */
export function renderReviewHtml(report: ReviewReport): string {
  const { review, head } = report;
  return renderHtmlPage({
    title: visible(`Review of ${head.name}`),
    style: STYLE,
    body: [
      headPart(report),
      ...part('Hazards', review.hazards, hazardPart),
      ...part('Objects', review.changes, changePart),
      ...part(
        'Scaling',
        review.scaling,
        (concern) => `<li>${code(predictionTitle(concern))}: ${text(reasonsText(concern))}</li>`,
      ),
      ...part('Simulated', review.predictions, predictionPart),
      ...part('Findings added', review.findings.added, (finding) => findingPart(finding, `. ${finding.fix}`)),
      ...part('Findings fixed', review.findings.fixed, (finding) => findingPart(finding, '')),
    ].join('\n'),
  });
}

function part<Item>(title: string, items: readonly Item[], render: (item: Item) => string): string[] {
  const parts = items.map(render).join('\n');
  const list = parts.startsWith('<li>') ? `<ul>\n${parts}\n</ul>` : parts;
  return items.length === 0 ? [] : [`<h2>${title}</h2>\n${list}`];
}

function headPart({ review, base, head, failing }: ReviewReport): string {
  const counts = classCounts(review);
  const { added, fixed, standing } = review.findings;
  const facts = [
    objectsText(review),
    `Findings: ${grouped(added.length)} added, ${grouped(fixed.length)} fixed, ${grouped(standing)} standing`,
    ignoredText(review),
    failing.length === 0 ? '' : `Fails on: ${failing.join(', ')}`,
  ].filter((line) => line !== '');
  const table = `<div class="scroll"><table><thead><tr>${counts.map(([name]) => `<th class="number ${name}">${name}</th>`).join('')}</tr></thead>
<tbody><tr>${counts.map(([, count]) => `<td class="number">${grouped(count)}</td>`).join('')}</tr></tbody></table></div>`;
  return `<h1 class="${review.worst ?? 'pass'}">${verdictText(review)}</h1>
<p class="faint">base ${code(sideText(base))}, head ${code(sideText(head))}</p>
${counts.length === 0 ? '' : table}
${facts.map((fact) => `<p>${text(fact)}.</p>`).join('\n')}`;
}

function hazardPart({ class: name, sentence, steps, object, file, line }: ReviewHazard): string {
  const place = file === '' ? '' : ` ${code(`${file}:${line}`)}`;
  const list = steps.length === 0 ? '' : `<ol>${steps.map((step) => `<li>${text(step)}</li>`).join('')}</ol>`;
  return `<li><span class="class ${name}">${name}</span> ${code(`${object.kind} ${nameOf(object)}`)}${place}: ${text(sentence)}${list}</li>`;
}

function changePart(object: ReviewedObject): string {
  const { change, worst, fields, rollout } = object;
  const told = toldImpacts(object).map(
    ({ impact }) =>
      `<li><span class="class ${impact.class}">${classText(impact)}</span>: ${text(impact.sentence)}</li>`,
  );
  const roll = rollout === undefined ? [] : [`<li>rollout: ${text(rolloutText(rollout))}</li>`];
  const place = placeOf(object);
  return `<details><summary><span class="class ${worst}">${worst}</span> ${code(objectTitle(object))} ${change}</summary>
${place === '' ? '' : `<p class="faint">${code(place)}</p>`}
<ul>${[...told, ...roll].join('\n')}</ul>
${fields.map(fieldPart).join('\n')}
</details>`;
}

function fieldPart(field: FieldChange): string {
  const { before, after, fromLine, isHidden } = valueChange(field);
  const line = field.headLine === 0 ? '' : ` <span class="faint">line ${field.headLine}</span>`;
  const from = fromLine === undefined ? '' : ` <span class="faint">text from line ${fromLine}</span>`;
  const values = isHidden
    ? '<p class="faint">changed, not shown</p>'
    : `<pre>${[...valueLines('-', 'before', before), ...valueLines('+', 'after', after)].join('\n')}</pre>`;
  return `<p>${code(field.path)}${line}${from}</p>\n${values}`;
}

function valueLines(sign: string, name: string, lines: readonly string[] = []): string[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => `<span class="${name}">${sign} ${text(line)}</span>`);
  const rest = lines.length - MOST_LINES;
  return rest > 0 ? [...shown, `<span class="faint">${sign} … ${countText(rest, 'more line')}</span>`] : shown;
}

function predictionPart(prediction: ScalingPrediction): string {
  return prediction.scenarios.map((scenario) => scenarioPart(predictionTitle(prediction), scenario)).join('\n');
}

function scenarioPart(title: string, scenario: PredictedScenario): string {
  const rows = predictedRows(scenario).map(({ label, base, head, isChanged }) => {
    return `<tr><th>${label}</th><td class="number">${base}</td><td class="number${isChanged ? ' changed' : ''}">${head}</td></tr>`;
  });
  const series = [...seriesOf('before', scenario.base, 6), ...seriesOf('after', scenario.head, 1)];
  const ends = series.map(({ points }) => points.at(-1)?.[0] ?? 0);
  const chart = renderTimeCharts({
    title: visible(`Replicas of ${title} in ${scenario.scenario}, before and after`),
    durationSeconds: Math.max(1, ...ends),
    panels: [{ title: 'Replicas', unit: '', series }],
  });
  return `<h3>${code(title)}: ${text(scenario.scenario)}</h3>
${scenario.file === '' ? '' : `<p class="faint">${code(scenario.file)}</p>`}
<div class="scroll"><table><thead><tr><th></th><th class="number">before</th><th class="number">after</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
${chart}`;
}

function seriesOf(name: string, figures: PredictedScenario['base'], colour: ChartSeries['colour']): ChartSeries[] {
  if (figures === undefined) {
    return [];
  }
  const { stepSeconds, values } = figures.replicas;
  // A value holds for its step, the last one too.
  const points: ChartPoint[] = [...values, ...values.slice(-1)].map((value, index) => [index * stepSeconds, value]);
  return [{ name, shape: 'step', colour, points, isDashed: name === 'before' }];
}

function findingPart({ severity, rule, object, path, message, file, line }: Finding, end: string): string {
  const place = file === '' ? '' : ` ${code(`${file}:${line}`)}`;
  return `<li><span class="class ${severity}">${severity}</span> ${code(rule)}${place} ${code(`${object.kind} ${nameOf(object)} ${path}`)} ${text(message + end)}</li>`;
}

function text(value: string): string {
  return escapeHtml(visible(value));
}

function code(value: string): string {
  return `<code>${text(value)}</code>`;
}
