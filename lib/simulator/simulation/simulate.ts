import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import { createTraffic } from '../traffic/create-traffic';
import { defaultMode } from '../traffic/event-estimate';
import { EventQueue } from './event-queue';
import type { SimulationOptions } from './simulation-options';
import type { SimulationResult } from './simulation-result';
import { SimulationRun } from './simulation-run';

export type { SimulationOptions } from './simulation-options';

/** What a simulation does: a pure function of its arguments. */
export type Simulate = (model: WorkloadModel, scenario: Scenario, options: SimulationOptions) => SimulationResult;

/**
 * Simulates a service under load: its requests, its pods, what the autoscaler sees of them, and what it does.
 *
 * @throws InvalidInput for an autoscaler that the API would refuse, an unknown version of Kubernetes or a schedule that is
 * none.
 */
export const simulate: Simulate = (model, scenario, options) => {
  const queue = new EventQueue();
  const mode = options.mode ?? defaultMode(model, scenario);
  const traffic = createTraffic(queue, model, scenario, { seed: options.seed, mode });
  return new SimulationRun(model, scenario, options, { queue, traffic, mode }).run();
};
