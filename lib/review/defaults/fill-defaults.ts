import { isFields } from '../../manifests/field-at';
import { setOwnValue } from '../../values/own-value';
import { type FieldType, fieldsOfType } from '../schema/field-type';
import { defaultingOf } from './api-defaults';
import type { Draft } from './default-of';

/** How far a value is filled in. */
export interface Filling {
  /** Whether the API server knows the type and puts its defaults in; it does not in custom resources. */
  readonly withDefaults: boolean;
}

/**
 * Returns a copy of a value as the API server keeps it: defaults filled in, parents before their children as
 * `SetObjectDefaults_*` does, and without what Go's zero stands for: null, empty lists and maps, empty structs that are no
 * pointer, and 0, false and '' in fields that are none.
 */
export function filledIn(value: unknown, type: FieldType, filling: Filling): unknown {
  switch (type.kind) {
    case 'struct':
      return isFields(value) ? filledStruct(value, type.name, filling) : value;
    case 'list':
      return Array.isArray(value) ? value.map((item) => filledIn(item, type.item, filling)) : value;
    case 'map':
      return isFields(value) ? filledMap(value, type.value, filling) : value;
    default:
      return type.kind === 'any' ? withoutNulls(value) : value;
  }
}

function filledStruct(value: Draft, name: string, filling: Filling): Draft {
  const draft = { ...value };
  if (filling.withDefaults) {
    defaultingOf(name)?.(draft);
  }
  const types = fieldsOfType(name);
  for (const [field, written] of Object.entries(draft)) {
    const type = types.get(field);
    const filled = type === undefined ? withoutNulls(written) : filledIn(written, type, filling);
    if (filled === undefined || filled === null || (type !== undefined && isZero(filled, type))) {
      delete draft[field];
    } else {
      setOwnValue(draft, field, filled);
    }
  }
  return draft;
}

function filledMap(value: Draft, type: FieldType, filling: Filling): Draft {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined)
      .map(([key, each]) => [key, filledIn(each, type, filling)]),
  );
}

/** Says whether Go keeps nothing for a value of a type. An optional list or map is a pointer only where the type says so. */
function isZero(value: unknown, type: FieldType): boolean {
  switch (type.kind) {
    case 'any':
      return false;
    case 'list':
    case 'map':
      return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    case 'struct':
      return !type.optional && isFields(value) && Object.keys(value).length === 0;
    default:
      return !type.optional && type.kind !== 'quantity' && (value === 0 || value === false || value === '');
  }
}

/** A custom resource loses nulls before its defaults are filled in; what is empty there stays. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (!isFields(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined)
      .map(([key, each]) => [key, withoutNulls(each)]),
  );
}
