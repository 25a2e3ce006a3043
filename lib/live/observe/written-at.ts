import { itemsAt, textAt } from '../../manifests/field-at';
import { microsOf } from '../../values/instant';
import type { ApiObject } from '../ports/cluster';

/**
 * Returns when a status was written last, by the cluster's clock, in milliseconds since 1970; undefined when the object
 * does not tell. The API keeps whole seconds: half of one is added.
 */
export function writtenAt(object: ApiObject): number | undefined {
  const times = itemsAt(object, 'metadata', 'managedFields')
    .filter(({ fields }) => fields.subresource === 'status')
    .flatMap(({ fields }) => microsOf(textAt(fields, 'time') ?? '') ?? []);
  return times.length === 0 ? undefined : Math.max(...times) / 1000 + 500;
}
