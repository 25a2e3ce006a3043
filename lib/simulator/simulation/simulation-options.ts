import type { TrafficMode } from './traffic-mode';

/** How a simulation is run. */
export interface SimulationOptions {
  /** Whole, from 0. */
  readonly seed: number;
  /** @default - requests one by one, unless that would be more events than the run may take, or than 50 million */
  readonly mode?: TrafficMode;
  /**
   * Events that the run may take: it is refused when it is estimated to take more, and ends when it does.
   *
   * @default 10000000
   */
  readonly mostEvents?: number;
  /** Called at the end, also when it is refused under way, with the events that the run took. @default - not called */
  readonly onEvents?: (events: number) => void;
  /** Takes each line of the recording of what the autoscaler saw, parsed. @default - none is made */
  readonly record?: (line: object) => void;
  /** Called now and then with the share of time that is simulated. @default - not called */
  readonly onProgress?: (ratio: number) => void;
}
