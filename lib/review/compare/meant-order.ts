import { textAt } from '../../manifests/field-at';
import type { ListIdentity } from '../schema/field-type';

/** Keyed lists whose order means something: init containers run one after another, and of two sources the last one wins. */
const ORDERED = /(^|\.)(initContainers|envFrom|sources)$/;

/** Says whether the order of a list's entries means something in itself: an entry of `env` may name those before it. */
export function isOrderMeant(shape: string, identity: ListIdentity, entries: readonly unknown[]): boolean {
  if (shape.endsWith('.env')) {
    return entries.some((entry) => textAt(entry, 'value')?.includes('$('));
  }
  return identity.by === 'place' || ORDERED.test(shape);
}
