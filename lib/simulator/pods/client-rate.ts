/**
 * A client's limit on calls of the API server: a bucket of tokens, as `tokenBucketRateLimiter` in client-go
 * `util/flowcontrol/throttle.go` (v0.37).
 */
export class ClientRate {
  private tokens: number;
  private countedAt = 0;

  /**
   * @param perSecond calls a second in the long run.
   * @param burst calls at once after a pause.
   */
  public constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {
    this.tokens = burst;
  }

  /** Takes a token for a call; returns the seconds that it has to wait. */
  public reserve(now: number): number {
    this.tokens = Math.min(this.burst, this.tokens + (now - this.countedAt) * this.perSecond) - 1;
    this.countedAt = now;
    return this.tokens >= 0 ? 0 : -this.tokens / this.perSecond;
  }
}
