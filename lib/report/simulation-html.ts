import type { SimulatedSet, SimulationReport } from '../simulator/runs/simulation-report';
import { html, joined, type Markup, NO_MARKUP } from '../text/markup';
import { failureTexts } from './failure-text';
import { changeText, figureLabel, figureText, toldFigures } from './figure-text';
import { renderHtmlPage } from './html-page';
import { renderHtmlTable } from './html-table';
import { durationText, numberText } from './number-text';
import { simulationCharts } from './simulation-charts';
import { headOf } from './simulation-head';
import { renderSimulationLog } from './simulation-log-html';
import { renderTimeCharts } from './time-charts';

const STYLE = `
.sub{font-weight:400;color:var(--faint)}
ol.log{list-style:none;padding:0}
ol.log>li{border-bottom:1px solid var(--line);padding:.3rem 0 .3rem 1.1rem}
ol.log>li:has(>details){padding-left:0}
ol.log details{border:0;padding:0}
ol.log time{display:inline-block;min-width:4.2rem;font-variant-numeric:tabular-nums;color:var(--faint)}
ol.log ul{padding-left:2.2rem}
figure.charts{margin:0;overflow-x:auto}
.charts svg{min-width:44rem}
.scroll th,.scroll td{white-space:nowrap}
@media print{.charts svg{min-width:0}details::details-content{content-visibility:visible;block-size:auto}}
`;

/** Returns a simulation as a page that stands alone: figures, charts, and a log in which each decision explains itself. */
export function renderSimulationHtml(report: SimulationReport): string {
  const { sets } = report;
  const title = sets[0]?.result.title || `Simulation of ${sets[0]?.result.workload.name ?? ''}`;
  const hasBands = sets.some(({ bands }) => bands !== undefined);
  const body = [
    html`<h1>${title}</h1>`,
    ...sets.map((set, index) => {
      const [what, how] = headOf(set);
      return html`<p>${setName(sets, index)}${what}<br>${how}</p>`;
    }),
    html`<h2>Figures</h2>`,
    figuresTable(report),
    ...sets.map((set, index) => requestTables(set, setName(sets, index))),
    html`<h2>Course${hasBands ? html` <span class="sub">medians of the runs, and bands that hold 80 % of them</span>` : NO_MARKUP}</h2>`,
    html`<figure class="charts">${renderTimeCharts(simulationCharts(report))}</figure>`,
    ...sets.map(
      (set, index) =>
        html`<h2>${setName(sets, index)}Decisions${typicalNote(set)}</h2>\n${renderSimulationLog(set.result)}`,
    ),
  ];
  return renderHtmlPage({ title, body: joined(body, '\n'), style: STYLE });
}

/** Of two sets, the letter that the charts and tables call it by, and its manifests. */
function setName(sets: readonly SimulatedSet[], index: number): Markup {
  return sets.length > 1 ? html`<b>${'AB'.charAt(index)}</b> <code>${sets[index]?.manifests ?? ''}</code> ` : NO_MARKUP;
}

function typicalNote({ bands, result: { seed } }: SimulatedSet): Markup {
  return bands === undefined
    ? NO_MARKUP
    : html` <span class="sub">of the run nearest to the medians, seed ${seed}</span>`;
}

function figuresTable({ sets, differences }: SimulationReport): Markup {
  if (differences !== undefined) {
    const rows = differences.map(({ figure, first, second, change }) => [
      figureLabel(figure),
      figureText(figure, first),
      figureText(figure, second),
      changeText(figure, change),
    ]);
    return renderHtmlTable(['', 'A', 'B', 'B − A'], rows);
  }
  const [set] = sets;
  if (set === undefined) {
    return NO_MARKUP;
  }
  const entries = toldFigures(set.figures);
  if (set.bands === undefined) {
    return renderHtmlTable(
      ['', 'run'],
      entries.map(([figure, value]) => [figureLabel(figure), figureText(figure, value)]),
    );
  }
  const { figures } = set.bands;
  const rows = entries.map(([figure, median]) => [
    figureLabel(figure),
    figureText(figure, median),
    figureText(figure, figures[figure]?.p10),
    figureText(figure, figures[figure]?.p90),
    String(figures[figure]?.runs ?? 0),
  ]);
  return renderHtmlTable(['', 'median', '10 %', '90 %', 'runs'], rows);
}

function requestTables({ result: { summary }, bands }: SimulatedSet, name: Markup): Markup {
  const failures = failureTexts(summary.requests);
  const classes = Object.entries(summary.byClass);
  const run = bands === undefined ? NO_MARKUP : html` <span class="sub">of the typical run</span>`;
  const failed =
    failures.length === 0
      ? NO_MARKUP
      : html`<h3>${name}Failed${run}</h3><ul>${failures.map((each) => html`<li>${each}</li>`)}</ul>`;
  const rows = classes.map(([request, { sent, served, p50, p95, p99 }]) => [
    request,
    numberText(sent, 0),
    numberText(served, 0),
    ...[p50, p95, p99].map((value) => (Number.isNaN(value) ? '-' : durationText(value))),
  ]);
  const byClass =
    rows.length < 2
      ? NO_MARKUP
      : html`<h3>${name}Requests${run}</h3>${renderHtmlTable(['', 'sent', 'served', 'p50', 'p95', 'p99'], rows)}`;
  return html`${failed}${byClass}`;
}
