import type { DecisionRecord, SimulationResult } from '../simulator/simulation/simulation-result';
import { html, joined, type Markup } from '../text/markup';
import { changeOfReplicas, reasonOfDecision } from './decision-text';
import { explanationTexts } from './explanation-text';
import { clockText } from './number-text';

/** What happens to single pods stands in a list of its own: there can be thousands. */
const POD_HAPPENINGS = new Set<string>([
  'podPending',
  'podReady',
  'podNotReady',
  'podDeleted',
  'outOfMemory',
  'livenessRestart',
]);

/** Returns what happened in a run, in the order of time: decisions that open to their explanation, and what others did. */
export function renderSimulationLog({ decisions, happenings }: SimulationResult): Markup {
  const ofPods = happenings.filter(({ type }) => POD_HAPPENINGS.has(type));
  const others = happenings.filter(({ type }) => !POD_HAPPENINGS.has(type));
  const entries = [
    ...decisions.map((decision) => ({ time: decision.time, entry: decisionHtml(decision) })),
    ...others.map(({ time, message }) => ({ time, entry: html`${timeHtml(time)}${message}` })),
  ].sort((one, other) => one.time - other.time);
  const log =
    entries.length === 0
      ? html`<p>None: the autoscaler held the count all the time.</p>`
      : listHtml(entries.map(({ entry }) => entry));
  const pods = listHtml(ofPods.map(({ time, message }) => html`${timeHtml(time)}${message}`));
  return ofPods.length === 0
    ? log
    : html`${log}\n<details><summary>What happened to pods (${ofPods.length})</summary>\n${pods}</details>`;
}

function listHtml(entries: readonly Markup[]): Markup {
  const items = entries.map((entry) => html`<li>${entry}</li>`);
  return html`<ol class="log">\n${joined(items, '\n')}\n</ol>`;
}

function decisionHtml(decision: DecisionRecord): Markup {
  const { time, explanation, conditions, events } = decision;
  const steps = explanation === undefined ? [] : explanationTexts(explanation);
  const said = [
    ...events.map(({ reason, message }) => `Event ${reason}: ${message}`),
    ...conditions.map(({ type, status, reason, message }) => `Condition ${type} ${status}, ${reason}: ${message}`),
  ];
  const head = html`${timeHtml(time)}<b>${changeOfReplicas(decision, '→')}</b> ${reasonOfDecision(decision)}`;
  const lines = [
    ...steps.map((each) => html`<li>${each}</li>`),
    ...said.map((each) => html`<li class="faint">${each}</li>`),
  ];
  return lines.length === 0 ? head : html`<details><summary>${head}</summary><ul>${lines}</ul></details>`;
}

function timeHtml(seconds: number): Markup {
  return html`<time datetime="PT${seconds}S">${clockText(seconds)}</time>`;
}
