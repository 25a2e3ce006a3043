import type { Finding } from '../rules/finding';
import type { Impact, ImpactClass } from './impact';
import type { ReviewHazard } from './review-hazard';
import type { ReviewedObject } from './reviewed-object';
import type { ScalingConcern } from './scaling-concern';
import type { ScalingPrediction } from './scaling-prediction';

/** What applying one set of manifests after another does: plain data. Equal inputs give equal bytes. */
export interface Review {
  /** Version of this shape. */
  readonly schemaVersion: '1';
  /** How many objects each side has, and how many of them differ. */
  readonly objects: {
    readonly base: number;
    readonly head: number;
    readonly added: number;
    readonly removed: number;
    readonly renamed: number;
    readonly changed: number;
    readonly unchanged: number;
  };
  /** For each class, how many objects have an impact or a hazard of it; an object counts once in each of its classes. */
  readonly counts: Readonly<Record<ImpactClass, number>>;
  /** The worst class of all impacts and hazards; undefined when nothing changed. */
  readonly worst: ImpactClass | undefined;
  /** What differs: worst class first, then by namespace, kind and name. */
  readonly changes: readonly ReviewedObject[];
  /** What goes wrong between objects, or between this apply and the one before. */
  readonly hazards: readonly ReviewHazard[];
  /** What the rules find on one side and not on the other. */
  readonly findings: {
    /** Findings that head has and base had not. */
    readonly added: readonly Finding[];
    /** Findings that base had and head has not. */
    readonly fixed: readonly Finding[];
    /** How many both have. */
    readonly standing: number;
  };
  /** How many changed fields, and whole objects that came, went or changed, an ignore rule left out. */
  readonly ignored: { readonly fields: number; readonly objects: number };
  /** Autoscaled workloads that could scale differently, by namespace and name. */
  readonly scaling: readonly ScalingConcern[];
  /** What the simulator foresees for them; empty when nothing was simulated. */
  readonly predictions: readonly ScalingPrediction[];
  /**
   * What of it was not simulated, and why: sentences without full stop.
   *
   * @default - nothing was left out
   */
  readonly notSimulated?: readonly string[];
}

/** Says whether a review has nothing to tell: no object differs, however the texts do. */
export function isEmptyReview({ changes, hazards, findings }: Review): boolean {
  return changes.length + hazards.length + findings.added.length + findings.fixed.length === 0;
}

/** Returns every impact of an object: its own, then those of its fields. */
export function impactsOf({ impacts, fields }: ReviewedObject): Impact[] {
  return [...impacts, ...fields.flatMap((field) => field.impacts)];
}
