import type { DecisionRecord } from '../simulator/simulation/simulation-result';

/** Returns the count before and after a decision: `2 -> 4`, or the count that it held. */
export function changeOfReplicas({ currentReplicas, desiredReplicas }: DecisionRecord, arrow = '->'): string {
  return currentReplicas === desiredReplicas ? `${currentReplicas}` : `${currentReplicas} ${arrow} ${desiredReplicas}`;
}

/** Returns why a decision was taken: what the event says of a change, else the condition that holds the count. */
export function reasonOfDecision({ events, conditions }: DecisionRecord): string {
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
  return held?.message ?? 'holds';
}
