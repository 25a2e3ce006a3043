import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isQuantity, parseQuantity } from '../../lib/values/quantity';
import type { DeliberateDifference, ReferenceSetting } from '../fixtures/reference/settings';

type Tree = Record<string, unknown>;

/** A setting of the reference beside ours. */
export interface ComparedSetting extends ReferenceSetting {
  /** Our value at the same place. */
  readonly ours: unknown;
  /** Whether both mean the same. */
  readonly isSame: boolean;
}

/** Returns the objects of a folder of manifests by `Kind/name`. */
export function objectsOf(folder: string): Map<string, Tree> {
  const documents = readdirSync(folder)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')));
  return new Map(
    documents.map((document) => {
      const object = document.toJS() as Tree & { kind: string; metadata: { name: string } };
      return [`${object.kind}/${object.metadata.name}`, object];
    }),
  );
}

/** Returns each setting of the reference with ours beside it. */
export function compare(settings: readonly ReferenceSetting[], objects: ReadonlyMap<string, Tree>): ComparedSetting[] {
  return settings.map((setting) => {
    const ours = valueAt(objects.get(setting.object), setting.pointer);
    return { ...setting, ours, isSame: meansTheSame(setting.reference, ours) };
  });
}

/** Returns `docs/parity.md`. */
export function parityPage(compared: readonly ComparedSetting[], differences: readonly DeliberateDifference[]): string {
  const code = (value: unknown): string => (value === undefined ? 'none' : `\`${JSON.stringify(value)}\``);
  const whyOf = new Map(differences.map(({ setting, why }) => [setting, why]));
  const rows = compared.map(({ object, pointer, reference, ours }) => {
    const why = whyOf.get(`${object}${pointer}`) ?? '';
    return `| ${object} | \`${pointer}\` | ${code(reference)} | ${why === '' ? 'the same' : code(ours)} | ${why} |`;
  });
  return [
    '# `dist/local` beside the reference deployment',
    '',
    'Generated from `test/fixtures/reference/settings.ts`; `npm test` fails when a difference is not in it, or this page is stale.',
    `${compared.length} settings, ${differences.length} of them deliberately different. \`[x]\` picks the item named x from a list.`,
    '',
    '| object | setting | reference | `dist/local` | why |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function valueAt(tree: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value: unknown, key) => step(value, key), tree);
}

function step(value: unknown, key: string): unknown {
  const picked = /^\[(.*)\]$/.exec(key)?.[1];
  if (picked !== undefined && Array.isArray(value)) {
    return value.some((each) => each === picked) ? true : value.find((each) => (each as Tree)?.name === picked);
  }
  const found = (value as Tree | undefined)?.[key];
  return key.endsWith('.json') && typeof found === 'string' ? JSON.parse(found) : found;
}

function meansTheSame(reference: unknown, ours: unknown): boolean {
  if (typeof reference === 'string' && typeof ours === 'string' && isQuantity(reference) && isQuantity(ours)) {
    return parseQuantity(reference).nano === parseQuantity(ours).nano;
  }
  return JSON.stringify(sorted(reference)) === JSON.stringify(sorted(ours));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
  }
  return value;
}
