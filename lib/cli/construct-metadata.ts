import type { ContainedPath } from '../files/contained-file';
import { readContainedText } from '../files/read-text';
import { fieldsAt, textAt } from '../manifests/field-at';
import type { Manifest } from '../manifests/manifest';

/** The file in which cdk8s records which construct made which object (`--validate`, `recordConstructMetadata`). */
export const METADATA_FILE = 'construct-metadata.json';

/**
 * Returns manifests with the path of the construct that made each, where cdk8s recorded it beside them.
 *
 * The record goes by the object's name alone; a name that several objects have tells nothing.
 *
 * @param place of the record, which need not be there.
 */
export function constructPathsOf(place: ContainedPath, manifests: readonly Manifest[]): Manifest[] {
  const record = recordAt(place);
  if (record === undefined) {
    return [...manifests];
  }
  const uses = new Map<string, number>();
  for (const { name } of manifests) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return manifests.map((manifest) => {
    const constructPath = textAt(fieldsAt(record, 'resources', manifest.name), 'path');
    return constructPath === undefined || uses.get(manifest.name) !== 1
      ? manifest
      : { ...manifest, source: { ...manifest.source, constructPath } };
  });
}

function recordAt(place: ContainedPath): unknown {
  try {
    return JSON.parse(readContainedText(place));
  } catch {
    // Not there in most folders; and what is there without being readable only costs the construct's name.
    return undefined;
  }
}
