import { EventBudget, MOST_EVENTS } from '../simulator/simulation/event-budget';
import { refuseLargeRun, runEstimate } from '../simulator/simulation/run-estimate';
import { defaultMode } from '../simulator/traffic/event-estimate';
import { type Fault, InvalidInput } from '../values/invalid-input';
import type { SimulationInput } from './simulation-input';

/** Events that all runs of a command may take together, unless long work is allowed: some twenty seconds on one core. */
const MOST_EVENTS_OF_COMMAND = 30_000_000;

/** What a command may simulate. */
export interface WorkLimit {
  /** Events of each run. */
  readonly eventsOfRun: number;
  /** Events of all runs together. */
  readonly events: number;
}

/** Returns what a command may simulate. */
export function workLimit(allowLong: boolean): WorkLimit {
  return allowLong
    ? { eventsOfRun: Number.POSITIVE_INFINITY, events: Number.POSITIVE_INFINITY }
    : { eventsOfRun: MOST_EVENTS, events: MOST_EVENTS_OF_COMMAND };
}

/**
 * Refuses work that is estimated to be more than a command may simulate.
 *
 * @throws InvalidInput with the estimate.
 */
export function refuseLongWork({ scenario, models }: SimulationInput, runs: number, limit: WorkLimit): void {
  const estimates = models.map((model) =>
    runEstimate(model, scenario, defaultMode(model, scenario, limit.eventsOfRun)),
  );
  for (const estimate of estimates) {
    refuseLargeRun(estimate, limit.eventsOfRun);
  }
  refuseLargeRun(estimates.flat(), limit.events, runs);
}

/** Returns a budget of the events that all runs of a command may take. */
export function budgetOf({ events }: WorkLimit): EventBudget {
  return new EventBudget(events);
}

/** Returns an error with the flag that allows what was too large; another error as it is. */
export function namingAllowLong(error: unknown): unknown {
  if (!(error instanceof InvalidInput) || error.faults.every(({ code }) => code !== 'TOO_LARGE')) {
    return error;
  }
  const named = ({ code, message, ...fault }: Fault): Fault => ({
    ...fault,
    code,
    message: code === 'TOO_LARGE' ? `${message}, or add --allow-long` : message,
  });
  return new InvalidInput(error.faults.map(named), { cause: error });
}
