import type { FieldType, ListIdentity } from '../schema/field-type';
import { canonicalText, entryName, leavesOf, similarityOf } from './canonical-text';

/** An entry of a list with its place. */
export interface Entry {
  /** Its place, from 0. */
  readonly index: number;
  /** The entry. */
  readonly value: unknown;
}

/** Entries of two lists that are one and the same, or one that only one list has. */
export interface EntryPair {
  /** The entry before; undefined when it was added. */
  readonly before: Entry | undefined;
  /** The entry after; undefined when it was removed. */
  readonly after: Entry | undefined;
}

/** Two lists, entry by entry. */
export interface PairedLists {
  /** Every entry of both lists, in the order of the list before, then what was added. */
  readonly pairs: readonly EntryPair[];
  /** Whether entries that both have stand in another order. */
  readonly isReordered: boolean;
}

interface Keyed extends Entry {
  readonly key: string;
}

/** How alike two entries must be to be taken for one that changed its key: several of them, or the only two. */
const ALIKE = 0.5;
const ALIKE_WHEN_ALONE = 0.25;
/** Above this many pairs of unmatched entries, they are not looked through. */
const MOST_GUESSES = 400;

/** Pairs the entries of two lists by their identity; then those left over that are alike, the most alike first. */
export function pairItems(
  before: readonly unknown[],
  after: readonly unknown[],
  item: FieldType,
  identity: ListIdentity,
): PairedLists {
  const heads = new Map(keyed(after, item, identity).map((each) => [each.key, each]));
  const found: EntryPair[] = [];
  const gone: Entry[] = [];
  for (const one of keyed(before, item, identity)) {
    const other = heads.get(one.key);
    if (other === undefined) {
      gone.push(one);
    } else {
      heads.delete(one.key);
      found.push({ before: one, after: other });
    }
  }
  const places = found.map((pair) => pair.after?.index ?? 0);
  const isReordered = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  const guessed = guess(gone, [...heads.values()], item, identity);
  const pairs = [...found, ...guessed].sort(byPlace);
  return { pairs, isReordered };
}

function byPlace(a: EntryPair, b: EntryPair): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (a.before?.index ?? last) - (b.before?.index ?? last) || (a.after?.index ?? last) - (b.after?.index ?? last);
}

function keyed(values: readonly unknown[], item: FieldType, identity: ListIdentity): Keyed[] {
  const uses = new Map<string, number>();
  return values.map((value, index) => {
    const name = entryName(value, identity) ?? canonicalText(value, item);
    const use = uses.get(name) ?? 0;
    uses.set(name, use + 1);
    return { index, value, key: `${use} ${name}` };
  });
}

function guess(
  gone: readonly Entry[],
  come: readonly Entry[],
  item: FieldType,
  identity: ListIdentity,
): readonly EntryPair[] {
  const pairs: EntryPair[] = [];
  const [freeBefore, freeAfter] = [new Set(gone), new Set(come)];
  const isAlone = gone.length === 1 && come.length === 1;
  for (const { before, after, alike } of guesses(gone, come, item)) {
    if (freeBefore.has(before) && freeAfter.has(after) && isLikely(alike, isAlone, identity)) {
      freeBefore.delete(before);
      freeAfter.delete(after);
      pairs.push({ before, after });
    }
  }
  const removed = [...freeBefore].map((before) => ({ before, after: undefined }));
  const added = [...freeAfter].map((after) => ({ before: undefined, after }));
  return [...pairs, ...removed, ...added];
}

/** An entry without keys is whatever stands in its place; one with keys must be much the same to have changed them. */
function isLikely(alike: number, isAlone: boolean, identity: ListIdentity): boolean {
  if (identity.by === 'keys') {
    return isAlone ? alike >= ALIKE_WHEN_ALONE : alike > ALIKE;
  }
  return isAlone || alike > 0;
}

function guesses(
  gone: readonly Entry[],
  come: readonly Entry[],
  item: FieldType,
): { readonly before: Entry; readonly after: Entry; readonly alike: number }[] {
  if (gone.length * come.length > MOST_GUESSES) {
    return [];
  }
  const leaves = new Map([...gone, ...come].map((entry) => [entry, leavesOf(entry.value, item)]));
  const all = gone.flatMap((before) =>
    come.map((after) => ({
      before,
      after,
      alike: similarityOf(leaves.get(before) ?? [], leaves.get(after) ?? []),
    })),
  );
  return all.sort((a, b) => b.alike - a.alike || a.before.index - b.before.index || a.after.index - b.after.index);
}
