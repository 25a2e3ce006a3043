import type { Random } from '../../oracle/random';
import { hostileValue } from './dictionary';
import { type Entry, type Tree, treeOf } from './tree';

/** The parts of JSON Schema that the project's schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

const MOST_DEPTH = 12;
const TEXTS = [
  'web',
  '/predict',
  'local',
  'a',
  '1Gi',
  '100m',
  '1.33',
  '08:00',
  '2000-01-01T00:00:00Z',
  '0 8 * * 1-5',
  'lognormal',
];

/** Returns a value that a schema describes, most of it valid. */
export function schemaValue(root: JsonSchema, random: Random): Tree {
  return make(root, '', 0);

  function make(schema: JsonSchema, key: string, depth: number): Tree {
    if (random.chance(0.02) || depth > MOST_DEPTH) {
      return hostileValue(random, key);
    }
    if (schema.$ref !== undefined) {
      return make(root.definitions?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, key, depth + 1);
    }
    const { oneOf, anyOf = oneOf, ...rest } = schema;
    if (anyOf !== undefined) {
      return make({ ...rest, ...random.pick(anyOf) }, key, depth + 1);
    }
    return scalarOrMore(schema, key, depth);
  }

  function scalarOrMore(schema: JsonSchema, key: string, depth: number): Tree {
    if (schema.enum !== undefined || schema.const !== undefined) {
      return treeOf(random.pick(schema.enum ?? [schema.const]));
    }
    const { type = schema.properties === undefined ? 'string' : 'object' } = schema;
    return ofType(typeof type === 'string' ? type : random.pick(type), schema, key, depth);
  }

  function ofType(type: string, schema: JsonSchema, key: string, depth: number): Tree {
    switch (type) {
      case 'object':
        return objectOf(schema, depth);
      case 'array': {
        const least = schema.minItems ?? 0;
        return {
          kind: 'list',
          items: Array.from({ length: random.int(least, least + 2) }, () => make(schema.items ?? {}, key, depth + 1)),
        };
      }
      case 'integer':
      case 'number':
        return treeOf(numberOf(schema, type === 'integer'));
      case 'boolean':
        return treeOf(random.chance(0.5));
      case 'null':
        return treeOf(null);
      default:
        return treeOf(schema.default ?? random.pick(schema.examples ?? TEXTS));
    }
  }

  function objectOf(
    { properties = {}, required = [], additionalProperties, minProperties = 0 }: JsonSchema,
    depth: number,
  ): Tree {
    const share = random.pick([0.2, 0.4, 0.7]);
    const entries = Object.entries(properties).flatMap(([name, inner]): Entry[] =>
      required.includes(name) || random.chance(share) ? [[name, make(inner, name, depth + 1)]] : [],
    );
    if (typeof additionalProperties === 'object') {
      const names = ['web', 'local', 'production', '/predict', 'constructor', '__proto__'];
      const count = random.int(minProperties, minProperties + 2);
      entries.push(
        ...Array.from({ length: count }, (): Entry => [random.pick(names), make(additionalProperties, '', depth + 1)]),
      );
    }
    return { kind: 'map', entries };
  }

  function numberOf({ minimum, exclusiveMinimum, maximum }: JsonSchema, isWhole: boolean): number {
    const least = minimum ?? exclusiveMinimum ?? 0;
    const edges = [least, maximum ?? least + 1000, least + 1, least + 2, least + 10, least + 100];
    const value = random.chance(0.15) ? random.pick(edges) : least + random.int(1, 20) * (isWhole ? 1 : 0.5);
    return maximum === undefined || random.chance(0.03) ? value : Math.min(value, maximum);
  }
}
