import type { ValidationPlan } from '../plan/plan';
import type { AutoscalerArithmetic } from '../ports/autoscaler-arithmetic';
import type { Clock } from '../ports/clock';
import type { Cluster } from '../ports/cluster';
import type { LoadGenerator } from '../ports/load-generator';
import type { Progress } from '../ports/progress';
import type { PhaseLine } from '../recording/run-lines';
import type { LoadLease } from '../run/load-lease';
import type { CheckObjects } from '../run/run-parts';
import type { SampleFeed } from '../run/sample-feed';
import type { Sampler } from '../run/sampler';
import type { Subjects } from '../run/subjects';
import type { RunLog } from '../run-log';

/** What is written down when a phase begins. */
export type PhaseBegin = Omit<PhaseLine, 'kind' | 'time' | 'phase' | 'state'>;

/** What a phase works with. */
export interface PhaseContext {
  readonly plan: ValidationPlan;
  readonly cluster: Cluster;
  readonly load: LoadGenerator;
  readonly clock: Clock;
  readonly log: RunLog;
  readonly progress: Progress;
  readonly subjects: Subjects;
  readonly checkObjects: CheckObjects;
  readonly lease: LoadLease;
  readonly sampler: Sampler;
  readonly feed: SampleFeed;
  readonly arithmetic: AutoscalerArithmetic;
  /** Aborted when the run is to end early. */
  readonly signal: AbortSignal;
  /** Begins the phase: writes it down, and has the samples from now on be its own. */
  readonly begin: (begin?: PhaseBegin) => void;
  /** Sets until when the phase lasts at most, in milliseconds since 1970; for the live view. */
  readonly setEnd: (at: number | undefined) => void;
}
