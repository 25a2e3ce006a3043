import { isFields } from '../../manifests/field-at';
import { ownValue, setOwnValue } from '../../values/own-value';

/** Returns a value with a JSON merge patch (RFC 7386) put over it: `null` takes away, lists are replaced. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) {
    return patch;
  }
  const merged: Record<string, unknown> = isFields(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      setOwnValue(merged, key, mergePatch(ownValue(merged, key), value));
    }
  }
  return merged;
}
