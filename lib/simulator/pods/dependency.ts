/** What init containers wait for, such as Kafka. */
export class Dependency {
  private isUp = true;
  private waiting: (() => void)[] = [];

  /** Whether it is there. */
  public get isThere(): boolean {
    return this.isUp;
  }

  /** Calls back when it is there: now, or when it is back. */
  public whenUp(action: () => void): void {
    if (this.isUp) {
      action();
    } else {
      this.waiting.push(action);
    }
  }

  /** It is gone. */
  public fail(): void {
    this.isUp = false;
  }

  /** It is back. */
  public recover(): void {
    this.isUp = true;
    const { waiting } = this;
    this.waiting = [];
    for (const action of waiting) {
      action();
    }
  }
}
