import { type ApiObject, JsonPatch } from 'cdk8s';

/**
 * Takes the namespace off an object that has none by nature. A chart with a namespace puts it on every object, and the
 * API server refuses it on these.
 */
export function clusterScoped<T extends ApiObject>(object: T): T {
  if (object.metadata.namespace !== undefined) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return object;
}
