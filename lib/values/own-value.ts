/**
 * Returns the value of an object's own property, or undefined when there is none; data from outside may have null or a text
 * where an object should be.
 *
 * Keys that come from outside (labels, metric names, kinds, settings) are looked up with this function, because
 * `object[key]` also finds what every object inherits: `constructor`, `toString`, `__proto__`.
 */
export function ownValue<T>(object: Readonly<Record<string, T>> | null | undefined, key: string): T | undefined {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Sets an own property of an object, whatever its key is.
 *
 * `object[key] = value` sets the object's prototype where the key is `__proto__`; this function defines a property of
 * that name instead, as `JSON.parse` does.
 */
export function setOwnValue<T>(object: Record<string, T>, key: string, value: NoInfer<T>): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}
