import type { DecisionLine } from '../simulator/recording/replay';
import { logLine } from '../text/log-text';

/** Widths of the columns of a replay's table. */
const REPLICAS_WIDTH = 14;
const LABEL_WIDTH = 26;

/** Returns the head of a replay's table. */
export function replayHead(isComparison: boolean): string {
  return isComparison
    ? `${'TIME'.padEnd(LABEL_WIDTH)}${'RECORDED'.padEnd(REPLICAS_WIDTH)}${'GIVEN'.padEnd(REPLICAS_WIDTH)}REASON\n`
    : `${'TIME'.padEnd(LABEL_WIDTH)}${'REPLICAS'.padEnd(REPLICAS_WIDTH)}REASON\n`;
}

/**
 * Returns one decision as a row: replicas before and after, and why.
 *
 * @param other the decision under the autoscaler that was given, beside that of the recording's own.
 */
export function replayRow(decision: DecisionLine, other?: DecisionLine): string {
  const time = decision.time.padEnd(LABEL_WIDTH);
  const first = changeOf(decision).padEnd(REPLICAS_WIDTH);
  if (other === undefined) {
    return `${logLine(`${time}${first}${reasonOf(decision)}`)}\n`;
  }
  const parts = decision.targetReplicas === other.targetReplicas ? '' : '  <- parts';
  return `${logLine(`${time}${first}${changeOf(other).padEnd(REPLICAS_WIDTH)}${reasonOf(other)}${parts}`)}\n`;
}

/** What a comparison comes to. */
export interface ReplaySummary {
  readonly observations: number;
  readonly different: number;
  /** Time of the first decision that differs. */
  readonly firstDifference: string | undefined;
}

/** Returns what a comparison comes to, as a sentence. */
export function replaySummary({ observations, different, firstDifference }: ReplaySummary): string {
  return firstDifference === undefined
    ? `\nBoth autoscalers decide alike at all ${observations} syncs.\n`
    : `\n${logLine(`They part at ${different} of ${observations} syncs, first at ${firstDifference}.`)}\n`;
}

function changeOf({ currentReplicas, targetReplicas }: DecisionLine): string {
  return currentReplicas === targetReplicas ? `${targetReplicas}` : `${currentReplicas} -> ${targetReplicas}`;
}

/** A change says why; else the condition that holds the count, or the metric that failed. */
function reasonOf({ events, conditions, explanation }: DecisionLine): string {
  const event = events.find(({ reason }) => reason === 'SuccessfulRescale') ?? events[0];
  const said = event === undefined ? heldBy(conditions) : event.message.replace(/^New size: \d+; reason: /, '');
  const path = explanation?.metrics.map(({ name, usageRatio, proposal, rule, error }) =>
    error === undefined
      ? `${name}: ratio ${usageRatio?.toFixed(3)}, asks for ${proposal} (${rule})`
      : `${name}: ${error}`,
  );
  return path === undefined || path.length === 0 ? said : `${said} [${path.join('; ')}]`;
}

function heldBy(conditions: DecisionLine['conditions']): string {
  const held = conditions.find(
    ({ type, status, reason }) =>
      (type === 'AbleToScale' && reason.endsWith('Stabilized')) ||
      (type === 'ScalingLimited' && status === 'True') ||
      (type === 'ScalingActive' && status === 'False'),
  );
  return held === undefined ? '' : `${held.reason}: ${held.message}`;
}
