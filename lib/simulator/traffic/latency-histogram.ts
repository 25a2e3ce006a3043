import { exp, ln } from '../../values/portable-math';

const { ceil, max, min, round } = Math;

/** Relative error of quantiles: a quantile is at most so far from the sample of its rank. */
export const QUANTILE_RELATIVE_ERROR = 0.01;

const LEAST_SECONDS = 1e-6;
const MOST_SECONDS = 1e5;
const GAMMA = (1 + QUANTILE_RELATIVE_ERROR) / (1 - QUANTILE_RELATIVE_ERROR);
const LOG_GAMMA = ln(GAMMA);
const LOG_LEAST = ln(LEAST_SECONDS);
const BUCKETS = ceil((ln(MOST_SECONDS) - LOG_LEAST) / LOG_GAMMA) + 1;

/** The bucket of a latency in seconds. Below 1 µs it is the first, above 100,000 s the last. */
export function bucketOf(seconds: number): number {
  return seconds <= LEAST_SECONDS ? 0 : min(BUCKETS - 1, ceil((ln(seconds) - LOG_LEAST) / LOG_GAMMA));
}

/**
 * Counts of latencies in buckets that each are 2 % wider than the one before, so that every quantile is right within 1 %
 * in constant memory, whatever comes (the bucketing of DDSketch, Masson, Rim and Lee 2019).
 */
export class LatencyHistogram {
  private readonly counts = new Float64Array(BUCKETS);
  private lowest = BUCKETS;
  private highest = -1;
  private total = 0;

  /** How many there are. */
  public get count(): number {
    return this.total;
  }

  /** Counts one latency, or some (a fraction where they are expectations), by its bucket. */
  public add(bucket: number, count = 1): void {
    this.counts[bucket] = (this.counts[bucket] as number) + count;
    this.total += count;
    this.lowest = min(this.lowest, bucket);
    this.highest = max(this.highest, bucket);
  }

  /** Counts all those of another one too, each as often as `times` says, and as so many times as long as `factor` says. */
  public addAll(other: LatencyHistogram, times = 1, factor = 1): void {
    const { counts } = this;
    const shift = factor === 1 ? 0 : round(ln(factor) / LOG_GAMMA);
    for (let bucket = other.lowest; bucket <= other.highest; bucket += 1) {
      const to = max(0, min(BUCKETS - 1, bucket + shift));
      counts[to] = (counts[to] as number) + (other.counts[bucket] as number) * times;
    }
    this.total += other.total * times;
    if (other.highest >= other.lowest) {
      this.lowest = min(this.lowest, max(0, other.lowest + shift));
      this.highest = max(this.highest, min(BUCKETS - 1, other.highest + shift));
    }
  }

  /** Forgets those that are longer than some seconds. */
  public forgetAbove(seconds: number): void {
    for (let bucket = bucketOf(seconds) + 1; bucket <= this.highest; bucket += 1) {
      this.total -= this.counts[bucket] as number;
      this.counts[bucket] = 0;
    }
    this.highest = min(this.highest, bucketOf(seconds));
  }

  /** Forgets all. */
  public clear(): void {
    this.counts.fill(0, min(this.lowest, BUCKETS), this.highest + 1);
    this.lowest = BUCKETS;
    this.highest = -1;
    this.total = 0;
  }

  /** The latency, in seconds, that a share of all is at or below; NaN when there are none. */
  public quantile(share: number): number {
    if (this.total === 0) {
      return Number.NaN;
    }
    const rank = share * this.total * (1 - Number.EPSILON * BUCKETS);
    let below = 0;
    for (let bucket = this.lowest; bucket <= this.highest; bucket += 1) {
      below += this.counts[bucket] as number;
      if (below >= rank) {
        return middleOf(bucket);
      }
    }
    return middleOf(this.highest);
  }
}

/** The value that is at the same relative distance from both ends of a bucket. */
function middleOf(bucket: number): number {
  return (LEAST_SECONDS * exp(bucket * LOG_GAMMA) * 2) / (GAMMA + 1);
}
