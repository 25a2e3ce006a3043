import type { Manifest } from '../manifests/manifest';
import { InvalidInput } from '../values/invalid-input';

/** Most values (fields and entries at all depths) of an object that is compared; the API server stores 1.5 MiB. */
export const MAX_VALUES = 200_000;

/**
 * Refuses to compare an object that no API server could store.
 *
 * @throws InvalidInput naming file and line when it has more than `MAX_VALUES` values.
 */
export function refuseTooManyValues({ data, source: { file, line } }: Manifest): void {
  const open: unknown[] = [data];
  let count = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const inside = typeof value === 'object' && value !== null ? Object.values(value) : [];
    count += inside.length;
    if (count > MAX_VALUES) {
      const what = `is an object of more than ${MAX_VALUES.toLocaleString('en')} values, which no API server stores`;
      throw InvalidInput.of('OUT_OF_RANGE', `${file}:${line}`, `${what}; split it`);
    }
    for (const each of inside) {
      if (typeof each === 'object' && each !== null) {
        open.push(each);
      }
    }
  }
}
