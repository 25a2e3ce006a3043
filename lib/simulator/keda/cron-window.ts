import { Cron } from 'croner';
import { InvalidInput } from '../../values/invalid-input';

/** A schedule of KEDA's cron trigger. */
export interface CronSchedule {
  /** Cron expressions of five fields. */
  readonly start: string;
  readonly end: string;
  /** IANA name of the time zone that they are meant in. */
  readonly timezone: string;
}

/**
 * Says when a cron trigger is active: while its end comes before its next start.
 *
 * Follows `GetMetricsAndActivity` in KEDA `pkg/scalers/cron_scaler.go` (v2.17).
 */
export class CronWindow {
  private readonly start: Cron;
  private readonly end: Cron;
  private nextStart = Number.NEGATIVE_INFINITY;
  private nextEnd = Number.NEGATIVE_INFINITY;
  private askedAt = Number.POSITIVE_INFINITY;

  /** @throws InvalidInput when an expression is none of five fields, or the time zone is not known. */
  public constructor({ start, end, timezone }: CronSchedule) {
    this.start = schedule('start', start, timezone);
    this.end = schedule('end', end, timezone);
  }

  /** @param millis milliseconds since 1970. */
  public isActiveAt(millis: number): boolean {
    if (millis < this.askedAt || millis >= this.nextStart) {
      this.nextStart = next(this.start, millis);
    }
    if (millis < this.askedAt || millis >= this.nextEnd) {
      this.nextEnd = next(this.end, millis);
    }
    this.askedAt = millis;
    return this.nextEnd <= this.nextStart && this.nextEnd < Number.POSITIVE_INFINITY;
  }
}

function schedule(at: string, expression: string, timezone: string): Cron {
  try {
    const cron = new Cron(expression, { timezone, mode: '5-part', paused: true });
    cron.nextRun(new Date(0));
    return cron;
  } catch (error) {
    const message = `is '${expression}' in '${timezone}'; give five fields of cron, and an IANA time zone such as Europe/Berlin`;
    throw InvalidInput.of('BAD_FORMAT', at, message, { cause: error });
  }
}

function next(cron: Cron, millis: number): number {
  return cron.nextRun(new Date(millis))?.getTime() ?? Number.POSITIVE_INFINITY;
}
