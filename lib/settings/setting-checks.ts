import { distance } from 'fastest-levenshtein';
import { dnsLabelFaults } from '../values/dns-label';
import { endpointFaults, parseEndpoint } from '../values/endpoint';
import type { Fault } from '../values/invalid-input';
import { ownValue } from '../values/own-value';
import { isQuantity, parseQuantity } from '../values/quantity';
import { atLeast, type WholeRange, wholeFaults } from '../values/ranges';

/** Returns what is wrong with the value of one setting. */
export type SettingCheck = (value: unknown, at: string) => Fault[];

/** A check for each setting of a settings object. */
export type SettingChecks<T> = { readonly [K in keyof T]-?: SettingCheck };

/** The value is a DNS label. */
export const isDnsLabel: SettingCheck = (value, at) => text(value, at, (name) => dnsLabelFaults(name, at));

/** The value is a whole number within bounds. */
export function isWhole(range: WholeRange): SettingCheck {
  return (value, at) => wholeFaults(value, at, range);
}

/** The value is a whole number of seconds, at least 1. */
export const isSeconds: SettingCheck = isWhole(atLeast(1));

/** The value is a ratio from 0 to 1. */
export const isRatio: SettingCheck = (value, at) =>
  typeof value === 'number' && value >= 0 && value <= 1
    ? []
    : [{ code: 'OUT_OF_RANGE', at, message: `is ${JSON.stringify(value)}; give a number from 0 to 1` }];

/** The value is a quantity above 0, such as `500m`, `1` or `2Gi`. */
export const isAmount: SettingCheck = (value, at) => {
  if ((typeof value !== 'string' && typeof value !== 'number') || !isQuantity(value)) {
    const message = `is ${JSON.stringify(value)}, not a Kubernetes quantity; write it as 500m, 0.5 or 2Gi`;
    return [{ code: 'BAD_FORMAT', at, message }];
  }
  return parseQuantity(value).nano > 0n
    ? []
    : [{ code: 'OUT_OF_RANGE', at, message: `is ${value}; give a quantity above 0` }];
};

/** The value is a quantity above 0, or `unlimited`. */
export const isLimit: SettingCheck = (value, at) => (value === 'unlimited' ? [] : isAmount(value, at));

/** The value is a list of TCP endpoints such as `kafka:9092`. */
export const isEndpoints: SettingCheck = (value, at) => {
  if (!Array.isArray(value)) {
    return [{ code: 'WRONG_TYPE', at, message: `is ${JSON.stringify(value)}; give a list such as [kafka:9092]` }];
  }
  return value.flatMap((each, index) => {
    const endpoint = typeof each === 'string' ? parseEndpoint(each) : undefined;
    return endpoint === undefined
      ? [{ code: 'BAD_FORMAT', at: `${at}[${index}]`, message: `is ${JSON.stringify(each)}; write it as host:port` }]
      : endpointFaults(endpoint, `${at}[${index}]`);
  });
};

const IMAGE = /^[a-z0-9][\w.:/-]*?(?<tag>:[\w][\w.-]{0,127})?(?<digest>@sha256:[0-9a-f]{64})?$/;

/** The value is an image, with or without tag and digest. */
export const isImage: SettingCheck = (value, at) =>
  text(value, at, (image) =>
    IMAGE.test(image) ? [] : [{ code: 'BAD_FORMAT', at, message: `is '${image}'; write it as repository:tag` }],
  );

/** The value is an image whose content does not move: it has a digest, or a tag other than `latest`. */
export const isPinnedImage: SettingCheck = (value, at) =>
  text(value, at, (image) => {
    const groups = IMAGE.exec(image)?.groups;
    const isPinned = groups?.digest !== undefined || (groups?.tag !== undefined && groups.tag !== ':latest');
    return isPinned
      ? []
      : [{ code: 'BAD_FORMAT', at, message: `is '${image}', which can change under you; pin it by tag or @sha256:…` }];
  });

/**
 * Returns every fault of a settings object: unknown settings with the nearest known one, and values out of bounds.
 *
 * @param at what the names of settings are prefixed with, such as `local`.
 */
export function settingFaults<T extends object>(values: T, checks: SettingChecks<T>, at: string): Fault[] {
  const known = Object.keys(checks);
  return Object.entries(values).flatMap(([key, value]): Fault[] => {
    const check = ownValue(checks as Record<string, SettingCheck>, key);
    if (check === undefined) {
      const message = `is no setting; did you mean '${nearest(key, known)}'?`;
      return [{ code: 'UNKNOWN_KEY', at: `${at}.${key}`, message }];
    }
    return check(value, `${at}.${key}`);
  });
}

/** Returns the candidate that takes the fewest edits to reach. */
export function nearest(given: string, candidates: readonly string[]): string {
  // What is longer than any candidate differs from all of them by the same edits.
  const cut = given.slice(0, 2 * candidates.reduce((longest, { length }) => Math.max(longest, length), 0));
  const [best] = candidates
    .map((name) => ({ name, edits: distance(cut, name) }))
    .sort((one, other) => one.edits - other.edits);
  return best?.name ?? '';
}

function text(value: unknown, at: string, check: (value: string) => Fault[]): Fault[] {
  return typeof value === 'string'
    ? check(value)
    : [{ code: 'WRONG_TYPE', at, message: `is ${JSON.stringify(value)}; give a text` }];
}

/** A mapping of settings as read: nothing in it is checked. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Says whether a value is a mapping: no list, no scalar, no null. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
