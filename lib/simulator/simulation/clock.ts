import { MICROS_PER_SECOND, microsOf } from '../../values/instant';
import { InvalidInput } from '../../values/invalid-input';
import { trimmedEnd } from '../../values/trim-text';

/** The wall clock of a simulation that says nothing else. */
export const DEFAULT_START_TIME = '2000-01-01T00:00:00Z';
const MILLIS = 1000;
const DAY_SECONDS = 86_400;

/** The wall clock of a simulated cluster: what time it is some seconds after the start. */
export class Clock {
  private readonly startMicros: number;
  private day = Number.NaN;
  private date = '';

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
    const micros = this.micros(seconds);
    const whole = Math.floor(micros / MICROS_PER_SECOND);
    const fraction = micros - whole * MICROS_PER_SECOND;
    const text = this.secondText(whole);
    return fraction === 0 ? `${text}Z` : `${text}.${trimmedEnd(String(fraction).padStart(6, '0'), '0')}Z`;
  }

  /** Returns a time in whole microseconds since 1970, cut off: what `text` writes. */
  public micros(seconds: number): number {
    return this.startMicros + Math.floor(seconds * MICROS_PER_SECOND);
  }

  /** Returns a time as the API writes it: the fraction of its second cut off. */
  public wholeText(seconds: number): string {
    return wholeSecondText(this.millis(seconds));
  }

  /** Whole seconds since 1970, without their zone. The date is written once a day: each look of an autoscaler has a time. */
  private secondText(seconds: number): string {
    const day = Math.floor(seconds / DAY_SECONDS);
    if (day !== this.day) {
      this.day = day;
      this.date = wholeSecondText(day * DAY_SECONDS * MILLIS).slice(0, -'00:00:00Z'.length);
    }
    const second = seconds - day * DAY_SECONDS;
    const minute = Math.floor(second / 60);
    const hour = Math.floor(minute / 60);
    return `${this.date}${twoDigits(hour)}:${twoDigits(minute - 60 * hour)}:${twoDigits(second - 60 * minute)}`;
  }
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Returns milliseconds since 1970 as the API writes times: the fraction of the second cut off. */
export function wholeSecondText(millis: number): string {
  return `${new Date(Math.floor(millis / MILLIS) * MILLIS).toISOString().slice(0, 19)}Z`;
}
