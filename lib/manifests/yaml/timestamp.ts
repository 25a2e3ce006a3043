const FORM =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:([Tt ])([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?$/;

/**
 * Says whether a text is a timestamp to go-yaml: a date, or a date and a time with `T` and a zone, or with a space and
 * without one.
 *
 * Follows `parseTimestamp` of go.yaml.in/yaml/v2 2.4.4, resolve.go, and Go's `time.Parse`.
 */
export function isTimestamp(text: string): boolean {
  const [, year, month, day, between, hour, minute, second, zone] = FORM.exec(text) ?? [];
  if (year === undefined || (between !== undefined && (between === ' ') !== (zone === undefined))) {
    return false;
  }
  const isDate = isWithin(month, 1, 12) && isWithin(day, 1, daysOf(year, month));
  const isTime = between === undefined || (isWithin(hour, 0, 23) && isWithin(minute, 0, 59) && isWithin(second, 0, 59));
  const isZone =
    zone === undefined || zone === 'Z' || (isWithin(zone.slice(1, 3), 0, 24) && isWithin(zone.slice(4), 0, 60));
  return isDate && isTime && isZone;
}

function isWithin(digits: string | undefined, least: number, most: number): boolean {
  return Number(digits) >= least && Number(digits) <= most;
}

function daysOf(year: string, month: string | undefined): number {
  return new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
}
