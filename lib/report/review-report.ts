import type { ImpactClass } from '../review/impact';
import type { Review } from '../review/review';
import type { RuleText } from '../rules/rule';

/** Where one side of a review was read. */
export interface ReportedSide {
  /** As findings name it: `dist`, `origin/main:dist`, `-`. */
  readonly name: string;
  /** Id of the commit; undefined for files. */
  readonly commit: string | undefined;
  /** Whether the commit is the one where the reviewed branch left the ref, and not the ref itself. */
  readonly isMergeBase: boolean;
  /** Why it holds no object; undefined when it holds one. */
  readonly isEmptyFor: 'nothing at the path' | 'no Kubernetes object' | undefined;
}

/** What a report of a review is rendered from. */
export interface ReviewReport {
  /** What changes. */
  readonly review: Review;
  /** What is reviewed against. */
  readonly base: ReportedSide;
  /** What is reviewed. */
  readonly head: ReportedSide;
  /** The classes of `--fail-on` that the review has, worst first. */
  readonly failing: readonly ImpactClass[];
  /** The rules that were run. */
  readonly rules: readonly RuleText[];
  /** Name and version of the program. */
  readonly tool: { readonly name: string; readonly version: string };
}
