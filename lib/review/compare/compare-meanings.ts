import { type Fields, isFields } from '../../manifests/field-at';
import { pointerTokens } from '../../values/json-pointer';
import { ownValue } from '../../values/own-value';
import type { Meaning } from '../meaning/meaning';
import { isSameData } from '../same-data';
import { ANY, type FieldType, keyedBy, type ListIdentity } from '../schema/field-type';
import { canonicalText, entryName, typeOfField } from './canonical-text';
import { type Difference, entryOf, fieldOf, type Place, ROOT } from './difference';
import { isOrderMeant } from './meant-order';
import { pairItems } from './pair-items';

/** Returns the places in which two objects of one identity mean something else, in no order. */
export function compareMeanings(base: Meaning, head: Meaning): Difference[] {
  const found: Difference[] = [];
  compare(base.filled, head.filled, head.type, ROOT, (difference) => {
    if (isWritten(difference, base.written, head.written)) {
      found.push(difference);
    }
  });
  return found;
}

type Report = (difference: Difference) => void;

function compare(before: unknown, after: unknown, type: FieldType, place: Place, report: Report): void {
  if (before === after) {
    return;
  }
  const shape = shapeOf(before, after, type);
  if (shape === 'fields') {
    compareFields(asFields(before), asFields(after), type, place, report);
  } else if (shape === 'list') {
    compareLists(asList(before), asList(after), type, place, report);
  } else if (
    before === undefined ||
    after === undefined ||
    canonicalText(before, type) !== canonicalText(after, type)
  ) {
    report({ ...place, what: 'value', isMeant: true, before, after });
  }
}

/** Says how to go on: a value that is absent on one side is gone into where the API has no absence there. */
function shapeOf(before: unknown, after: unknown, type: FieldType): 'fields' | 'list' | 'whole' {
  const isEmptyWhenAbsent = type.kind !== 'any' && !type.optional;
  const isField = (value: unknown): boolean => isFields(value) || (value === undefined && isEmptyWhenAbsent);
  if (isField(before) && isField(after) && (isFields(before) || isFields(after))) {
    return 'fields';
  }
  const isList = (value: unknown): boolean => Array.isArray(value) || (value === undefined && isEmptyWhenAbsent);
  return isList(before) && isList(after) && (Array.isArray(before) || Array.isArray(after)) ? 'list' : 'whole';
}

function compareFields(before: Fields, after: Fields, type: FieldType, place: Place, report: Report): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const one = ownValue(before, key);
    const other = ownValue(after, key);
    // Most of what is compared is equal as it stands: no place has to be named for it.
    if (isSameData(one, other)) {
      continue;
    }
    compare(one, other, typeOfField(type, key), fieldOf(place, key, type.kind === 'map'), report);
  }
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  type: FieldType,
  place: Place,
  report: Report,
): void {
  const item = type.kind === 'list' ? type.item : ANY;
  const identity = type.kind === 'list' ? type.identity : guessedIdentity(before, after);
  if (![...before, ...after].some((each) => isFields(each) || Array.isArray(each))) {
    compareScalars(before, after, item, identity, place, report);
    return;
  }
  const { pairs, isReordered } = pairItems(before, after, item, identity);
  for (const { before: one, after: other } of pairs) {
    const named = one ?? other;
    const name = entryName(named?.value, identity) ?? String(other?.index ?? one?.index);
    compare(
      one?.value,
      other?.value,
      { ...item, optional: true },
      entryOf(place, name, one?.index, other?.index),
      report,
    );
  }
  if (isReordered) {
    const order = (list: readonly unknown[]): string[] =>
      list.map((each) => entryName(each, identity) ?? canonicalText(each, item));
    const isMeant = type.kind !== 'list' || isOrderMeant(place.shape, identity, after);
    report({ ...place, what: 'order', isMeant, before: order(before), after: order(after) });
  }
}

/** Lists of scalars are short and read as one, unless one of as many entries became another. */
function compareScalars(
  before: readonly unknown[],
  after: readonly unknown[],
  item: FieldType,
  identity: ListIdentity,
  place: Place,
  report: Report,
): void {
  const [one, other] = [before, after].map((list) => list.map((each) => canonicalText(each, item)));
  if (one === undefined || other === undefined || one.join() === other.join()) {
    return;
  }
  if ([...one].sort().join() === [...other].sort().join()) {
    report({ ...place, what: 'order', isMeant: identity.by === 'place', before, after });
  } else if (identity.by === 'place' && before.length === after.length) {
    before.forEach((each, index) => {
      compare(each, after[index], { ...item, optional: true }, entryOf(place, String(index), index, index), report);
    });
  } else {
    const [was, is] = [before, after].map((list) => (list.length === 0 ? undefined : list));
    report({ ...place, what: 'value', isMeant: true, before: was, after: is });
  }
}

/** Custom resources do not say how their lists are keyed: entries that all have different names are told apart by them. */
function guessedIdentity(before: readonly unknown[], after: readonly unknown[]): ListIdentity {
  const areNamed = [before, after].every((list) => {
    const names = list.map((each) => (isFields(each) ? each.name : undefined));
    return names.every((name) => typeof name === 'string') && new Set(names).size === list.length;
  });
  return areNamed ? keyedBy(['name']) : { by: 'place' };
}

/** A default that moved because another field did is no change of its own. */
function isWritten({ basePointer, headPointer, what, shape }: Difference, base: Fields, head: Fields): boolean {
  const isEntry = shape.endsWith('[]');
  return what === 'order' || isEntry || isAt(base, basePointer) || isAt(head, headPointer);
}

function isAt(root: unknown, pointer: string | undefined): boolean {
  let here = root;
  for (const key of pointerTokens(pointer ?? '')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) {
      return false;
    }
    here = ownValue(here as Record<string, unknown>, key);
  }
  return pointer !== undefined && here !== undefined && here !== null;
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
