import { parseAllDocuments } from 'yaml';

/**
 * A YAML or JSON value as it will be written. Unlike a JavaScript value it can hold a key twice, the key `__proto__`, and
 * texts that only a reader gives a meaning to, such as `0644`, `1e400` or `!!binary aGk=`.
 */
export type Tree =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
  /** Written as it stands. */
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'list'; items: Tree[]; prefix?: string }
  | { readonly kind: 'map'; entries: Entry[]; prefix?: string };

/** A key with its value. */
export type Entry = [key: string, value: Tree];

/** Returns a plain value as a tree. */
export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) {
    return { kind: 'list', items: value.map(treeOf) };
  }
  if (value !== null && typeof value === 'object') {
    return { kind: 'map', entries: Object.entries(value).map(([key, inner]): Entry => [key, treeOf(inner)]) };
  }
  const isScalar = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return { kind: 'scalar', value: isScalar ? (value as string) : String(value ?? '') };
}

/** Returns the documents of a YAML text that are not empty. */
export function treesOf(text: string): Tree[] {
  return parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' })
    .map((document) => document.toJS({ maxAliasCount: 1000 }) as unknown)
    .filter((value) => value !== null && value !== undefined)
    .map(treeOf);
}

/** Returns a copy whose lists and maps are its own. It is not recursive: nesting may be deeper than the stack. */
export function copyOf(tree: Tree): Tree {
  const root = shallow(tree);
  const open: Tree[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'list') {
      next.items = next.items.map(shallow);
      open.push(...next.items);
    } else if (next.kind === 'map') {
      next.entries = next.entries.map(([key, value]): Entry => [key, shallow(value)]);
      open.push(...next.entries.map(([, value]) => value));
    }
  }
  return root;
}

function shallow(tree: Tree): Tree {
  return { ...tree };
}

/** Returns what stands behind a key, the last one where it is there several times. */
export function childOf(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.findLast(([name]) => name === key)?.[1] : undefined;
}

/** Returns what stands behind keys, one below the other. */
export function below(tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined {
  return keys.reduce(childOf, tree);
}

/** Puts a value behind a key, in the place of one that is there. */
export function put(tree: Tree | undefined, key: string, value: Tree): void {
  if (tree?.kind !== 'map') {
    return;
  }
  const entry = tree.entries.findLast(([name]) => name === key);
  if (entry === undefined) {
    tree.entries.push([key, value]);
  } else {
    entry[1] = value;
  }
}
