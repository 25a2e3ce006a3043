import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import type { EventQueue } from '../simulation/event-queue';
import type { TrafficMode } from '../simulation/traffic-mode';
import { FluidTraffic } from './fluid/fluid-traffic';
import { RequestTraffic } from './request-traffic';
import type { TrafficRun } from './traffic-run';

/** How traffic is simulated. */
export interface TrafficOptions {
  /** Whole, from 0. */
  readonly seed: number;
  /** @default 'requests' */
  readonly mode?: TrafficMode;
}

/** Returns the traffic of a run; nothing is sent before its `startLoad`. */
export function createTraffic(
  queue: EventQueue,
  model: WorkloadModel,
  scenario: Scenario,
  { seed, mode }: TrafficOptions,
): TrafficRun {
  const Traffic = mode === 'fluid' ? FluidTraffic : RequestTraffic;
  return new Traffic(queue, model, scenario, seed);
}
