/** Work of a sync before it is queued anew: at least this, in milliseconds. */
const LEAST_WORK = 5;

/** A sync's time, and those of the syncs that went by unseen before it; milliseconds since 1970. */
export interface SyncTime {
  readonly at: number;
  readonly unseen: readonly number[];
}

/**
 * When a controller ran its syncs, from when its writes were heard of.
 *
 * The controller queues an autoscaler anew a whole period after each sync, so that two syncs are never less than that
 * apart: a write that was heard of late must not let the next one seem early, or windows of whole periods would be
 * measured a sync too long. Follows `DefaultHPARateLimiter` (pkg/controller/podautoscaler, v1.37).
 */
export class SyncTimes {
  private last: number | undefined;
  private readonly periodMilliseconds: number;

  public constructor(periodSeconds: number) {
    this.periodMilliseconds = periodSeconds * 1000;
  }

  /** Returns when the sync was whose write was heard of now, and which syncs between the last one and it wrote nothing. */
  public heard(arrival: number): SyncTime {
    const { last, periodMilliseconds: period } = this;
    if (last === undefined) {
      this.last = arrival;
      return { at: arrival, unseen: [] };
    }
    const count = Math.max(1, Math.round((arrival - last) / period));
    const earliest = last + count * (period + LEAST_WORK);
    const isRegular = Math.abs(arrival - earliest) < period / 5;
    const at = isRegular ? Math.max(arrival, earliest) : Math.max(arrival, last + 1);
    this.last = at;
    const unseen = Array.from({ length: count - 1 }, (_, index) => last + ((at - last) * (index + 1)) / count);
    return { at, unseen };
  }

  /** Returns the syncs that must have gone by until a time without writing anything. */
  public due(until: number): readonly number[] {
    const { last, periodMilliseconds: period } = this;
    if (last === undefined) {
      return [];
    }
    const count = Math.floor((until - last - period / 15) / (period + LEAST_WORK));
    const times = Array.from({ length: Math.max(0, count) }, (_, index) => last + (index + 1) * (period + LEAST_WORK));
    this.last = times.at(-1) ?? last;
    return times;
  }
}
