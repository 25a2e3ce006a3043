import type { Manifest } from '../manifests/manifest';
import type { CheckOptions } from '../rules/check-manifests';
import type { IgnoreRule } from './ignore-rule';
import { IMPACT_CLASSES, type ImpactClass } from './impact';
import type { Review } from './review';

/** What a review is run with. */
export interface ReviewOptions {
  /** What the manifests of head cannot tell. */
  readonly settings: CheckOptions['settings'];
  /**
   * What the manifests of base cannot tell.
   *
   * @default - the settings of head
   */
  readonly baseSettings?: CheckOptions['settings'];
  /** The day that waivers are judged by, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * Changes to leave out, as `parseIgnoreRules` reads them.
   *
   * @default []
   */
  readonly ignore?: readonly IgnoreRule[];
}

/**
 * Returns what applying `head` does to a cluster that runs `base`.
 *
 * @throws InvalidInput when one side has two objects of one identity: it names the side, the file and the line.
 */
export function reviewManifests(base: readonly Manifest[], head: readonly Manifest[], _options: ReviewOptions): Review {
  const counts = Object.fromEntries(IMPACT_CLASSES.map((each) => [each, 0])) as Record<ImpactClass, number>;
  return {
    schemaVersion: '1',
    objects: { base: base.length, head: head.length, added: 0, removed: 0, renamed: 0, changed: 0, unchanged: 0 },
    counts,
    worst: undefined,
    changes: [],
    hazards: [],
    findings: { added: [], fixed: [], standing: 0 },
    ignored: { fields: 0, objects: 0 },
    scaling: [],
    predictions: [],
  };
}
