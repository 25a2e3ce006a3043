import type { DecisionLine } from '../recording/replay';
import type { DecisionRecord } from './simulation-result';

/** Keeps the autoscaler's decisions that changed the count, or said something else than the one before. */
export class DecisionLog {
  public readonly decisions: DecisionRecord[] = [];
  /** Use of the first resource metric as it was last seen, percent of the request; NaN before. */
  public seenUtilizationPercent = Number.NaN;
  private lastSaid: readonly Said[] = [];

  /** Takes what the autoscaler decided at a time, seconds from the start. */
  public add(time: number, decision: DecisionLine): void {
    const { currentReplicas, desiredReplicas, targetReplicas, conditions, events, explanation, currentMetrics } =
      decision;
    const seen = currentMetrics
      .map((metric) => (metric.resource ?? metric.containerResource)?.current.averageUtilization)
      .find((utilization) => utilization !== undefined);
    this.seenUtilizationPercent = seen ?? this.seenUtilizationPercent;
    const said = [...conditions, ...events];
    if (!isSame(said, this.lastSaid) || targetReplicas !== currentReplicas) {
      this.decisions.push({ time, currentReplicas, desiredReplicas, conditions, events, explanation });
    }
    this.lastSaid = said;
  }
}

interface Said {
  readonly reason: string;
  readonly message: string;
}

function isSame(one: readonly Said[], other: readonly Said[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ reason, message }, index) => reason === other[index]?.reason && message === other[index]?.message)
  );
}
