import type { ErrorObject } from 'ajv';
import type { Fault, FaultCode } from '../values/invalid-input';
import { pointerToken, pointerTokens } from '../values/json-pointer';
import { ownValue } from '../values/own-value';
import { shown } from '../values/shown';
import { nearest } from './setting-checks';

/** A fault at a place in a document. */
export interface PlacedFault extends Omit<Fault, 'at'> {
  /** JSON pointer to what is at fault. */
  readonly pointer: string;
}

/** Faults of one document that are told; a list of a million numbers can have a million. */
const MOST_FAULTS = 50;

/** What JSON schema calls the types of values, in plain words. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
};

/** Returns what the validator of a schema found, as faults; it has to be compiled with `verbose`. */
export function schemaFaults(errors: readonly ErrorObject[] | null | undefined): PlacedFault[] {
  return (errors ?? []).map(faultOf);
}

/**
 * Returns placed faults with the names of their settings, and where they stand: the first fifty, and how many more there
 * are.
 *
 * @param placeOf returns where a JSON pointer stands, such as `settings.yaml:3`; undefined when that is not known.
 * @param whole what the whole document is called.
 */
export function namedFaults(
  faults: readonly PlacedFault[],
  placeOf: ((pointer: string) => string) | undefined,
  whole: string,
): Fault[] {
  const named = faults.slice(0, MOST_FAULTS).map(({ pointer, ...fault }): Fault => {
    const place = placeOf?.(pointer);
    const name = pointer === '' ? whole : settingName(pointer);
    return { ...fault, at: place === undefined ? name : `${place} ${name}` };
  });
  const rest = faults.length - named.length;
  const message = `has ${rest} more faults; correct these first`;
  return rest > 0 ? [...named, { code: 'TOO_LARGE', at: whole, message }] : named;
}

/** Returns `nodes[0].cpu` for `/nodes/0/cpu`. */
export function settingName(pointer: string): string {
  return pointerTokens(pointer).reduce(
    (name, token) => (/^\d+$/.test(token) ? `${name}[${token}]` : name === '' ? token : `${name}.${token}`),
    '',
  );
}

function faultOf({ keyword, instancePath, params, data, parentSchema }: ErrorObject): PlacedFault {
  const fault = (code: FaultCode, message: string, pointer = instancePath): PlacedFault => ({ code, pointer, message });
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      return fault('UNKNOWN_KEY', unknownKey(key, knownKeys(parentSchema)), `${instancePath}/${pointerToken(key)}`);
    }
    case 'required':
      return fault('MISSING', 'is missing', `${instancePath}/${params.missingProperty}`);
    case 'minProperties':
    case 'maxProperties':
      return fault('CONFLICT', alternatives(data, parentSchema));
    case 'type':
      return fault('WRONG_TYPE', wrongType(data, [params.type].flat()));
    case 'enum':
      return fault('OUT_OF_RANGE', `is ${shown(data)}; use ${(params.allowedValues as readonly unknown[]).join(', ')}`);
    case 'pattern':
      return fault('BAD_FORMAT', `is ${shown(data)}; ${parentSchema?.description ?? 'write it as 500m, 0.5 or 2Gi'}`);
    default:
      return fault(...outOfBounds(keyword, data, params));
  }
}

function outOfBounds(keyword: string, data: unknown, params: ErrorObject['params']): [FaultCode, string] {
  switch (keyword) {
    case 'minimum':
      return ['OUT_OF_RANGE', `is ${shown(data)}; give ${params.limit} or more`];
    case 'exclusiveMinimum':
      return ['OUT_OF_RANGE', `is ${shown(data)}; give more than ${params.limit}`];
    case 'maximum':
      return ['OUT_OF_RANGE', `is ${shown(data)}; give ${params.limit} or less`];
    case 'maxItems':
      return ['TOO_LARGE', `has ${(data as readonly unknown[]).length} items; give at most ${params.limit}`];
    case 'minItems':
    case 'minLength':
      return ['MISSING', 'is empty; give at least one'];
    default:
      return ['BAD_FORMAT', `is ${shown(data)}; it must hold that ${keyword} is ${JSON.stringify(params)}`];
  }
}

function knownKeys(schema: ErrorObject['parentSchema']): string[] {
  return Object.keys((schema?.properties as object | undefined) ?? {});
}

function unknownKey(key: string, known: readonly string[]): string {
  return known.length === 0
    ? 'is no setting; nothing stands here'
    : `is no setting; did you mean '${nearest(key, known)}'?`;
}

/** Of a mapping that has one of several keys beside those that are required. */
function alternatives(data: unknown, schema: ErrorObject['parentSchema']): string {
  const required = (schema?.required as readonly string[] | undefined) ?? [];
  const open = (keys: readonly string[]): string[] => keys.filter((key) => !required.includes(key));
  const found = open(Object.keys(data as object));
  const has = found.length === 0 ? 'has nothing' : `has ${found.join(' and ')}`;
  const known = open(knownKeys(schema));
  return known.length === 0 ? 'is empty; give at least one' : `${has}; give one of ${known.join(', ')}`;
}

function wrongType(data: unknown, types: readonly string[]): string {
  const words = types.map((type) => ownValue(TYPE_WORDS, type) ?? type).join(' or ');
  if (typeof data === 'number' && !Number.isFinite(data)) {
    return `is ${data}; give a finite number`;
  }
  const isUnquoted = typeof data === 'number' && types.length === 1 && types[0] === 'string';
  const quotes = isUnquoted ? ', in quotes' : '';
  return data === null
    ? `is empty; give ${words}${types.includes('object') ? ' such as {}' : ''}`
    : `is ${shown(data)}; give ${words}${quotes}`;
}
