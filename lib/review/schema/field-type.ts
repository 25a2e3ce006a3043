import { ownValue } from '../../values/own-value';
import apiTypes from './api-types.json';
import { listKeysOf } from './list-keys';

/** How the entries of a list are told apart. */
export type ListIdentity =
  /** By their place. */
  | { readonly by: 'place' }
  /** By what they contain: a set. */
  | { readonly by: 'content' }
  /** By the values of some of their fields. */
  | { readonly by: 'keys'; readonly keys: readonly string[]; readonly paths: readonly (readonly string[])[] };

/**
 * What the API holds in a field. `optional` is Go's pointer: an optional field that is empty is not one that is absent, for
 * the API server and the controllers compare Go values.
 */
export type FieldType =
  | { readonly kind: ScalarKind; readonly optional: boolean }
  | { readonly kind: 'struct'; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'list'; readonly item: FieldType; readonly identity: ListIdentity; readonly optional: boolean }
  | { readonly kind: 'map'; readonly value: FieldType; readonly optional: boolean };

/** What a scalar holds; `any` is whatever stands there. */
export type ScalarKind = 'text' | 'number' | 'bool' | 'quantity' | 'intOrText' | 'time' | 'bytes' | 'any';

interface ApiTypes {
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const API: ApiTypes = apiTypes;
/** What is known of custom resources: their metadata, and the pod template where Deployments have theirs. */
const CUSTOM: ApiTypes['types'] = {
  'custom.Resource': { metadata: 'meta.ObjectMeta' },
  'custom.WithPodTemplate': { metadata: 'meta.ObjectMeta', spec: 'custom.SpecWithPodTemplate' },
  'custom.SpecWithPodTemplate': { template: 'core.PodTemplateSpec' },
};
const STRUCTS = new Map<string, ReadonlyMap<string, FieldType>>();

/** A value of which nothing is known. */
export const ANY: FieldType = { kind: 'any', optional: true };

/** Returns the name of the type of an API's kind, such as `apps.Deployment`; undefined for kinds that Kubernetes has not. */
export function typeOfKind(apiVersion: string, kind: string): string | undefined {
  return KINDS.get(kind)?.get(apiVersion);
}

/** The types of each kind by API version. */
const KINDS = new Map<string, Map<string, string>>();
for (const [key, type] of Object.entries(API.kinds)) {
  const [apiVersion = '', kind = ''] = key.split(' ');
  KINDS.set(kind, (KINDS.get(kind) ?? new Map<string, string>()).set(apiVersion, type));
}

/** Says whether Kubernetes has a kind of that name: custom resources, such as Knative's Service, may share it. */
export function isKubernetesKind(kind: string): boolean {
  return KINDS.has(kind);
}

/** Returns the fields of a struct by name, such as those of `core.Container`; none for a name that is not known. */
export function fieldsOfType(name: string): ReadonlyMap<string, FieldType> {
  let fields = STRUCTS.get(name);
  if (fields === undefined) {
    const texts = ownValue(API.types, name) ?? ownValue(CUSTOM, name) ?? {};
    fields = new Map(Object.entries(texts).map(([field, text]) => [field, typeFrom(text, `${name}.${field}`)]));
    STRUCTS.set(name, fields);
  }
  return fields;
}

/** Reads `?` for optional, `[keys]` for a list, `{}` for a map, and the name of a scalar or struct. */
function typeFrom(text: string, place: string): FieldType {
  const optional = text.startsWith('?');
  const bare = optional ? text.slice(1) : text;
  if (bare.startsWith('[')) {
    const end = bare.indexOf(']');
    const item = typeFrom(bare.slice(end + 1), `${place}[]`);
    return { kind: 'list', item, identity: identityFrom(listKeysOf(place) ?? bare.slice(1, end)), optional };
  }
  if (bare.startsWith('{}')) {
    return { kind: 'map', value: typeFrom(bare.slice(2), `${place}{}`), optional };
  }
  return bare.includes('.') ? { kind: 'struct', name: bare, optional } : { kind: bare as ScalarKind, optional };
}

/** Returns the identity of entries that are told apart by fields, such as `name` or `metadata.name`. */
export function keyedBy(keys: readonly string[]): ListIdentity {
  return { by: 'keys', keys, paths: keys.map((key) => key.split('.')) };
}

function identityFrom(keys: string): ListIdentity {
  switch (keys) {
    case '':
      return { by: 'place' };
    case '=':
      return { by: 'content' };
    default:
      return keyedBy(keys.split(','));
  }
}
