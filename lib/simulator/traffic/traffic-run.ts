import type { Traffic } from '../simulation/pod-server';
import type { RequestFigures } from '../simulation/simulation-result';

/** The traffic of one step of the timeline; rates and percentiles are of the step. */
export interface StepFigures {
  /** Users of a closed load; 0 of an open one. */
  readonly users: number;
  /** Requests sent a second. */
  readonly requestsPerSecond: number;
  /** Requests that failed a second, whenever they were sent. */
  readonly failuresPerSecond: number;
  /** Requests that clients wait for, at the end of the step. */
  readonly inFlight: number;
  /** Latencies of requests served in the step, seconds, within 1 %; NaN when there was none. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What a load adds up to: all requests, and those of each class by its name. */
export interface TrafficFigures {
  readonly all: RequestFigures;
  readonly byClass: Readonly<Record<string, RequestFigures>>;
}

/** The traffic of one run: what the pods' side sees of it, and what the run makes of it. */
export interface TrafficRun extends Traffic {
  /** Starts the load, from now on. Its profile begins now. */
  startLoad(): void;
  /** Returns the figures since the last time this was called, or since the start. */
  step(): StepFigures;
  /** Returns the figures from the start until now. */
  figures(): TrafficFigures;
}
