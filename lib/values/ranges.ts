import { MAX_INT32 } from './int64';
import type { Fault } from './invalid-input';

/** The bounds of a whole number, both included. */
export interface WholeRange {
  /** The least value allowed. */
  readonly min: number;
  /** The greatest value allowed. */
  readonly max: number;
}

/** Ports that a container, Service or endpoint can have. */
export const PORTS: WholeRange = { min: 1, max: 65_535 };

/** Ports that kube-apiserver hands out for NodePort Services by default (`--service-node-port-range`). */
export const NODE_PORTS: WholeRange = { min: 30_000, max: 32_767 };

/** Whole numbers from a least value on, as far as an int32 field of the API goes. */
export function atLeast(min: number): WholeRange {
  return { min, max: MAX_INT32 };
}

/** Says whether a number is within bounds. */
export function isWithin(value: number, { min, max }: WholeRange): boolean {
  return value >= min && value <= max;
}

/** Returns bounds as messages name them: `from 0 to 3600`. */
export function rangeText({ min, max }: WholeRange): string {
  return `from ${min} to ${max}`;
}

/**
 * Returns what is wrong with a value that must be a whole number within bounds, if anything is.
 *
 * @param at the setting's name.
 */
export function wholeFaults(value: unknown, at: string, { min, max }: WholeRange): Fault[] {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
    return [];
  }
  const limit = max === atLeast(min).max ? `of at least ${min}` : `from ${min} to ${max}`;
  return [{ code: 'OUT_OF_RANGE', at, message: `is ${JSON.stringify(value)}; give a whole number ${limit}` }];
}
