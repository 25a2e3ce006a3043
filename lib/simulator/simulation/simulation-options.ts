import type { TrafficMode } from './traffic-mode';

/** How a simulation is run. */
export interface SimulationOptions {
  /** Whole, from 0. */
  readonly seed: number;
  /** @default - requests one by one, unless that would be more than 50 million events */
  readonly mode?: TrafficMode;
  /** Takes each line of the recording of what the autoscaler saw, parsed. @default - none is made */
  readonly record?: (line: object) => void;
  /** Called now and then with the share of time that is simulated. @default - not called */
  readonly onProgress?: (ratio: number) => void;
}
