/** Microseconds of a second: the unit in which instants are counted. */
export const MICROS_PER_SECOND = 1_000_000;

/** Go's zero time, the year 1: what an absent time in an object stands for. In microseconds since 1970. */
export const ZERO_TIME_MICROS = -62_135_596_800_000_000;

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Returns a time of RFC 3339 in whole microseconds since 1970, finer digits cut off; undefined when it is none.
 *
 * The controller compares times; microseconds keep them exact in a double until the year 2255.
 */
export function microsOf(text: string): number | undefined {
  const plain = plainMicros(text);
  if (plain !== undefined) {
    return plain;
  }
  const match = RFC3339.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHours, offsetMinutes] = match;
  const days = daysSinceEpoch(Number(year), Number(month), Number(day));
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (days === undefined || !isTime) {
    return undefined;
  }
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  const seconds = days * 86_400 + Number(hour) * 3600 + (Number(minute) - offset) * 60 + Number(second);
  return seconds * MICROS_PER_SECOND + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

const PLAIN_LENGTH = '2000-01-01T00:00:00Z'.length;

/** The form that Kubernetes writes, `2000-01-01T00:00:00Z`, without a regular expression. */
function plainMicros(text: string): number | undefined {
  if (text.length !== PLAIN_LENGTH || text.charCodeAt(10) !== 84 || text.charCodeAt(19) !== 90) {
    return undefined;
  }
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const days = daysOf(text);
  const isTime = hour < 24 && minute < 60 && second < 60 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58;
  return isTime && days !== undefined
    ? (days * 86_400 + hour * 3600 + minute * 60 + second) * MICROS_PER_SECOND
    : undefined;
}

function daysOf(text: string): number | undefined {
  const isDate = text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  return isDate ? daysSinceEpoch(year, twoDigits(text, 5), twoDigits(text, 8)) : undefined;
}

/** Returns the number of two digits; NaN when they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Days from 1970-01-01 in the Gregorian calendar: years begin in March, so that the leap day is the last one. */
function daysSinceEpoch(year: number, month: number, day: number): number | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) {
    return undefined;
  }
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
