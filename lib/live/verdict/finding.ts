import type { Outlook } from '../../simulator/autoscaler/outlook';
import type { DecisionLine } from '../../simulator/recording/replay';
import type { PlanFacts } from '../record/plan-facts';
import type { RunRecord } from '../record/run-record';
import type { PhaseName } from '../recording/run-lines';

/** What a finding does to the verdict of its phase, and so to the whole. */
export type Effect = 'fail' | 'inconclusive' | 'none';

/** Something that a rule saw, with the figures that it was seen by. */
export interface VerdictFinding {
  /** The rule, the phase where it has one, and a number where there are several: `failure-ratio/load`. */
  readonly id: string;
  readonly rule: string;
  /** Undefined when it concerns the whole run. */
  readonly phase: PhaseName | undefined;
  readonly effect: Effect;
  /** Whether capacity must not be taken from the phase. */
  readonly voidsCapacity: boolean;
  /** A sentence that quotes the figures. */
  readonly message: string;
  /** The figures by name; ratios of 1. */
  readonly figures: Readonly<Record<string, number | string>>;
}

/** A finding as its rule gives it. */
export type RuleFinding = Pick<VerdictFinding, 'effect' | 'message' | 'figures'> & {
  readonly phase?: PhaseName;
  /** @default false */
  readonly voidsCapacity?: boolean;
};

/** What rules judge. */
export interface RunFacts {
  readonly record: RunRecord;
  readonly plan: PlanFacts;
  /** What the autoscaler does where; undefined when its spec could not be read. */
  readonly outlook: Outlook | undefined;
  /** What the exact autoscaler decides for the observations of the recording. */
  readonly decisions: readonly DecisionLine[];
  /** Why the observations could not be replayed to their end; undefined when they could. */
  readonly replayFault: string | undefined;
}

/** One question that a run has to answer. */
export interface VerdictRule {
  /** Equal to the file's name; never changes. */
  readonly id: string;
  /** What it asks, for the list in the documentation. */
  readonly asks: string;
  check(facts: RunFacts): readonly RuleFinding[];
}
