import { microsOf } from '../../values/instant';
import { InvalidInput } from '../../values/invalid-input';

/** The wall clock of a simulation that says nothing else. */
export const DEFAULT_START_TIME = '2000-01-01T00:00:00Z';
const MICROS = 1_000_000;
const MILLIS = 1000;

/** The wall clock of a simulated cluster: what time it is some seconds after the start. */
export class Clock {
  private readonly startMicros: number;

  /** @throws InvalidInput when the start is no time of RFC 3339. */
  public constructor(startTime: string = DEFAULT_START_TIME) {
    const micros = microsOf(startTime);
    if (micros === undefined) {
      throw InvalidInput.of('BAD_FORMAT', 'startTime', `is '${startTime}'; write it as ${DEFAULT_START_TIME}`);
    }
    this.startMicros = micros;
  }

  /** Returns a time in whole milliseconds since 1970, cut off. */
  public millis(seconds: number): number {
    return Math.floor(this.startMicros / MILLIS + seconds * MILLIS);
  }

  /** Returns a time with its microseconds, in RFC 3339 as Go writes it: without zeros at the end. */
  public text(seconds: number): string {
    const micros = this.startMicros + Math.floor(seconds * MICROS);
    const fraction = micros - Math.floor(micros / MICROS) * MICROS;
    const whole = wholeSecondText((micros - fraction) / MILLIS);
    return fraction === 0 ? whole : `${whole.slice(0, -1)}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}Z`;
  }

  /** Returns a time as the API writes it: the fraction of its second cut off. */
  public wholeText(seconds: number): string {
    return wholeSecondText(this.millis(seconds));
  }
}

/** Returns milliseconds since 1970 as the API writes times: the fraction of the second cut off. */
export function wholeSecondText(millis: number): string {
  return `${new Date(Math.floor(millis / MILLIS) * MILLIS).toISOString().slice(0, 19)}Z`;
}
