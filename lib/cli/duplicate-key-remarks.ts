import { type Manifest, titleOf } from '../manifests/manifest';

/** Takes a sentence that a user should see, and that changes no result. */
export type Remark = (text: string) => unknown;

/** Says of each key that stands several times in a mapping of a manifest where it stands and which one counts. */
export function remarkDuplicateKeys(manifests: readonly Manifest[], remark: Remark): void {
  for (const manifest of manifests) {
    for (const { pointer, lines } of manifest.duplicateKeys) {
      const at = `${manifest.source.file}:${lines[0]}`;
      remark(`${at}: ${titleOf(manifest)} has ${pointer} on the lines ${lines.join(', ')}; the last one counts`);
    }
  }
}
