import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import { createTraffic } from '../traffic/create-traffic';
import { defaultMode } from '../traffic/event-estimate';
import { EventBudget, MOST_EVENTS } from './event-budget';
import { EventQueue } from './event-queue';
import { refuseLargeRun, runEstimate } from './run-estimate';
import type { SimulationOptions } from './simulation-options';
import type { SimulationResult } from './simulation-result';
import { SimulationRun } from './simulation-run';

export type { SimulationOptions } from './simulation-options';

/** What a simulation does: a pure function of its arguments. */
export type Simulate = (model: WorkloadModel, scenario: Scenario, options: SimulationOptions) => SimulationResult;

/**
 * Simulates a service under load: its requests, its pods, what the autoscaler sees of them, and what it does.
 *
 * @throws InvalidInput for an autoscaler that the API would refuse, an unknown version of Kubernetes, a schedule that is
 * none, and a run that takes more events than it may.
 */
export const simulate: Simulate = (model, scenario, options) => {
  const { mostEvents = MOST_EVENTS, seed, onEvents } = options;
  const mode = options.mode ?? defaultMode(model, scenario, mostEvents);
  refuseLargeRun(runEstimate(model, scenario, mode), mostEvents);
  const queue = new EventQueue(new EventBudget(mostEvents));
  const traffic = createTraffic(queue, model, scenario, { seed, mode });
  try {
    return new SimulationRun(model, scenario, options, { queue, traffic, mode }).run();
  } finally {
    onEvents?.(queue.budget.used);
  }
};
