import { InvalidInput } from '../values/invalid-input';

/** Most objects of one set of manifests. A larger one is refused, which bounds the time and memory of every command. */
export const MAX_OBJECTS = 30_000;

/**
 * Refuses a set of manifests with too many objects.
 *
 * @param count its objects.
 * @param at the name to give in the error.
 * @throws InvalidInput when there are more than `MAX_OBJECTS`.
 */
export function refuseTooManyObjects(count: number, at: string): void {
  if (count > MAX_OBJECTS) {
    const limit = MAX_OBJECTS.toLocaleString('en');
    const what = `has ${count.toLocaleString('en')} objects, and at most ${limit} are read; name fewer files or folders`;
    throw InvalidInput.of('OUT_OF_RANGE', at, what);
  }
}
