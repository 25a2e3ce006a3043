import type { VerdictRule } from './finding';
import { connectivityHalves } from './rules/connectivity-halves';
import { damagedRecording } from './rules/damaged-recording';
import { failureRatio } from './rules/failure-ratio';
import { faults } from './rules/faults';
import { flapping } from './rules/flapping';
import { generatorSaturated } from './rules/generator-saturated';
import { lostOnScaleDown } from './rules/lost-on-scale-down';
import { missingSamples } from './rules/missing-samples';
import { noRequests } from './rules/no-requests';
import { nodesTooSmall } from './rules/nodes-too-small';
import { notCompleted } from './rules/not-completed';
import { outOfMemory } from './rules/out-of-memory';
import { pendingPods } from './rules/pending-pods';
import { podRestarts } from './rules/pod-restarts';
import { preflightChecks } from './rules/preflight-checks';
import { rateContradiction } from './rules/rate-contradiction';
import { replicasDeparted } from './rules/replicas-departed';
import { scalingNotKnown } from './rules/scaling-not-known';
import { scalingNotProvoked } from './rules/scaling-not-provoked';
import { scalingNotReached } from './rules/scaling-not-reached';
import { sloMissed } from './rules/slo-missed';
import { workersLost } from './rules/workers-lost';

/** Every rule of the verdict, sorted by what a reader wants to know first. */
export const VERDICT_RULES: readonly VerdictRule[] = [
  failureRatio,
  scalingNotReached,
  scalingNotProvoked,
  scalingNotKnown,
  sloMissed,
  outOfMemory,
  podRestarts,
  rateContradiction,
  noRequests,
  generatorSaturated,
  workersLost,
  missingSamples,
  faults,
  preflightChecks,
  connectivityHalves,
  notCompleted,
  damagedRecording,
  replicasDeparted,
  pendingPods,
  flapping,
  lostOnScaleDown,
  nodesTooSmall,
];
