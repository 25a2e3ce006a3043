import { pointerToken } from '../../values/json-pointer';

/** A place in two objects. */
export interface Place {
  /** The path for people: `spec.template.spec.containers[name=web].image`. */
  readonly path: string;
  /** The path without the names of entries and without keys of maps: `spec.template.spec.containers[].image`. */
  readonly shape: string;
  /** JSON pointer in base as written; undefined below something that base has not. */
  readonly basePointer: string | undefined;
  /** JSON pointer in head as written; undefined below something that head has not. */
  readonly headPointer: string | undefined;
}

/** One place in which two objects mean something else. */
export interface Difference extends Place {
  /** `order` when the entries of a list only stand in another order. */
  readonly what: 'value' | 'order';
  /** Whether the order of entries means something in itself, as that of init containers does; true for values. */
  readonly isMeant: boolean;
  /** Value in base, defaults filled in; undefined where there is none. */
  readonly before: unknown;
  /** Value in head, defaults filled in; undefined where there is none. */
  readonly after: unknown;
}

/** The place of a whole object. */
export const ROOT: Place = { path: '', shape: '', basePointer: '', headPointer: '' };

const PLAIN = /^[A-Za-z_$][\w$-]*$/;

/** Returns the place of a field; a key of a map, such as a label's, is no part of the shape. */
export function fieldOf(place: Place, key: string, isMapKey: boolean): Place {
  const token = pointerToken(key);
  const dot = place.path === '' ? '' : '.';
  return {
    path: PLAIN.test(key) ? `${place.path}${dot}${key}` : `${place.path}[${JSON.stringify(key)}]`,
    shape: isMapKey ? `${place.shape}{}` : `${place.shape}${place.shape === '' ? '' : '.'}${key}`,
    basePointer: place.basePointer === undefined ? undefined : `${place.basePointer}/${token}`,
    headPointer: place.headPointer === undefined ? undefined : `${place.headPointer}/${token}`,
  };
}

/** Returns the place of a list's entry by its name, and its places before and after where it has them. */
export function entryOf(place: Place, name: string, before: number | undefined, after: number | undefined): Place {
  const at = (pointer: string | undefined, index: number | undefined): string | undefined =>
    pointer === undefined || index === undefined ? undefined : `${pointer}/${index}`;
  return {
    path: `${place.path}[${name}]`,
    shape: `${place.shape}[]`,
    basePointer: at(place.basePointer, before),
    headPointer: at(place.headPointer, after),
  };
}
