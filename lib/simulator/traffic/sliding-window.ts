import { bucketOf, LatencyHistogram } from './latency-histogram';

const { floor, max, min } = Math;

/** A window moves on by a twentieth of its length at a time. */
const SLICES = 20;

/** What ended in the last seconds, in constant memory: whole slices of the window, and the one that has begun. */
export class SlidingWindow {
  private readonly sliceSeconds: number;
  private readonly ended = new Float64Array(SLICES + 1);
  private readonly failed = new Float64Array(SLICES + 1);
  private readonly latencies: LatencyHistogram[];
  private current: number;

  /** @param start when it begins to see. @param hasLatencies whether percentiles are wanted too. */
  public constructor(
    public readonly seconds: number,
    public readonly hasLatencies: boolean,
    private readonly start: number,
  ) {
    this.sliceSeconds = seconds / SLICES;
    this.current = floor(start / this.sliceSeconds);
    this.latencies = hasLatencies ? Array.from({ length: SLICES + 1 }, () => new LatencyHistogram()) : [];
  }

  /** Counts a request that ended at a time, not before the one before; latencies are of those that did not fail. */
  public record(now: number, isFailure: boolean, latencySeconds: number, count: number): void {
    const slot = this.slotAt(now);
    this.ended[slot] = (this.ended[slot] as number) + count;
    if (isFailure) {
      this.failed[slot] = (this.failed[slot] as number) + count;
    } else {
      this.latencies[slot]?.add(bucketOf(latencySeconds), count);
    }
  }

  /** Requests that ended, failed ones included, a second. */
  public perSecond(now: number): number {
    this.slotAt(now);
    const covered = min(now - this.start, now - (this.current - SLICES) * this.sliceSeconds);
    return covered <= 0 ? 0 : sumOf(this.ended) / covered;
  }

  /** Failed of all that ended; 0 when none did. */
  public failureRatio(now: number): number {
    this.slotAt(now);
    const ended = sumOf(this.ended);
    return ended === 0 ? 0 : sumOf(this.failed) / ended;
  }

  /** A quantile of the latencies, in seconds; 0 when there are none, as an adapter serves the NaN of an empty window. */
  public quantile(now: number, share: number): number {
    this.slotAt(now);
    const all = new LatencyHistogram();
    for (const slice of this.latencies) {
      all.addAll(slice);
    }
    return all.count === 0 ? 0 : all.quantile(share);
  }

  private slotAt(now: number): number {
    const slice = floor(now / this.sliceSeconds);
    for (let next = max(this.current + 1, slice - SLICES); next <= slice; next += 1) {
      const slot = next % (SLICES + 1);
      this.ended[slot] = 0;
      this.failed[slot] = 0;
      this.latencies[slot]?.clear();
    }
    this.current = max(this.current, slice);
    return this.current % (SLICES + 1);
  }
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
