import type { SteadyPhase, ValidationPlan } from '../plan/plan';
import { PHASE_NAMES } from '../plan/plan';
import type { PhaseName } from '../recording/run-lines';
import type { RunRecordHeader } from './run-record';

/** What the verdict takes from a plan; what a damaged one lacks has the plan's own defaults. */
export interface PlanFacts {
  readonly pollSeconds: number;
  readonly workers: number | undefined;
  readonly planned: ReadonlySet<PhaseName>;
  limitsOf(phase: PhaseName): Pick<SteadyPhase, 'maxFailureRatio' | 'slo'> & { readonly expectedReplicas?: number };
}

const DEFAULT_POLL_SECONDS = 5;
const DEFAULT_MAX_FAILURE_RATIO = 0.01;

/** Returns what a header's plan says. */
export function planFactsOf(header: RunRecordHeader | undefined): PlanFacts {
  const plan = (header?.run.plan ?? {}) as Partial<ValidationPlan>;
  const phases = (plan.phases ?? {}) as Record<string, Partial<SteadyPhase> | undefined>;
  const { pollSeconds } = plan;
  const workers = plan.loadGenerator?.workers;
  return {
    pollSeconds: isPositive(pollSeconds) ? pollSeconds : DEFAULT_POLL_SECONDS,
    workers: isPositive(workers) ? workers : undefined,
    planned: new Set(PHASE_NAMES.filter((name) => phases[name] !== undefined && phases[name] !== null)),
    limitsOf: (phase) => {
      const { maxFailureRatio, slo, expectedReplicas } = phases[phase] ?? {};
      return {
        maxFailureRatio: isRatio(maxFailureRatio) ? maxFailureRatio : DEFAULT_MAX_FAILURE_RATIO,
        ...(slo !== undefined && isPositive(slo?.milliseconds) && { slo }),
        ...(isPositive(expectedReplicas) && { expectedReplicas }),
      };
    },
  };
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}

function isRatio(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
