import type { Difference } from '../compare/difference';
import type { Impact } from '../impact';
import type { ObjectContext } from './object-context';

/** What changes of some fields of some kinds do. */
export interface FieldRule {
  /** The kinds. */
  readonly kinds: readonly string[];
  /** The shapes of the fields' paths. */
  readonly shape: RegExp;
  /** Returns what a change does. */
  readonly judge: (difference: Difference, context: ObjectContext) => Impact | readonly Impact[];
}
