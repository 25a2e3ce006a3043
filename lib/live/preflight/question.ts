import type { ValidationPlan } from '../plan/plan';
import type { Clock } from '../ports/clock';
import type { Cluster } from '../ports/cluster';
import type { LoadGenerator } from '../ports/load-generator';
import type { CheckLine } from '../recording/run-lines';
import type { CheckObjects } from '../run/run-parts';
import type { Subjects } from '../run/subjects';

/** An answer of the preflight. */
export type Answer = Omit<CheckLine, 'kind' | 'time'>;

/** What a question of the preflight can look at. */
export interface PreflightContext {
  readonly plan: ValidationPlan;
  readonly cluster: Cluster;
  readonly load: LoadGenerator;
  readonly clock: Clock;
  readonly subjects: Subjects;
  readonly checkObjects: CheckObjects;
}

/** One question of the preflight: asks, and returns one answer or several. May throw what keeps it from an answer. */
export interface Question {
  readonly id: string;
  readonly ask: (context: PreflightContext) => Promise<readonly Answer[]>;
}

/** Returns an answer that all is well. */
export function ok(id: string, message: string): Answer {
  return { id, status: 'ok', message };
}

/** Returns an answer that something is wrong, and what to do. */
export function failed(id: string, message: string, fix: string): Answer {
  return { id, status: 'failed', message, fix };
}

/** Returns an answer that something may be wrong, and what to do. */
export function warning(id: string, message: string, fix: string): Answer {
  return { id, status: 'warning', message, fix };
}
