import type { ReviewHazard } from '../review/review-hazard';
import type { FieldChange, ReviewedObject } from '../review/reviewed-object';
import type { PredictedScenario, ScalingPrediction } from '../review/scaling-prediction';
import type { Finding } from '../rules/finding';
import { html, joined, type Markup, NO_MARKUP } from '../text/markup';
import { renderHtmlPage } from './html-page';
import { countText, grouped } from './plain-text';
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
    title: `Review of ${head.name}`,
    style: STYLE,
    body: joined(
      [
        headPart(report),
        ...listPart('Hazards', review.hazards, hazardPart),
        ...part('Objects', review.changes, changePart),
        ...listPart(
          'Scaling',
          review.scaling,
          (concern) => html`<li>${code(predictionTitle(concern))}: ${reasonsText(concern)}</li>`,
        ),
        ...listPart('Not simulated', review.notSimulated ?? [], (sentence) => html`<li>${sentence}.</li>`),
        ...part('Simulated', review.predictions, predictionPart),
        ...listPart('Findings added', review.findings.added, (finding) => findingPart(finding, `. ${finding.fix}`)),
        ...listPart('Findings fixed', review.findings.fixed, (finding) => findingPart(finding, '')),
      ],
      '\n',
    ),
  });
}

function part<Item>(title: string, items: readonly Item[], render: (item: Item) => Markup): Markup[] {
  return items.length === 0 ? [] : [html`<h2>${title}</h2>\n${joined(items.map(render), '\n')}`];
}

function listPart<Item>(title: string, items: readonly Item[], render: (item: Item) => Markup): Markup[] {
  return items.length === 0 ? [] : [html`<h2>${title}</h2>\n<ul>\n${joined(items.map(render), '\n')}\n</ul>`];
}

function headPart({ review, base, head, failing }: ReviewReport): Markup {
  const counts = classCounts(review);
  const { added, fixed, standing } = review.findings;
  const facts = [
    objectsText(review),
    `Findings: ${grouped(added.length)} added, ${grouped(fixed.length)} fixed, ${grouped(standing)} standing`,
    ignoredText(review),
    failing.length === 0 ? '' : `Fails on: ${failing.join(', ')}`,
  ].filter((line) => line !== '');
  const table = html`<div class="scroll"><table><thead><tr>${counts.map(([name]) => html`<th class="number ${name}">${name}</th>`)}</tr></thead>
<tbody><tr>${counts.map(([, count]) => html`<td class="number">${grouped(count)}</td>`)}</tr></tbody></table></div>`;
  return html`<h1 class="${review.worst ?? 'pass'}">${verdictText(review)}</h1>
<p class="faint">base ${code(sideText(base))}, head ${code(sideText(head))}</p>
${counts.length === 0 ? NO_MARKUP : table}
${joined(
  facts.map((fact) => html`<p>${fact}.</p>`),
  '\n',
)}`;
}

function hazardPart({ class: name, sentence, steps, object, file, line }: ReviewHazard): Markup {
  const list = steps.length === 0 ? NO_MARKUP : html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`;
  return html`<li><span class="class ${name}">${name}</span> ${code(`${object.kind} ${nameOf(object)}`)}${placePart(file, line)}: ${sentence}${list}</li>`;
}

function changePart(object: ReviewedObject): Markup {
  const { change, worst, fields, rollout } = object;
  const told = toldImpacts(object).map(
    ({ impact }) => html`<li><span class="class ${impact.class}">${classText(impact)}</span>: ${impact.sentence}</li>`,
  );
  const roll = rollout === undefined ? [] : [html`<li>rollout: ${rolloutText(rollout)}</li>`];
  const place = placeOf(object);
  return html`<details><summary><span class="class ${worst}">${worst}</span> ${code(objectTitle(object))} ${change}</summary>
${place === '' ? NO_MARKUP : html`<p class="faint">${code(place)}</p>`}
<ul>${joined([...told, ...roll], '\n')}</ul>
${joined(fields.map(fieldPart), '\n')}
</details>`;
}

function fieldPart(field: FieldChange): Markup {
  const { before, after, fromLine, isHidden } = valueChange(field);
  const line = field.headLine === 0 ? NO_MARKUP : html` <span class="faint">line ${field.headLine}</span>`;
  const from = fromLine === undefined ? NO_MARKUP : html` <span class="faint">text from line ${fromLine}</span>`;
  const values = isHidden
    ? html`<p class="faint">changed, not shown</p>`
    : html`<pre>${joined([...valueLines('-', 'before', before), ...valueLines('+', 'after', after)], '\n')}</pre>`;
  return html`<p>${code(field.path)}${line}${from}</p>\n${values}`;
}

function valueLines(sign: string, name: string, lines: readonly string[] = []): Markup[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => html`<span class="${name}">${sign} ${line}</span>`);
  const rest = lines.length - MOST_LINES;
  return rest > 0 ? [...shown, html`<span class="faint">${sign} … ${countText(rest, 'more line')}</span>`] : shown;
}

function predictionPart(prediction: ScalingPrediction): Markup {
  const title = predictionTitle(prediction);
  return joined(
    prediction.scenarios.map((scenario) => scenarioPart(title, scenario)),
    '\n',
  );
}

function scenarioPart(title: string, scenario: PredictedScenario): Markup {
  const rows = predictedRows(scenario).map(({ label, base, head, isChanged }) => {
    return html`<tr><th>${label}</th><td class="number">${base}</td><td class="number${isChanged ? ' changed' : ''}">${head}</td></tr>`;
  });
  const series = [...seriesOf('before', scenario.base, 6), ...seriesOf('after', scenario.head, 1)];
  const ends = series.map(({ points }) => points.at(-1)?.[0] ?? 0);
  const chart = renderTimeCharts({
    title: `Replicas of ${title} in ${scenario.scenario}, before and after`,
    durationSeconds: Math.max(1, ...ends),
    panels: [{ title: 'Replicas', unit: '', series }],
  });
  return html`<h3>${code(title)}: ${scenario.scenario}</h3>
${scenario.file === '' ? NO_MARKUP : html`<p class="faint">${code(scenario.file)}</p>`}
<div class="scroll"><table><thead><tr><th></th><th class="number">before</th><th class="number">after</th></tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table></div>
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

function findingPart({ severity, rule, object, path, message, file, line }: Finding, end: string): Markup {
  return html`<li><span class="class ${severity}">${severity}</span> ${code(rule)}${placePart(file, line)} ${code(`${object.kind} ${nameOf(object)} ${path}`)} ${message + end}</li>`;
}

function placePart(file: string, line: number): Markup {
  return file === '' ? NO_MARKUP : html` ${code(`${file}:${line}`)}`;
}

function code(value: string): Markup {
  return html`<code>${value}</code>`;
}
