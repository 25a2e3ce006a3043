import type { DatedAnswer } from '../ports/cluster';

/**
 * How far another clock is ahead of ours, from the dates of its answers.
 *
 * A date has whole seconds, and was set at some time between our question and the answer: each answer bounds the
 * offset from both sides, and answers at different parts of a second narrow it down to about a round trip.
 */
export class ClockBounds {
  private least = Number.NEGATIVE_INFINITY;
  private most = Number.POSITIVE_INFINITY;

  /** Takes note of an answer. */
  public add({ sentAt, receivedAt, date }: DatedAnswer): void {
    const least = Math.max(this.least, date - receivedAt);
    const most = Math.min(this.most, date + 1000 - sentAt);
    const isConsistent = least <= most;
    // a clock that was set anew contradicts what it said before
    this.least = isConsistent ? least : date - receivedAt;
    this.most = isConsistent ? most : date + 1000 - sentAt;
  }

  /** How far the other clock is ahead, in milliseconds, and by how much that may be wrong; undefined without answers. */
  public get offset(): { readonly ahead: number; readonly uncertainty: number } | undefined {
    return Number.isFinite(this.least)
      ? { ahead: (this.least + this.most) / 2, uncertainty: (this.most - this.least) / 2 }
      : undefined;
  }

  /** How far the other clock is ahead, in milliseconds, where that is more than may be wrong; else 0. */
  public get ahead(): number {
    const { offset } = this;
    return offset === undefined || Math.abs(offset.ahead) <= offset.uncertainty ? 0 : offset.ahead;
  }
}
