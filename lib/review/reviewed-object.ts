import type { Impact, ImpactClass } from './impact';
import type { Rollout } from './rollout';

/** An object as one side has it. */
export interface ReviewedSide {
  /** API version as written. */
  readonly apiVersion: string;
  /** Namespace; empty for cluster-scoped kinds. */
  readonly namespace: string;
  /** Name. */
  readonly name: string;
  /** The file as the user named it; empty where there is none. */
  readonly file: string;
  /** The object's first line, from 1; 0 where there is no file. */
  readonly line: number;
}

/** Stands in for a value that is not shown: of a Secret, only that it changed. */
export interface Redacted {
  /** Always true. */
  readonly redacted: true;
}

/** A field that means something else than before. */
export interface FieldChange {
  /**
   * The field, for people: `spec.template.spec.containers[name=web].image`, `metadata.labels["app.kubernetes.io/name"]`,
   * `spec.rules[0].host`. Entries of lists that the API keys are named by their keys, others by their place.
   */
  readonly path: string;
  /** JSON pointer (RFC 6901) into the object of head; of base where head has none. Defaults are not written there. */
  readonly pointer: string;
  /** Value before, defaults filled in; undefined where the field was not there. */
  readonly before: unknown | Redacted;
  /** Value after, defaults filled in; undefined where the field is gone. */
  readonly after: unknown | Redacted;
  /** Line in the file of base, or of the nearest parent that is written; 0 where there is none. */
  readonly baseLine: number;
  /** Line in the file of head, or of the nearest parent that is written; 0 where there is none. */
  readonly headLine: number;
  /** What it does, worst first; never empty. */
  readonly impacts: readonly Impact[];
}

/** An object that came, went, got another name, or changed. */
export interface ReviewedObject {
  /** What became of it. */
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  /** API group; empty for the core group. */
  readonly group: string;
  /** Kind. */
  readonly kind: string;
  /** As base has it; undefined when it was added. */
  readonly base: ReviewedSide | undefined;
  /** As head has it; undefined when it was removed. */
  readonly head: ReviewedSide | undefined;
  /** How alike the contents of a renamed object are, from 0 to 1; undefined for others. */
  readonly similarityRatio: number | undefined;
  /** Worst class of its impacts and of those of its fields. */
  readonly worst: ImpactClass;
  /** What the change of the object as a whole does, worst first: it came, it went, its name or its pods change. */
  readonly impacts: readonly Impact[];
  /** The fields that differ, in order of path; none of objects that were added or removed. */
  readonly fields: readonly FieldChange[];
  /** How its pods are replaced; undefined when they are not, or when nothing here says how. */
  readonly rollout: Rollout | undefined;
}
