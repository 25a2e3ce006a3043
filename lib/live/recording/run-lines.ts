import type { ApiObservation } from '../../simulator/recording/api-objects';

/*
 * The lines that a validation run adds to a recording of its autoscaler. `Recording`, `Observation`, `AutoscalerChange`
 * and `ControllerRestart` are those of the recording format, so that a run's file can be replayed as it is: a reader
 * of that format skips the kinds below. Every line has its time, RFC 3339 with milliseconds, by the clock of the
 * machine that runs the validation. `Observation` and `Sync` are by the cluster's clock where that is known to differ,
 * for the controller compares the time of a sync with times in objects.
 */

/** Phases of a run, in their order. */
export type PhaseName = 'preflight' | 'connectivity' | 'smoke' | 'load' | 'scale-up' | 'scale-down';

/** A node as read. */
export interface NodeRead {
  readonly name: string;
  readonly capacity: Readonly<Record<string, string>>;
  readonly allocatable: Readonly<Record<string, string>>;
  /** What pods that are not under test request of it, by resource; where they could be listed. */
  readonly requested?: Readonly<Record<string, string>>;
  readonly kubeletVersion: string;
}

/** The field `run` of the header of a run's recording. */
export interface RunHeader {
  /** Version of the program. */
  readonly version: string;
  /** The plan, complete: what was left out is filled in. */
  readonly plan: object;
  readonly context: string;
  readonly server: string;
  readonly kubernetesVersion: string;
  readonly namespace: string;
  readonly nodes: readonly NodeRead[];
  /** The objects under test as read (workload, Service, autoscaler, load test), redacted. */
  readonly objects: readonly object[];
}

/** How far other clocks are ahead of ours, in seconds, with half the round trip as the uncertainty. */
export interface ClockLine {
  readonly kind: 'Clock';
  readonly time: string;
  readonly of: 'cluster' | 'loadGenerator';
  readonly offsetSeconds: number;
  readonly uncertaintySeconds: number;
}

/** A phase begins or ends. */
export interface PhaseLine {
  readonly kind: 'Phase';
  readonly time: string;
  readonly phase: PhaseName;
  readonly state: 'begin' | 'end' | 'skipped';
  /** Load that is asked for, at the beginning. */
  readonly users?: number;
  readonly spawnRatePerSecond?: number;
  /** Replica count that is to be reached, and how long that may take at most. */
  readonly expectedReplicas?: number;
  readonly deadlineSeconds?: number;
  /** How those figures came about: given, or computed from what was measured. */
  readonly because?: string;
  /** Whether the load generator's statistics were begun anew at the beginning. */
  readonly statisticsReset?: boolean;
}

/** One question of the preflight, answered. */
export interface CheckLine {
  readonly kind: 'Check';
  readonly time: string;
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly message: string;
  /** What to do; when it did not go well. */
  readonly fix?: string;
}

/** One GET of the health path. */
export interface ConnectivityLine {
  readonly kind: 'Connectivity';
  readonly time: string;
  readonly from: 'loadGenerator' | 'apiServerProxy';
  readonly url: string;
  /** HTTP status; undefined when there was no answer. */
  readonly status?: number;
  readonly seconds: number;
  /** First characters of the body, redacted. */
  readonly body?: string;
  readonly error?: string;
}

/** A pod as read. */
export interface PodRead {
  readonly name: string;
  readonly phase: string;
  readonly isReady: boolean;
  readonly isDeleted: boolean;
  readonly restarts: number;
  readonly node?: string;
  /** `OOMKilled` and the like, of the containers' last state; `ContainerCreating` and the like, of their present one. */
  readonly reasons: readonly string[];
}

/** Requests of one endpoint, or of all (`Aggregated`), since the statistics were last reset. Times are milliseconds. */
export interface EndpointFigures {
  readonly method: string;
  readonly name: string;
  readonly requests: number;
  readonly failures: number;
  readonly requestsPerSecond: number;
  readonly failuresPerSecond: number;
  readonly median: number;
  readonly average: number;
  readonly min: number;
  readonly max: number;
  /** By share of requests, such as `0.95`; where the generator gives them. */
  readonly percentiles: Readonly<Record<string, number>>;
}

