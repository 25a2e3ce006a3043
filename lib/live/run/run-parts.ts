import type { ValidationPlan } from '../plan/plan';
import type { AutoscalerArithmetic } from '../ports/autoscaler-arithmetic';
import type { Clock } from '../ports/clock';
import type { ApiObject, Cluster } from '../ports/cluster';
import type { LoadGenerator } from '../ports/load-generator';
import type { Progress } from '../ports/progress';
import type { PhaseName, SampleLine } from '../recording/run-lines';

/** What the rules of `check` say of an object. */
export interface ObjectFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly object: string;
  readonly message: string;
  readonly fix: string;
}

/** Checks objects as read from the cluster, on its nodes, by the rules of `check`. */
export type CheckObjects = (objects: readonly ApiObject[], nodes: readonly ApiObject[]) => readonly ObjectFinding[];

/** What a run is made of. */
export interface RunParts {
  readonly plan: ValidationPlan;
  readonly cluster: Cluster;
  readonly load: LoadGenerator;
  readonly clock: Clock;
  readonly progress: Progress;
  /** Makes the exact arithmetic of an autoscaler as read. */
  readonly arithmeticOf: (autoscaler: ApiObject) => AutoscalerArithmetic;
  readonly checkObjects: CheckObjects;
  /** Aborted when the run is to end early. */
  readonly signal: AbortSignal;
  /** Phases to run, of those that the plan has, in their order. */
  readonly phases: readonly PhaseName[];
  /** Samples of this run's earlier part, when it is taken up again. */
  readonly earlier: readonly SampleLine[];
}
