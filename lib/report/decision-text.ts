import type { Explanation } from '../simulator/autoscaler/explanation';
import type { DecisionRecord } from '../simulator/simulation/simulation-result';

/** Returns the count before and after a decision: `2 -> 4`, or the count that it held. */
export function changeOfReplicas({ currentReplicas, desiredReplicas }: DecisionRecord, arrow = '->'): string {
  return currentReplicas === desiredReplicas ? `${currentReplicas}` : `${currentReplicas} ${arrow} ${desiredReplicas}`;
}

/** Returns why a decision was taken: what the event says of a change, else what holds the count. */
export function reasonOfDecision(decision: DecisionRecord): string {
  const { events, conditions } = decision;
  const event = events.find(({ reason }) => reason === 'SuccessfulRescale') ?? events[0];
  if (event !== undefined) {
    return event.message.replace(/^New size: \d+; reason: /, '');
  }
  const held = conditions.find(
    ({ type, status, reason }) =>
      (type === 'AbleToScale' && reason.endsWith('Stabilized')) ||
      (type === 'ScalingLimited' && status === 'True') ||
      (type === 'ScalingActive' && status === 'False'),
  );
  return held?.message ?? measuredOf(decision.explanation);
}

/** What the first metric measured, and what it asks for. */
function measuredOf(explanation: Explanation | undefined): string {
  const [metric] = explanation?.metrics ?? [];
  if (metric?.proposal === undefined) {
    return 'holds';
  }
  const { name, utilization, proposal, rule } = metric;
  const measured = utilization === undefined ? name : `${name} at ${utilization} %`;
  return `${measured} asks for ${proposal}${rule === undefined ? '' : ` (${rule})`}`;
}
