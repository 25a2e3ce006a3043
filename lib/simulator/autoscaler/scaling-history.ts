import { MICROS_PER_SECOND } from '../../values/instant';
/** One raw proposal of the metrics, and when it was made. */
export interface Recommendation {
  readonly replicas: number;
  readonly atMicros: number;
}

/** One change of the target's replicas, as an absolute number, and when it was made. */
export interface ScaleEvent {
  readonly change: number;
  readonly atMicros: number;
  /** Once older than the longest period of its direction's policies; its place is used again. */
  readonly outdated: boolean;
}

/**
 * What the controller keeps in memory of one autoscaler; all is lost when the controller restarts.
 *
 * Follows the fields `recommendations`, `scaleUpEvents` and `scaleDownEvents` of `HorizontalController`
 * (`pkg/controller/podautoscaler/horizontal.go`): entries are overwritten in place and never pruned.
 */
export class ScalingHistory {
  private recommended: Recommendation[] | undefined;
  private readonly added: ScaleEvent[] = [];
  private readonly removed: ScaleEvent[] = [];

  /** The raw proposals, in the order of their slots. */
  public get recommendations(): readonly Recommendation[] {
    return this.recommended ?? [];
  }

  /** The changes upwards, in the order of their slots. */
  public get ups(): readonly ScaleEvent[] {
    return this.added;
  }

  /** The changes downwards, in the order of their slots. */
  public get downs(): readonly ScaleEvent[] {
    return this.removed;
  }

  /** Makes the present replica count the first recommendation, unless there is one. */
  public seed(replicas: number, atMicros: number): void {
    this.recommended ??= [{ replicas, atMicros }];
  }

  /**
   * Keeps a recommendation.
   *
   * @param slot index of the entry to overwrite; undefined appends.
   */
  public recommend(recommendation: Recommendation, slot: number | undefined): void {
    this.recommended ??= [];
    this.recommended[slot ?? this.recommended.length] = recommendation;
  }

  /**
   * Keeps a change of the target's replicas: `storeScaleEvent` and `markScaleEventsOutdated`.
   *
   * @param longestPeriodSeconds of the policies of that direction.
   */
  public change(before: number, after: number, atMicros: number, longestPeriodSeconds: number): void {
    const cutoff = atMicros - longestPeriodSeconds * MICROS_PER_SECOND;
    const events = Math.sign(after - before) === 1 ? this.added : this.removed;
    let slot = events.length;
    for (const [index, event] of events.entries()) {
      if (event.outdated || event.atMicros < cutoff) {
        events[index] = { ...event, outdated: true };
        slot = index;
      }
    }
    events[slot] = { change: Math.abs(after - before) | 0, atMicros, outdated: false };
  }
}
