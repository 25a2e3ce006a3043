import type { Explanation } from '../autoscaler/explanation';
import type { DecisionLine } from '../recording/replay';
import type { DecisionRecord } from './simulation-result';

/** Keeps the autoscaler's decisions that changed the count, or said something else than the one before. */
export class DecisionLog {
  public readonly decisions: DecisionRecord[] = [];
  /** The first resource metric as it was last seen. */
  public readonly seen = { percent: Number.NaN, scaleUpPercent: Number.NaN, scaleDownPercent: Number.NaN };
  private lastConditions: readonly Said[] = [];
  private lastEvents: readonly Said[] = [];

  /** Takes what the autoscaler decided at a time, seconds from the start; says whether it is kept. */
  public add(time: number, decision: DecisionLine): boolean {
    const { currentReplicas, desiredReplicas, targetReplicas, conditions, events, explanation, currentMetrics } =
      decision;
    const used = currentMetrics
      .map((metric) => (metric.resource ?? metric.containerResource)?.current.averageUtilization)
      .find((utilization) => utilization !== undefined);
    this.seen.percent = used ?? this.seen.percent;
    this.look(explanation);
    const isSaid = isSame(conditions, this.lastConditions) && isSame(events, this.lastEvents);
    const isKept = !isSaid || targetReplicas !== currentReplicas;
    if (isKept) {
      this.decisions.push({ time, currentReplicas, desiredReplicas, conditions, events, explanation });
    }
    this.lastConditions = conditions;
    this.lastEvents = events;
    return isKept;
  }

  private look(explanation: Explanation | undefined): void {
    for (const { target, thresholds } of explanation?.metrics ?? []) {
      if (target?.kind === 'utilization' && thresholds !== undefined) {
        this.seen.scaleUpPercent = Number(thresholds.scaleUpAt ?? Number.NaN);
        this.seen.scaleDownPercent = Number(thresholds.scaleDownAt ?? Number.NaN);
        return;
      }
    }
  }
}

/** Use of the first resource metric that has a utilization for its target, percent of the request; NaN where there is none. */
export interface SeenUtilization {
  readonly percent: number;
  /** From which it asks for more replicas at the count of now. */
  readonly scaleUpPercent: number;
  /** From which it asks for fewer. */
  readonly scaleDownPercent: number;
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
