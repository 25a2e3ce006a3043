import { groupedDigits } from '../../values/grouped-digits';

/** Returns a count with commas between thousands. */
export function countText(count: number): string {
  return Number.isFinite(count) ? groupedDigits(Math.round(count)) : String(count);
}

/** Returns a ratio of 1 in percents with one decimal: `79.5 %`. */
export function percentText(ratio: number): string {
  return `${trimmed(ratio * 100, 1)} %`;
}

/** Returns an amount with at most so many decimals, without zeros at its end. */
export function trimmed(amount: number, decimals: number): string {
  return String(Number(amount.toFixed(decimals)));
}

/** Returns a length of time: `45 s`, `3 min 30 s`. */
export function durationText(seconds: number): string {
  if (seconds < 120) {
    return `${trimmed(seconds, 1)} s`;
  }
  const whole = Math.round(seconds);
  const rest = whole % 60;
  return rest === 0 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 60)} min ${rest} s`;
}

/** Returns a count and its noun, which ends in `s` when there are several. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}
