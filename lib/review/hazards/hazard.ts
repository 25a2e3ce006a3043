import type { Manifest } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import type { Rename } from '../find-renames';
import type { ImpactClass } from '../impact';
import type { ReviewHazard } from '../review-hazard';

/** What hazards are looked for in. */
export interface HazardInput {
  /** The set of base. */
  readonly base: ManifestSet;
  /** The set of head. */
  readonly head: ManifestSet;
  /** Objects that have another name in head. */
  readonly renames: readonly Rename[];
  /** The identity keys of objects that differ, and of those that came or went: nothing else needs a look. */
  readonly touched: ReadonlySet<string>;
}

/** Returns a hazard about an object. */
export function hazard(
  manifest: Manifest,
  of: ImpactClass,
  id: string,
  sentence: string,
  steps: readonly string[],
): ReviewHazard {
  const { group, kind, namespace, name, source } = manifest;
  return {
    id,
    class: of,
    sentence,
    steps,
    object: { group, kind, namespace, name },
    file: source.file,
    line: source.line,
  };
}

/** Returns how kubectl is told an object: `deployment/web -n shop`. */
export function argument({ kind, name, namespace }: Manifest): string {
  return `${kind.toLowerCase()}/${name}${namespace === '' ? '' : ` -n ${namespace}`}`;
}
