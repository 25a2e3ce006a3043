import { microsOf, ZERO_TIME_MICROS } from '../../values/instant';
import type { Int64 } from '../../values/int64';
import { InvalidInput } from '../../values/invalid-input';
import { milliValueOf } from '../../values/milli-value';
import { setOwnValue } from '../../values/own-value';
import { shown } from '../../values/shown';

/** Returns the fault of a field that is not what it has to be. */
export function malformed(at: string, value: unknown, expected: string): InvalidInput {
  return InvalidInput.of(
    value === undefined || value === null ? 'MISSING' : 'WRONG_TYPE',
    at,
    value === undefined || value === null ? `is missing; give ${expected}` : `is ${shown(value)}; give ${expected}`,
  );
}

/** Returns a time of RFC 3339 in microseconds since 1970; Go's zero time when it is absent. */
export function timeOf(text: unknown, at: string): number {
  if (text === undefined || text === null) {
    return ZERO_TIME_MICROS;
  }
  const micros = typeof text === 'string' ? microsOf(text) : undefined;
  if (micros === undefined) {
    throw malformed(at, text, 'a time such as 2000-01-01T00:10:00Z');
  }
  return micros;
}

/** Returns a quantity in thousandths. */
export function milliOf(quantity: unknown, at: string): Int64 {
  const isText = typeof quantity === 'string' || typeof quantity === 'number';
  const milli = isText ? milliValueOf(quantity) : undefined;
  if (milli === undefined) {
    throw malformed(at, quantity, 'a quantity such as 500m or 2Gi');
  }
  return milli;
}

/** Returns quantities in thousandths, by their names. */
export function milliByName(quantities: unknown, at: string): Record<string, Int64> {
  const milli: Record<string, Int64> = {};
  for (const [name, quantity] of Object.entries(objectOf(quantities, at))) {
    setOwnValue(milli, name, milliOf(quantity, `${at}.${name}`));
  }
  return milli;
}

/** Returns an object; an absent one is empty. */
export function objectOf(value: unknown, at: string): object {
  if (value === undefined || value === null) {
    return {};
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw malformed(at, value, 'an object');
  }
  return value;
}

/** Returns an object that must be there. */
export function requiredObject(value: unknown, at: string): object {
  if (value === undefined || value === null) {
    throw malformed(at, value, 'an object');
  }
  return objectOf(value, at);
}

/** Returns a list of objects; an absent one is empty. */
export function listOf<T extends object>(value: readonly T[] | null | undefined, at: string): readonly T[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw malformed(at, value, 'a list');
  }
  for (const [index, item] of value.entries()) {
    requiredObject(item, `${at}[${index}]`);
  }
  return value;
}

/** Returns a text. */
export function textOf(value: unknown, at: string): string {
  if (typeof value !== 'string') {
    throw malformed(at, value, 'a text');
  }
  return value;
}

/** Returns a whole number of 32 bits, 0 or more; undefined when it is absent. */
export function countOf(value: unknown, at: string): number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'number' || value !== (value | 0) || value < 0) {
    throw malformed(at, value, 'a whole number, 0 or more');
  }
  return value;
}
