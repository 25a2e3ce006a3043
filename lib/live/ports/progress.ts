import type { CheckLine, ConnectivityLine, PhaseName } from '../recording/run-lines';

/** What a run is at, for the one who watches it. */
export interface ProgressView {
  readonly phase: PhaseName;
  readonly phaseSeconds: number;
  /** Undefined when the phase has no end that is known. */
  readonly secondsLeft: number | undefined;
  readonly users: number | undefined;
  readonly requestsPerSecond: number | undefined;
  readonly failureRatio: number | undefined;
  readonly p95Milliseconds: number | undefined;
  readonly utilizationPercent: number | undefined;
  readonly scaleUpAtPercent: number | undefined;
  readonly readyReplicas: number | undefined;
  readonly desiredReplicas: number | undefined;
}

/** Where a run shows what it does. */
export interface Progress {
  /** A phase begins. */
  phase(name: PhaseName, what: string): void;
  /** A question of the preflight was answered. */
  check(line: CheckLine): void;
  /** A GET was answered. */
  connectivity(line: ConnectivityLine): void;
  /** A sample was taken. */
  sample(view: ProgressView): void;
  /** Something is worth a line of its own. */
  note(text: string): void;
  /** Nothing more will come. */
  end(): void;
}
