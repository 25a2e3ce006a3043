import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import type { EventQueue } from '../simulation/event-queue';
import { RequestTraffic } from './request-traffic';
import type { TrafficRun } from './traffic-run';

/** How traffic is simulated. */
export interface TrafficOptions {
  /** Whole, from 0. */
  readonly seed: number;
}

/** Returns the traffic of a run; nothing is sent before its `startLoad`. */
export function createTraffic(
  queue: EventQueue,
  model: WorkloadModel,
  scenario: Scenario,
  { seed }: TrafficOptions,
): TrafficRun {
  return new RequestTraffic(queue, model, scenario, seed);
}
