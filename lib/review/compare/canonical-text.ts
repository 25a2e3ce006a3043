import { type Fields, fieldAt, isFields } from '../../manifests/field-at';
import { ownValue } from '../../values/own-value';
import { ANY, type FieldType, fieldsOfType, type ListIdentity } from '../schema/field-type';
import { scalarText } from './same-scalar';

/** Returns the type of a field of a mapping, by what is known of the mapping and by its name. */
export function typeOfField(owner: FieldType, field: string): FieldType {
  switch (owner.kind) {
    case 'struct':
      return fieldsOfType(owner.name).get(field) ?? ANY;
    case 'map':
      return owner.value;
    default:
      // Custom resources hold requests and limits as pods do.
      return field === 'requests' || field === 'limits' ? AMOUNTS : ANY;
  }
}

const AMOUNTS: FieldType = { kind: 'map', value: { kind: 'quantity', optional: false }, optional: true };

/** Returns a text that two values of a type share when they mean the same, whatever the order of keys and entries. */
export function canonicalText(value: unknown, type: FieldType): string {
  if (Array.isArray(value)) {
    const item = type.kind === 'list' ? type.item : ANY;
    const texts = value.map((each) => canonicalText(each, item));
    const isOrdered = type.kind !== 'list' || type.identity.by === 'place';
    return `[${(isOrdered ? texts : texts.sort()).join(',')}]`;
  }
  if (isFields(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(ownValue(value, key), typeOfField(type, key))}`).join(',')}}`;
  }
  return scalarText(value, type.kind === 'struct' || type.kind === 'list' || type.kind === 'map' ? 'any' : type.kind);
}

/** Returns the name of a list's entry, such as `name=web` or `port=80,protocol=TCP`; undefined where its place names it. */
export function entryName(entry: unknown, identity: ListIdentity): string | undefined {
  if (identity.by !== 'keys' || !isFields(entry)) {
    return undefined;
  }
  let name = '';
  for (const [index, key] of identity.keys.entries()) {
    const value = fieldAt(entry, ...(identity.paths[index] ?? []));
    if (value !== undefined) {
      name += `${name === '' ? '' : ','}${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`;
    }
  }
  return name;
}

/** Returns the leaves of a value, each with its path, as texts that are equal when the leaves are. */
export function leavesOf(value: unknown, type: FieldType, path = ''): string[] {
  if (Array.isArray(value)) {
    const item = type.kind === 'list' ? type.item : ANY;
    return value.flatMap((each) => leavesOf(each, item, `${path}[]`));
  }
  if (isFields(value)) {
    return leavesOfFields(value, type, path);
  }
  if (typeof value === 'string' && value.includes('\n')) {
    return value.split('\n').map((line) => `${path}=${line}`);
  }
  return [`${path}=${canonicalText(value, type)}`];
}

function leavesOfFields(fields: Fields, type: FieldType, path: string): string[] {
  return Object.entries(fields).flatMap(([key, each]) => leavesOf(each, typeOfField(type, key), `${path}/${key}`));
}

/** Returns how much two collections of leaves share, from 0 to 1: twice the common ones over all of both. */
export function similarityOf(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) {
    return 0;
  }
  const counts = new Map<string, number>();
  for (const leaf of one) {
    counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  }
  let shared = 0;
  for (const leaf of other) {
    const left = counts.get(leaf) ?? 0;
    if (left > 0) {
      shared += 1;
      counts.set(leaf, left - 1);
    }
  }
  return (2 * shared) / (one.length + other.length);
}