/** What the load generator says of itself. */
export interface LoadRead {
  readonly state: string;
  readonly users: number;
  readonly endpoints: readonly EndpointFigures[];
  readonly failures: readonly {
    readonly method: string;
    readonly name: string;
    readonly error: string;
    readonly count: number;
  }[];
  readonly workers: readonly {
    readonly id: string;
    readonly state: string;
    readonly users: number;
    readonly cpuPercent: number;
  }[];
  /**
   * Percentiles of all requests of the last ten seconds, in milliseconds by share, such as `0.95`.
   *
   * @default - the generator gives none
   */
  readonly currentPercentiles?: Readonly<Record<string, number>>;
}

/** Everything that is looked at, once each interval. What could not be read is left out, and a `Fault` says why. */
export interface SampleLine {
  readonly kind: 'Sample';
  readonly time: string;
  readonly phase: PhaseName;
  /** The autoscaler's `status`, as read. */
  readonly autoscaler?: object;
  readonly target?: { readonly replicas: number; readonly readyReplicas: number };
  readonly pods?: readonly PodRead[];
  /** By pod: milli-CPU and bytes, with the metric's own time: the end of the window that it was measured over. */
  readonly use?: readonly {
    readonly pod: string;
    readonly time: string;
    /** Length of that window; 15 where it is not said. */
    readonly windowSeconds?: number;
    readonly cpuMilli: number;
    readonly memoryBytes: number;
  }[];
  readonly load?: LoadRead;
}

/** An Event of the cluster, new since the last look. */
export interface EventLine {
  readonly kind: 'Event';
  readonly time: string;
  readonly type: string;
  readonly reason: string;
  readonly object: string;
  readonly message: string;
  readonly count: number;
  readonly lastSeen: string;
  /** When it was seen first; where the Event says so. */
  readonly firstSeen?: string;
  /** The component that reported it, such as `horizontal-pod-autoscaler`. */
  readonly from?: string;
}

/** A sync that the controller is known to have run, and what it decided: the autoscaler's `status` after it. */
export interface SyncLine {
  readonly kind: 'Sync';
  readonly time: string;
  readonly status: object;
  readonly targetReplicas: number;
  /**
   * How it is known: the status was written, or a sync was due that had nothing to write.
   *
   * @default 'written'
   */
  readonly basis?: 'written' | 'due';
  /**
   * Whether the observations up to this line explain the status: what was read a moment after the controller read may
   * differ from what it read.
   *
   * @default true
   */
  readonly isExplained?: boolean;
}

/** A log line or a body that shows a failure, redacted. */
export interface EvidenceLine {
  readonly kind: 'Evidence';
  readonly time: string;
  readonly source: string;
  readonly text: string;
}

/** Something could not be read or done; the run goes on, or ends. */
export interface FaultLine {
  readonly kind: 'Fault';
  readonly time: string;
  readonly source: 'cluster' | 'loadGenerator' | 'recording';
  readonly message: string;
}

/** The run took up again what had ended early. */
export interface ResumeLine {
  readonly kind: 'Resume';
  readonly time: string;
}

/** The run's end. A recording without one was cut off. */
export interface EndLine {
  readonly kind: 'End';
  readonly time: string;
  readonly reason: 'completed' | 'interrupted' | 'failed';
  readonly message?: string;
  /**
   * SHA-256, in hexadecimal digits, of every byte of the file before this line (`RecordingDigest`): by it a reader tells
   * that no line was lost or changed. A run whose recording cannot show that does not pass.
   */
  readonly digest?: string;
}

/** What a run adds to a recording. */
export type RunLine =
  | ClockLine
  | PhaseLine
  | CheckLine
  | ConnectivityLine
  | SampleLine
  | EventLine
  | SyncLine
  | EvidenceLine
  | FaultLine
  | ResumeLine
  | EndLine;

/** An observation of a run: what the API served right after a sync of the controller. */
export type RunObservation = ApiObservation;
