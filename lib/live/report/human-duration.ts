const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/**
 * Returns a length of time as kubectl shows ages: two or three figures of it.
 *
 * Follows `HumanDuration` in apimachinery `pkg/util/duration/duration.go` (v1.37).
 */
export function humanDuration(seconds: number): string {
  const whole = Math.trunc(seconds);
  if (whole < -1) {
    return '<invalid>';
  }
  if (whole < 2 * MINUTE) {
    return `${Math.max(whole, 0)}s`;
  }
  if (whole < 10 * MINUTE) {
    return twoParts(whole, MINUTE, 'm', 1, 's');
  }
  if (whole < 3 * HOUR) {
    return `${Math.floor(whole / MINUTE)}m`;
  }
  if (whole < 8 * HOUR) {
    return twoParts(whole, HOUR, 'h', MINUTE, 'm');
  }
  if (whole < 2 * DAY) {
    return `${Math.floor(whole / HOUR)}h`;
  }
  if (whole < 8 * DAY) {
    return twoParts(whole, DAY, 'd', HOUR, 'h');
  }
  if (whole < 2 * YEAR) {
    return `${Math.floor(whole / DAY)}d`;
  }
  return whole < 8 * YEAR ? twoParts(whole, YEAR, 'y', DAY, 'd') : `${Math.floor(whole / YEAR)}y`;
}

function twoParts(whole: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((whole % large) / small);
  return `${Math.floor(whole / large)}${largeName}${rest === 0 ? '' : `${rest}${smallName}`}`;
}
