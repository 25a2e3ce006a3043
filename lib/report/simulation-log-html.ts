import type { DecisionRecord, SimulationResult } from '../simulator/simulation/simulation-result';
import { changeOfReplicas, reasonOfDecision } from './decision-text';
import { explanationTexts } from './explanation-text';
import { escapeHtml } from './html-page';
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
export function renderSimulationLog({ decisions, happenings }: SimulationResult): string {
  const ofPods = happenings.filter(({ type }) => POD_HAPPENINGS.has(type));
  const others = happenings.filter(({ type }) => !POD_HAPPENINGS.has(type));
  const entries = [
    ...decisions.map((decision) => ({ time: decision.time, html: decisionHtml(decision) })),
    ...others.map(({ time, message }) => ({ time, html: `${timeHtml(time)}${escapeHtml(message)}` })),
  ].sort((one, other) => one.time - other.time);
  const log =
    entries.length === 0
      ? '<p>None: the autoscaler held the count all the time.</p>'
      : `<ol class="log">\n${entries.map(({ html }) => `<li>${html}</li>`).join('\n')}\n</ol>`;
  const pods = ofPods.map(({ time, message }) => `<li>${timeHtml(time)}${escapeHtml(message)}</li>`).join('\n');
  return ofPods.length === 0
    ? log
    : `${log}\n<details><summary>What happened to pods (${ofPods.length})</summary>\n<ol class="log">\n${pods}\n</ol></details>`;
}

function decisionHtml(decision: DecisionRecord): string {
  const { time, explanation, conditions, events } = decision;
  const steps = explanation === undefined ? [] : explanationTexts(explanation);
  const said = [
    ...events.map(({ reason, message }) => `Event ${reason}: ${message}`),
    ...conditions.map(({ type, status, reason, message }) => `Condition ${type} ${status}, ${reason}: ${message}`),
  ];
  const head = `${timeHtml(time)}<b>${changeOfReplicas(decision, '→')}</b> ${escapeHtml(reasonOfDecision(decision))}`;
  const lines = [
    ...steps.map((each) => `<li>${escapeHtml(each)}</li>`),
    ...said.map((each) => `<li class="faint">${escapeHtml(each)}</li>`),
  ];
  return lines.length === 0 ? head : `<details><summary>${head}</summary><ul>${lines.join('')}</ul></details>`;
}

function timeHtml(seconds: number): string {
  return `<time datetime="PT${seconds}S">${clockText(seconds)}</time>`;
}
