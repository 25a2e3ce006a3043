import { groupedDigits } from '../../values/grouped-digits';
import { InvalidInput } from '../../values/invalid-input';

/**
 * Events that a run may take unless it is told otherwise: some ten seconds of computing, and less than 1 GiB.
 *
 * An event is what is planned for a time and happens. Work that grows with the number of pods or of users within one event,
 * and what is kept until the end, count as further events, in proportion to what they cost.
 */
export const MOST_EVENTS = 10_000_000;

/** What can be done about a run that is too large; continues a sentence. */
export const REMEDY = 'simulate a shorter time, fewer pods or users, or longer periods';

/** Items looked at, one after the other, that cost as much as an event. */
const LOOKS_PER_EVENT = 16;
/** Bytes kept that count as an event. */
const BYTES_PER_EVENT = 64;

/**
 * Counts the events of one run, and ends it at a limit. It counts and looks at no clock, so that the same run ends at the
 * same place on every machine.
 */
export class EventBudget {
  private count = 0;

  /** @param most events that the run may take. */
  public constructor(public readonly most: number = Number.POSITIVE_INFINITY) {}

  /** Events that were counted. */
  public get used(): number {
    return this.count;
  }

  /**
   * Counts events.
   *
   * @throws InvalidInput when there are more than the run may take.
   */
  public spend(events: number): void {
    this.count += events;
    if (this.count > this.most) {
      throw InvalidInput.of('TOO_LARGE', 'scenario', `takes more than ${grouped(this.most)} events; ${REMEDY}`);
    }
  }

  /** Counts items that are looked at one after the other. */
  public look(items: number): void {
    this.spend(items / LOOKS_PER_EVENT);
  }

  /** Counts bytes that are kept until the end. */
  public keep(bytes: number): void {
    this.spend(bytes / BYTES_PER_EVENT);
  }
}

/** Returns a number of events as messages write it: `10,000,000`, and from 10^15 on `1e+18`. */
export function grouped(count: number): string {
  const whole = Math.ceil(count);
  return whole < 1e15 ? groupedDigits(whole) : whole.toExponential(0);
}
