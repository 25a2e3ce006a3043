import schema from '../../schemas/scenario.schema.json';
import { readValue } from '../manifests/yaml/read-value';
import { YamlRefusal } from '../manifests/yaml/yaml-refusal';
import type { Fault } from '../values/invalid-input';
import { pointerToken } from '../values/json-pointer';
import { listed } from '../values/listed';
import { ownValue } from '../values/own-value';

/** A scenario with settings put into it. */
export interface OverriddenScenario {
  /** The scenario, not yet checked. */
  readonly value: unknown;
  /** JSON pointers to the settings that were put in. */
  readonly pointers: readonly string[];
  /** What is wrong with the arguments themselves. */
  readonly faults: readonly Fault[];
}

/** As much of a JSON schema as leads from a key to the type of its value. */
type SchemaNode = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly required?: readonly string[];
  readonly maxProperties?: number;
};

type Container = Record<string, unknown> | unknown[];

const ROOT = schema as SchemaNode;
const DEFINITIONS = schema.definitions as Readonly<Record<string, SchemaNode>>;

/**
 * Returns a scenario with settings put over it, each as `KEY=VALUE`.
 *
 * Keys are dotted (`load.closed.users.constant`); items of lists are named by their place or their name, and keys that hold
 * a dot stand in brackets (`service.classes[/predict].cpuSeconds`). A value gets the type that the schema has at its key.
 * Where one of several keys may stand, the new one replaces the others.
 *
 * @param scenario the scenario as parsed; it stays as it is.
 */
export function overrideScenario(scenario: unknown, settings: readonly string[]): OverriddenScenario {
  const root = isContainer(scenario) ? structuredClone(scenario) : {};
  const pointers: string[] = [];
  const faults: Fault[] = [];
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    const keys = keysIn(setting.slice(0, equals));
    if (equals < 1 || keys.length === 0) {
      faults.push({ code: 'BAD_FORMAT', at: '--set', message: `is '${setting}'; write it as KEY=VALUE` });
      continue;
    }
    const put = putAt(root, keys, setting.slice(equals + 1));
    if (typeof put === 'string') {
      pointers.push(put);
    } else {
      faults.push({ ...put, at: `--set ${setting.slice(0, equals)}` });
    }
  }
  return { value: root, pointers, faults };
}

/** Returns the keys of a chain such as `load.open` and `classes[/predict].memory`, in one pass. */
function keysIn(chain: string): string[] {
  const keys: string[] = [];
  const lastClose = chain.lastIndexOf(']');
  let at = 0;
  while (at < chain.length) {
    const end = chain.charAt(at) === '[' && at < lastClose ? chain.indexOf(']', at) : -1;
    if (end > at + 1) {
      keys.push(chain.slice(at + 1, end));
      at = end + 1;
      continue;
    }
    const start = at;
    while (at < chain.length && !'.[]'.includes(chain.charAt(at))) {
      at += 1;
    }
    if (at > start) {
      keys.push(chain.slice(start, at));
    } else {
      at += 1;
    }
  }
  return keys;
}

/** Puts a text at a chain of keys; returns the JSON pointer to it, or why there is none. */
function putAt(
  here: Container,
  [given = '', ...rest]: readonly string[],
  text: string,
  above: SchemaNode | undefined = ROOT,
  parent = '',
): string | Omit<Fault, 'at'> {
  const key = Array.isArray(here) ? placeIn(here, given) : given;
  if (typeof key === 'object') {
    return key;
  }
  if (!Array.isArray(here)) {
    removeOthers(here, key, above);
  }
  const pointer = `${parent}/${pointerToken(key)}`;
  const node = schemaAt(above, key);
  const [next] = rest;
  if (next === undefined) {
    set(here, key, typed(text, node));
    return pointer;
  }
  return putAt(containerAt(here, key, leadsIntoList(node, next)), rest, text, node, pointer);
}

/** Returns the mapping or the list at a key, a new one where there is none that the keys can lead into. */
function containerAt(here: Container, key: string, isList: boolean): Container {
  const found = ownValue(here as Record<string, unknown>, key);
  if (isContainer(found) && Array.isArray(found) === isList) {
    return found;
  }
  const made: Container = isList ? [] : {};
  set(here, key, made);
  return made;
}

/** Returns the place in a list that a key means: a place, the one after the last, or an item's name. */
function placeIn(list: readonly unknown[], key: string): string | Omit<Fault, 'at'> {
  if (/^\d+$/.test(key)) {
    return Number(key) <= list.length
      ? key
      : { code: 'OUT_OF_RANGE', message: `names item ${key} of a list of ${list.length}; give 0 to ${list.length}` };
  }
  const names = list.map((item) => (isContainer(item) ? (item as Record<string, unknown>).name : undefined));
  const found = names.indexOf(key);
  const known = names.filter((name) => typeof name === 'string');
  const message = `names '${key}', which no item is called; give ${known.length > 0 ? `one of ${listed(known)}, or ` : ''}its place`;
  return found >= 0 ? String(found) : { code: 'NOT_FOUND', message };
}

function removeOthers(here: Record<string, unknown>, key: string, node: SchemaNode | undefined): void {
  const required = node?.required ?? [];
  if (node?.maxProperties !== undefined && !required.includes(key) && ownValue(node.properties, key) !== undefined) {
    for (const other of Object.keys(here)) {
      if (other !== key && !required.includes(other)) {
        delete here[other];
      }
    }
  }
}

function schemaAt(node: SchemaNode | undefined, key: string): SchemaNode | undefined {
  const further = node?.additionalProperties;
  const next = ownValue(node?.properties, key) ?? (typeof further === 'object' ? further : node?.items);
  const reference = next?.$ref?.split('/').at(-1);
  return reference === undefined ? next : ownValue(DEFINITIONS, reference);
}

function leadsIntoList(node: SchemaNode | undefined, next: string): boolean {
  const types = [node?.type ?? []].flat();
  return types.includes('array') && (!types.includes('object') || /^\d+$/.test(next));
}

function typed(text: string, node: SchemaNode | undefined): unknown {
  const types = [node?.type ?? []].flat();
  if (types.length === 1 && types[0] === 'string') {
    return text;
  }
  try {
    return text === '' ? text : readValue(text);
  } catch (error) {
    if (!(error instanceof YamlRefusal)) {
      throw error;
    }
    return text; // The schema says what it should have been.
  }
}

function set(here: Container, key: string, value: unknown): void {
  Object.defineProperty(here, key, { value, enumerable: true, configurable: true, writable: true });
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
