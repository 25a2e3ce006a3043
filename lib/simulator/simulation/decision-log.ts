import type { DecisionLine } from '../recording/replay';
import type { DecisionRecord } from './simulation-result';

/** Keeps the autoscaler's decisions that changed the count, or said something else than the one before. */
export class DecisionLog {
  public readonly decisions: DecisionRecord[] = [];
  /** Use of the first resource metric as it was last seen, percent of the request; NaN before. */
  public seenUtilizationPercent = Number.NaN;
  private lastConditions: readonly Said[] = [];
  private lastEvents: readonly Said[] = [];

  /** Takes what the autoscaler decided at a time, seconds from the start. */
  public add(time: number, decision: DecisionLine): void {
    const { currentReplicas, desiredReplicas, targetReplicas, conditions, events, explanation, currentMetrics } =
      decision;
    const seen = currentMetrics
      .map((metric) => (metric.resource ?? metric.containerResource)?.current.averageUtilization)
      .find((utilization) => utilization !== undefined);
    this.seenUtilizationPercent = seen ?? this.seenUtilizationPercent;
    const isSaid = isSame(conditions, this.lastConditions) && isSame(events, this.lastEvents);
    if (!isSaid || targetReplicas !== currentReplicas) {
      this.decisions.push({ time, currentReplicas, desiredReplicas, conditions, events, explanation });
    }
    this.lastConditions = conditions;
    this.lastEvents = events;
  }
}

interface Said {
  readonly reason: string;
  readonly message: string;
}

function isSame(one: readonly Said[], other: readonly Said[]): boolean {
  if (one.length !== other.length) {
    return false;
  }
  for (let index = 0; index < one.length; index += 1) {
    if (one[index]?.reason !== other[index]?.reason || one[index]?.message !== other[index]?.message) {
      return false;
    }
  }
  return true;
}
