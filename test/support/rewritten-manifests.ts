import type { Arbitrary } from 'fast-check';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { isFields } from '../../lib/manifests/field-at';
import { loadManifests } from '../../lib/manifests/load-manifests';
import type { Manifest } from '../../lib/manifests/manifest';
import { typeOfField } from '../../lib/review/compare/canonical-text';
import { meaningOf } from '../../lib/review/meaning/meaning';
import { ANY, type FieldType } from '../../lib/review/schema/field-type';
import { tryNanoOf } from '../../lib/values/quantity';

/** Chances, drawn one after another: each call returns a whole number below a limit. */
export type Dice = (below: number) => number;

/** Draws dice. */
export const dice: Arbitrary<Dice> = fc.infiniteStream(fc.nat({ max: 1_000_000 })).map((stream) => {
  const next = (): number => stream.next().value ?? 0;
  return (below) => next() % below;
});

/** Returns the same manifests written in another way: order, quotes, quantities, files, Lists, and defaults that are written out. */
export function rewritten(manifests: readonly Manifest[], roll: Dice): Manifest[] {
  const objects = shuffled(manifests, roll).map((manifest) => {
    const { type } = meaningOf(manifest);
    const isPlain = type.kind === 'struct' && !type.name.startsWith('custom.');
    const data = isPlain && roll(2) === 0 ? withDefaults(manifest) : manifest.data;
    return otherwise(data, type, '', roll);
  });
  const files: unknown[][] = [];
  for (const object of objects) {
    const file = files[roll(files.length + 1)];
    if (file === undefined) {
      files.push([object]);
    } else {
      file.push(object);
    }
  }
  return files.flatMap((file, index) => loadManifests(textOf(file, roll), `file-${index}.yaml`));
}

/** Returns an object with what the API server would fill in, and as it is where that is said in another version. */
function withDefaults(manifest: Manifest): unknown {
  const { data, kind, apiVersion } = manifest;
  if (/v\d+(alpha|beta)|autoscaling\/v1/.test(apiVersion)) {
    return data;
  }
  const { filled, written } = meaningOf(manifest);
  const metadata = isFields(data.metadata) ? data.metadata : {};
  const spec = isFields(filled.spec) ? { ...filled.spec } : undefined;
  if (isFields(written.spec) && written.spec.replicas === undefined) {
    // Whoever writes the replicas of an autoscaled workload out takes them from the autoscaler.
    delete spec?.replicas;
  }
  return {
    apiVersion,
    kind,
    ...filled,
    ...(spec && { spec }),
    metadata: { ...metadata, ...(isFields(filled.metadata) ? filled.metadata : {}) },
  };
}

function textOf(objects: readonly unknown[], roll: Dice): string {
  if (roll(3) === 0) {
    return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, roll(3));
  }
  const style = (['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL'] as const)[roll(4)] ?? 'PLAIN';
  return objects
    .map((object) =>
      stringify(object, {
        version: '1.1',
        defaultStringType: style,
        defaultKeyType: 'PLAIN',
        indent: 2 + roll(3),
        aliasDuplicateObjects: false,
      }),
    )
    .join('---\n');
}

function otherwise(value: unknown, type: FieldType, path: string, roll: Dice): unknown {
  if (Array.isArray(value)) {
    const item = type.kind === 'list' ? type.item : ANY;
    const entries = value.map((each) => otherwise(each, item, `${path}[]`, roll));
    const isFree =
      type.kind === 'list' &&
      type.identity.by !== 'place' &&
      !/[tT]emplate|initContainers|^spec\.containers/.test(path);
    return isFree ? shuffled(entries, roll) : entries;
  }
  if (isFields(value)) {
    return Object.fromEntries(
      shuffled(Object.entries(value), roll).map(([key, each]) => [
        key,
        otherwise(each, typeOfField(type, key), path === '' ? key : `${path}.${key}`, roll),
      ]),
    );
  }
  return type.kind === 'quantity' ? otherQuantity(value, roll) : value;
}

/** Writes an amount in another unit that says exactly the same. */
function otherQuantity(value: unknown, roll: Dice): unknown {
  const nano = typeof value === 'string' || typeof value === 'number' ? tryNanoOf(value) : undefined;
  if (nano === undefined) {
    return value;
  }
  const ways: (readonly [bigint, string])[] = [
    [1n, 'n'],
    [1_000n, 'u'],
    [1_000_000n, 'm'],
    [1_000_000_000n, ''],
    [1_000_000_000_000n, 'k'],
    [1024n * 1_000_000_000n, 'Ki'],
    [1024n ** 2n * 1_000_000_000n, 'Mi'],
  ];
  const exact = ways.filter(([unit]) => nano % unit === 0n);
  const [unit, suffix] = exact[roll(exact.length)] ?? [1n, 'n'];
  return `${nano / unit}${suffix}`;
}

/** Returns things in another order. */
export function shuffled<T>(things: readonly T[], roll: Dice): T[] {
  return things
    .map((thing) => ({ thing, rank: roll(1_000_000) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ thing }) => thing);
}
