const SMALLEST_PERCENT = 0.001;

/** Returns seconds from the start as a clock shows them: `4:07`, `1:04:07`. */
export function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Returns a length of time in the unit that people use for it: `16 ms`, `1.25 s`, `42 s`, `3 min 51 s`, `2 h 3 min`. */
export function durationText(seconds: number): string {
  if (seconds < 0) {
    return `-${durationText(-seconds)}`;
  }
  if (seconds < 0.9995) {
    return `${numberText(seconds * 1000, seconds < 0.01 ? 1 : 0)} ms`;
  }
  if (seconds < 120) {
    return `${numberText(seconds, seconds < 10 ? 2 : 1)} s`;
  }
  const minutes = Math.floor(Math.round(seconds) / 60);
  return minutes < 120
    ? `${minutes} min ${Math.round(seconds) % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Returns a number with at most some decimals, and with its thousands apart. */
export function numberText(value: number, decimals = 2): string {
  return value.toLocaleString('en', { maximumFractionDigits: decimals });
}

/** Returns a ratio of 1 as percents: `0.38 %`. */
export function percentText(ratio: number): string {
  const percent = ratio * 100;
  if (percent !== 0 && Math.abs(percent) < SMALLEST_PERCENT) {
    return `<${SMALLEST_PERCENT} %`;
  }
  return `${numberText(percent, Math.abs(percent) < 1 ? 3 : 1)} %`;
}
