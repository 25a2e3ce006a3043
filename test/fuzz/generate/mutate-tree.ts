import type { Random } from '../../oracle/random';
import { hostileName, hostileText, hostileValue } from './dictionary';
import { copyOf, type Entry, type Tree } from './tree';

/** A value in a tree, and how to put another in its place. */
interface Slot {
  readonly key: string;
  readonly tree: Tree;
  readonly owner: Extract<Tree, { readonly kind: 'list' | 'map' }>;
  readonly index: number;
}

/** So deep a value is wrapped. */
const DEPTHS = [2, 10, 100, 1000];
/** Beyond what a recursive reader's stack takes. */
const DEEPEST = 20_000;
const MOST_SLOTS = 20_000;

/**
 * Returns a copy of a tree with some values changed.
 *
 * @param donor returns a tree whose parts may be put into this one.
 */
export function mutatedTree(tree: Tree, random: Random, donor: () => Tree): Tree {
  const root: Extract<Tree, { readonly kind: 'list' }> = { kind: 'list', items: [copyOf(tree)] };
  for (let more = true; more && root.items.length > 0; more = random.chance(0.5)) {
    const slots = slotsOf(root);
    random.pick(OPERATIONS)(random.pick(slots), random, { slots, donor });
  }
  const [mutated = { kind: 'scalar', value: null }] = root.items;
  return mutated;
}

function slotsOf(root: Tree): Slot[] {
  const slots: Slot[] = [];
  const open: Tree[] = [root];
  for (let owner = open.pop(); owner !== undefined && slots.length < MOST_SLOTS; owner = open.pop()) {
    if (owner.kind === 'scalar' || owner.kind === 'raw') {
      continue;
    }
    const inner: readonly Entry[] = owner.kind === 'map' ? owner.entries : owner.items.map((item): Entry => ['', item]);
    for (const [index, [key, tree]] of inner.entries()) {
      slots.push({ key, tree, owner, index });
      open.push(tree);
    }
  }
  return slots;
}

/** One change: of a value in its place, with others to take from. */
type Operation = (slot: Slot, random: Random, others: { readonly slots: readonly Slot[]; donor(): Tree }) => void;

/** Each is as likely as another; those that stand here twice are twice as likely. */
const OPERATIONS: readonly Operation[] = [
  (slot) => remove(slot),
  (slot) => insert(slot, copyOf(slot.tree)),
  (slot, random, { slots }) => replace(slot, copyOf(random.pick(slots).tree)),
  (slot, random, { donor }) => replace(slot, copyOf(random.pick([...slotsOf(donor()), slot]).tree)),
  (slot, random) => rename(slot, hostileName(random)),
  (slot, random) => insert(slot, hostileValue(random, slot.key), hostileName(random)),
  (slot, random) => replace(slot, otherType(slot.tree, random)),
  (slot, random) => replace(slot, random.chance(0.2) ? nested(slot.tree, random) : hostileValue(random, slot.key)),
  (slot, random) => replace(slot, random.chance(0.1) ? repeated(slot.tree, random) : changedNumber(slot.tree, random)),
  (slot, random, { slots }) => (random.chance(0.3) ? anchor(slot, slots, random) : hostile(slot, random)),
  (slot, random) => replace(slot, changedText(slot.tree, random)),
  (slot, random) => replace(slot, changedText(slot.tree, random)),
  (slot, random) => replace(slot, changedNumber(slot.tree, random)),
  hostile,
  hostile,
  hostile,
];

function hostile(slot: Slot, random: Random): void {
  replace(slot, hostileValue(random, slot.key));
}

function replace({ owner, index }: Slot, tree: Tree): void {
  if (owner.kind === 'list') {
    owner.items[index] = tree;
  } else {
    const entry = owner.entries[index];
    if (entry !== undefined) {
      entry[1] = tree;
    }
  }
}

function remove({ owner, index }: Slot): void {
  (owner.kind === 'list' ? owner.items : owner.entries).splice(index, 1);
}

function insert({ owner, index, key }: Slot, tree: Tree, name = key): void {
  if (owner.kind === 'list') {
    owner.items.splice(index, 0, tree);
  } else {
    owner.entries.splice(index, 0, [name, tree]);
  }
}

function rename({ owner, index }: Slot, name: string): void {
  const entry = owner.kind === 'map' ? owner.entries[index] : undefined;
  if (entry !== undefined) {
    entry[0] = name;
  }
}

function otherType(tree: Tree, random: Random): Tree {
  switch (random.int(0, 3)) {
    case 0:
      return { kind: 'list', items: [copyOf(tree)] };
    case 1:
      return { kind: 'map', entries: [[hostileName(random), copyOf(tree)]] };
    case 2:
      return tree.kind === 'list' ? (tree.items[0] ?? tree) : { kind: 'scalar', value: null };
    default:
      return tree.kind === 'map'
        ? { kind: 'list', items: tree.entries.map(([, value]) => value) }
        : { kind: 'scalar', value: tree.kind === 'scalar' ? String(tree.value) : 'x' };
  }
}

function nested(tree: Tree, random: Random): Tree {
  if (random.chance(0.2)) {
    return { kind: 'raw', text: '['.repeat(DEEPEST) + ']'.repeat(DEEPEST) };
  }
  const depth = random.pick(DEPTHS);
  let wrapped = tree;
  for (let level = 0; level < depth; level += 1) {
    wrapped = level % 2 === 0 ? { kind: 'list', items: [wrapped] } : { kind: 'map', entries: [['a', wrapped]] };
  }
  return wrapped;
}

function repeated(tree: Tree, random: Random): Tree {
  const count = random.pick([10, 300, 3000]);
  return tree.kind === 'map'
    ? {
        kind: 'map',
        entries: Array.from({ length: count }, (_, index): Entry => [`k${index}`, tree.entries[0]?.[1] ?? tree]),
      }
    : {
        kind: 'list',
        items: Array.from({ length: count }, () => (tree.kind === 'list' ? (tree.items[0] ?? tree) : tree)),
      };
}

function changedText(tree: Tree, random: Random): Tree {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') {
    return { kind: 'scalar', value: hostileText(random) };
  }
  const at = random.int(0, tree.value.length);
  return { kind: 'scalar', value: tree.value.slice(0, at) + hostileText(random) + tree.value.slice(at) };
}

function changedNumber(tree: Tree, random: Random): Tree {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'number') {
    return { kind: 'raw', text: String(random.pick([-1, 0, 1, 3, 100, 65_536, 20_000, 1e7, 2 ** 31, 0.5])) };
  }
  const change = random.pick([
    (value: number) => value + 1,
    (value: number) => value - 1,
    (value: number) => -value,
    (value: number) => value * 10,
    (value: number) => value * 1e6,
    (value: number) => value / 1000,
    (value: number) => value + 0.5,
  ]);
  return { kind: 'scalar', value: change(tree.value) };
}

/** Puts an anchor before a value and its alias, or a merge of it, somewhere else: also inside of itself. */
function anchor({ tree }: Slot, slots: readonly Slot[], random: Random): void {
  if (tree.kind === 'list' || tree.kind === 'map') {
    tree.prefix = '&a1';
    const other = random.pick(slots);
    const alias: Tree = { kind: 'raw', text: '*a1' };
    if (other.tree !== tree) {
      if (random.chance(0.5)) {
        replace(other, alias);
      } else {
        insert(other, alias, '<<');
      }
    }
  }
}
