import type { EventQueue } from '../simulation/event-queue';

/** Actions that are planned for one owner, and taken back together when it ends. */
export class Timers {
  private epoch = 0;

  public constructor(private readonly queue: EventQueue) {}

  /** Plans an action some seconds from now. */
  public after(seconds: number, action: () => void): void {
    this.queue.after(seconds, this.guard(action));
  }

  /** Plans an action at a time. */
  public at(time: number, action: () => void): void {
    this.queue.at(time, this.guard(action));
  }

  /** Returns an action that does nothing once the timers are taken back. */
  public guard(action: () => void): () => void {
    const { epoch } = this;
    return () => {
      if (epoch === this.epoch) {
        action();
      }
    };
  }

  /** Takes back all that is planned. */
  public cancel(): void {
    this.epoch += 1;
  }
}
