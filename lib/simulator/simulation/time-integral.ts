/** A count over time, and the area under it. */
export class TimeIntegral {
  private value = 0;
  private since = 0;
  private sum = 0;

  /** The count is something else from a time on. */
  public set(value: number, now: number): void {
    this.sum += this.value * (now - this.since);
    this.value = value;
    this.since = now;
  }

  /** Returns the area until a time: count times seconds. */
  public area(now: number): number {
    return this.sum + this.value * (now - this.since);
  }
}
