import { type Fields, isFields } from '../../manifests/field-at';
import { ownValue, setOwnValue } from '../../values/own-value';

/** The fields of one struct while its defaults are filled in: a fresh copy, its children still those that were written. */
export type Draft = Record<string, unknown>;

/** Fills in, in place, what the API server would put into the fields of one struct. */
export type Defaulting = (draft: Draft) => void;

/** Sets a field that is absent, null or, where Go's zero stands for absent, zero. */
export function setDefault(draft: Draft, field: string, value: unknown): void {
  const found = ownValue(draft, field);
  if (found === undefined || found === null || found === '' || (found === 0 && typeof value === 'number')) {
    setOwnValue(draft, field, value);
  }
}

/** Sets an optional field that is absent or null; zero is a value. */
export function setOptional(draft: Draft, field: string, value: unknown): void {
  const found = ownValue(draft, field);
  if (found === undefined || found === null) {
    setOwnValue(draft, field, value);
  }
}

/** Puts a fresh copy of the mapping below a field in its place, an empty one where there is none, and returns it. */
export function draftAt(draft: Draft, field: string): Draft {
  const copy = { ...asFields(ownValue(draft, field)) };
  setOwnValue(draft, field, copy);
  return copy;
}

/** Returns fresh copies of the mappings in the list below a field, put in their place. */
export function draftsAt(draft: Draft, field: string): Draft[] {
  const found = ownValue(draft, field);
  if (!Array.isArray(found)) {
    return [];
  }
  const copies = found.map((each) => (isFields(each) ? { ...each } : each));
  setOwnValue(draft, field, copies);
  return copies.filter(isFields);
}

/** Returns a value as a mapping; anything else is an empty one. */
export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** Says whether a field is absent, null, an empty list or an empty mapping. */
export function isBare(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
