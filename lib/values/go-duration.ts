const NANOS_PER_SECOND = 1e9;
const UNIT_NANOS: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
]);
/** Characters of a duration that are read: Go writes at most some twenty. */
const LONGEST = 128;
const PART = /(?:(?<whole>\d+)(?:\.(?<fraction>\d*))?|\.(?<only>\d+))(?<unit>ns|us|µs|μs|ms|s|m|h)/y;

/** One part of a duration, such as `1.5h`. */
export interface DurationPart {
  /** The number as written. */
  readonly number: string;
  /** Nanoseconds of its unit. */
  readonly unitNanos: number;
}

/** A duration taken apart. */
export interface DurationParts {
  readonly isNegative: boolean;
  /** At least one. */
  readonly parts: readonly DurationPart[];
}

/**
 * Returns the parts of a duration as Go writes it (`15s`, `1m30.5s`), each read once; undefined when it is none. Follows
 * the grammar of `time.ParseDuration`, without its bare `0`.
 */
export function durationParts(text: string): DurationParts | undefined {
  if (text.length > LONGEST) {
    return undefined;
  }
  const isNegative = text.startsWith('-');
  const parts: DurationPart[] = [];
  PART.lastIndex = isNegative || text.startsWith('+') ? 1 : 0;
  for (let at = PART.lastIndex; at < text.length; at = PART.lastIndex) {
    const groups = PART.exec(text)?.groups;
    if (groups === undefined) {
      return undefined;
    }
    const { whole = '', fraction, only, unit = '' } = groups;
    const decimals = fraction ?? only;
    parts.push({
      number: decimals === undefined ? whole : `${whole}.${decimals}`,
      unitNanos: UNIT_NANOS.get(unit) ?? 0,
    });
  }
  return parts.length === 0 ? undefined : { isNegative, parts };
}

/** Returns the seconds of a duration as Go writes it (`15s`, `1m30s`); undefined when it is none, or negative. */
export function durationSeconds(text: string): number | undefined {
  const duration = durationParts(text);
  if (duration === undefined || duration.isNegative || text.startsWith('+')) {
    return undefined;
  }
  return duration.parts.reduce(
    (sum, { number, unitNanos }) => sum + Number(number) * (unitNanos / NANOS_PER_SECOND),
    0,
  );
}

/** Returns a duration as Go writes it (`15s`, `1m30.5s`) in nanoseconds; undefined when it is none. */
export function nanosOfDuration(text: string): number | undefined {
  if (text === '0') {
    return 0;
  }
  const duration = durationParts(text);
  if (duration === undefined) {
    return undefined;
  }
  const nanos = duration.parts.reduce(
    (sum, { number, unitNanos }) => sum + Math.trunc(Number(number) * unitNanos + 1e-6),
    0,
  );
  return duration.isNegative ? -nanos : nanos;
}
