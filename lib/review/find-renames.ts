import { append } from '../manifests/label-index';
import type { Manifest } from '../manifests/manifest';
import { compareTexts } from '../values/compare-texts';
import { leavesOf, similarityOf } from './compare/canonical-text';
import { storedIdentity } from './meaning/api-version';
import { meaningOf } from './meaning/meaning';
import type { ObjectPair, PairedObjects } from './pair-objects';

/** An object that head has under another name or in another namespace. */
export interface Rename extends ObjectPair {
  /** How alike the contents are, from 0 to 1. */
  readonly similarityRatio: number;
}

/**
 * How alike the contents of an object that went and of one that came must be to be taken for a rename: the share of written
 * fields with equal values.
 */
export const RENAME_SIMILARITY = 0.7;
/** Contents of fewer written fields than this say too little. */
const FEWEST_FIELDS = 3;
/** Above this many combinations of one kind, only names that differ by a content hash are recognised. */
const MOST_COMBINATIONS = 20_000;
/** Above it, of the objects whose names differ by a hash alone, those that one is compared with. */
const MOST_OF_STEM = 20;
/** Leaves that are compared at most, for all combinations of one kind. */
const MOST_LEAVES = 20_000_000;
/** The hash of their content that kustomize, Helm charts and cdk8s put behind names. */
const HASH_SUFFIX = /^[a-z0-9]{5,12}$/;

/** Takes the renames out of what was removed and added: same kind, and a name but for its hash, or much the same content. */
export function findRenames({ removed, added }: PairedObjects): {
  readonly renames: readonly Rename[];
  readonly removed: readonly Manifest[];
  readonly added: readonly Manifest[];
} {
  const renames: Rename[] = [];
  const free = new Set(added);
  const gone = new Set(removed);
  const come = byKind(added);
  for (const [kind, ones] of byKind(removed)) {
    const others = come.get(kind) ?? [];
    for (const { base, head, similarityRatio } of candidates(ones, others)) {
      if (gone.has(base) && free.has(head)) {
        gone.delete(base);
        free.delete(head);
        renames.push({ base, head, similarityRatio });
      }
    }
  }
  return { renames, removed: [...gone], added: [...free] };
}

function byKind(manifests: readonly Manifest[]): Map<string, Manifest[]> {
  const found = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    append(found, `${storedIdentity(manifest).group}/${manifest.kind}`, manifest);
  }
  return found;
}

type ContentOf = (manifest: Manifest) => readonly string[];

function candidates(ones: readonly Manifest[], others: readonly Manifest[]): Rename[] {
  const contents = new Map<Manifest, readonly string[]>();
  const contentOf: ContentOf = (manifest) => {
    const known = contents.get(manifest) ?? contentLeaves(manifest);
    contents.set(manifest, known);
    return known;
  };
  const found: (Rename & { readonly isHashed: boolean })[] = [];
  for (const { base, head } of combinations(ones, others, contentOf)) {
    const isHashed = isSameButForHash(base, head);
    const [one, other] = [contentOf(base), contentOf(head)];
    const similarityRatio = similarityOf(one, other);
    const isAlike = Math.min(one.length, other.length) >= FEWEST_FIELDS && similarityRatio >= RENAME_SIMILARITY;
    if (isHashed || isAlike) {
      found.push({ base, head, similarityRatio, isHashed });
    }
  }
  return found.sort(
    (a, b) =>
      Number(b.isHashed) - Number(a.isHashed) ||
      b.similarityRatio - a.similarityRatio ||
      compareTexts(orderKey(a), orderKey(b)),
  );
}

/** Returns what is compared: each with each, or where that is too much, those whose names differ by a hash alone. */
function combinations(ones: readonly Manifest[], others: readonly Manifest[], contentOf: ContentOf): ObjectPair[] {
  const leavesIn = (manifests: readonly Manifest[]): number =>
    manifests.reduce((sum, manifest) => sum + contentOf(manifest).length, 0);
  const isLarge =
    ones.length * others.length > MOST_COMBINATIONS ||
    ones.length * leavesIn(others) + others.length * leavesIn(ones) > MOST_LEAVES;
  if (!isLarge) {
    return ones.flatMap((base) => others.map((head) => ({ base, head })));
  }
  const byStem = new Map<string, Manifest[]>();
  for (const head of others) {
    append(byStem, stemKey(head), head);
  }
  return ones.flatMap((base) =>
    (byStem.get(stemKey(base)) ?? [])
      .slice(0, MOST_OF_STEM)
      .filter((head) => isSameButForHash(base, head))
      .map((head) => ({ base, head })),
  );
}

function contentLeaves(manifest: Manifest): readonly string[] {
  const { written, type } = meaningOf(manifest);
  return leavesOf(written, type);
}

function isSameButForHash(base: Manifest, head: Manifest): boolean {
  return stemOf(base.name) !== '' && stemKey(base) === stemKey(head) && base.name !== head.name;
}

function stemKey({ namespace, name }: Manifest): string {
  return `${namespace}\u0000${stemOf(name)}`;
}

/** Returns a name without the hash at its end: what stands behind the last dash, where that has a digit. */
function stemOf(name: string): string {
  const dash = name.lastIndexOf('-');
  const last = name.slice(dash + 1);
  return dash >= 0 && HASH_SUFFIX.test(last) && /\d/.test(last) ? name.slice(0, dash) : name;
}

function orderKey({ base, head }: ObjectPair): string {
  return [base.namespace, base.name, head.namespace, head.name].join('\u0000');
}
