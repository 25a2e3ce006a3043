import { pointerToken } from '../values/json-pointer';
import { ownValue } from '../values/own-value';
import { fitsInt64, QUANTITY_GRAMMAR, tryParseQuantity } from '../values/quantity';
import { shown } from '../values/shown';
import type { PlacedFault } from './schema-faults';
import { isMapping, type Mapping } from './setting-checks';

/** Returns the quantities of nodes that no node can have: JSON schema knows their grammar, and not their size. */
export function nodeQuantityFaults(nodes: unknown, pointer: string): PlacedFault[] {
  return (Array.isArray(nodes) ? nodes : []).flatMap((node, index) => {
    const at = `${pointer}/${index}`;
    return isMapping(node)
      ? [
          ...quantityFaults(node, ['cpu', 'memory'], at),
          ...quantityFaults(mappingAt(node, 'reserved'), ['cpu', 'memory'], `${at}/reserved`),
        ]
      : [];
  });
}

/** Returns the quantities at some keys that are more than 2^63 - 1, the most that Kubernetes counts to. */
export function quantityFaults(owner: Mapping, keys: readonly string[], pointer: string): PlacedFault[] {
  return keys.flatMap((key) => {
    const value = ownValue(owner, key);
    if (typeof value !== 'string' && typeof value !== 'number') {
      return [];
    }
    const quantity = tryParseQuantity(value);
    // The schema refuses a text that is no quantity at all.
    const isTooLarge = quantity === undefined ? QUANTITY_GRAMMAR.test(String(value)) : !fitsInt64(quantity);
    const message = `is ${shown(value)}; give a quantity of at most 2^63 - 1, such as 16 or 64Gi`;
    return isTooLarge ? [{ code: 'OUT_OF_RANGE' as const, pointer: `${pointer}/${pointerToken(key)}`, message }] : [];
  });
}

/** Returns the mapping at a key; anything else is an empty one. */
export function mappingAt(owner: unknown, key: string): Mapping {
  const found = isMapping(owner) ? ownValue(owner, key) : undefined;
  return isMapping(found) ? found : {};
}
