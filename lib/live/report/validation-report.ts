import type { EndpointLoad, FailureKind } from '../record/phase-load';
import type { SampleCount } from '../record/run-record';
import type { CheckLine, ConnectivityLine, EventLine, EvidenceLine, PhaseName } from '../recording/run-lines';
import type { StatusCondition } from '../verdict/autoscaler-status';
import type { Capacity } from '../verdict/capacity';
import type { Comparison } from '../verdict/departures';
import type { VerdictFinding } from '../verdict/finding';
import type { Outcome, PhaseVerdict } from '../verdict/verdict';

/** Where the run took place, as read. */
export interface EnvironmentReport {
  readonly context: string;
  readonly server: string;
  readonly kubernetesVersion: string;
  readonly namespace: string;
  readonly nodes: readonly {
    readonly name: string;
    readonly cpu: string;
    readonly memory: string;
    readonly pods: string;
    readonly kubeletVersion: string;
  }[];
  readonly clocks: readonly {
    readonly of: string;
    readonly offsetSeconds: number;
    readonly uncertaintySeconds: number;
  }[];
}

/** An object under test, as read. */
export interface ComponentReport {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** What matters of it, in words. */
  readonly facts: readonly string[];
}

/** Load that a phase was to bring, and what was counted. Times are milliseconds. */
export interface PhaseReport {
  readonly phase: PhaseName;
  readonly state: string;
  readonly beginSeconds: number;
  readonly endSeconds: number;
  readonly attempts: number;
  readonly users: number | undefined;
  readonly spawnRatePerSecond: number | undefined;
  readonly expectedReplicas: number | undefined;
  readonly because: string | undefined;
  readonly samples: SampleCount;
  readonly load: PhaseLoadReport | undefined;
}

/** What the load generator counted in a phase. */
export interface PhaseLoadReport {
  readonly seconds: number;
  readonly users: number;
  readonly requests: number;
  readonly failures: number;
  readonly failureRatio: number;
  /** As the generator gave it. */
  readonly reportedPerSecond: number;
  /** Requests over seconds. */
  readonly countedPerSecond: number;
  readonly total: EndpointLoad | undefined;
  readonly endpoints: readonly EndpointLoad[];
  /** Whether response times are of this phase alone. */
  readonly isOwnStatistics: boolean;
  /** Of the percentiles that the samples gave, by share: the mean and the largest. */
  readonly percentiles: readonly { readonly share: string; readonly mean: number; readonly largest: number }[];
}

/** Failures of one kind, in one phase. */
export type FailureReport = FailureKind & { readonly phase: PhaseName };

/** What a pod used. */
export interface PodUseReport {
  readonly pod: string;
  readonly node: string | undefined;
  readonly samples: number;
  readonly meanCpuMilli: number;
  readonly largestCpuMilli: number;
  readonly largestMemoryBytes: number;
  readonly restarts: number;
  readonly reasons: readonly string[];
}

/** A moment at which the autoscaler said something else than before. */
export interface AutoscalerStep {
  readonly seconds: number;
  readonly phase: PhaseName;
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  /** Current values of its metrics, in its own words: `57 %`. */
  readonly metrics: readonly string[];
}

/** What one metric is held at, and where it acts. */
export interface ThresholdReport {
  readonly metric: string;
  readonly unit: 'percent' | 'thousandths';
  readonly replicas: number;
  readonly through: number;
  readonly scaleDownAt: string | undefined;
  readonly scaleUpAt: string | undefined;
}

/** The autoscaler: how it was set, and what it did. */
export interface AutoscalerReport {
  readonly name: string;
  readonly minReplicas: number | undefined;
  readonly maxReplicas: number | undefined;
  readonly thresholds: readonly ThresholdReport[];
  readonly conditions: readonly StatusCondition[];
  readonly timeline: readonly AutoscalerStep[];
  /** What was decided, beside what the exact autoscaler decides for the same observations. */
  readonly comparison: Comparison;
  /** By the simulator, calibrated from the run; undefined when it could not be. */
  readonly simulated: readonly SimulatedPhase[] | undefined;
}

/** Figures of a simulation. */
export interface SimulatedFigures {
  readonly peakReplicas: number;
  readonly meanReplicas: number;
  readonly firstScaleUpSeconds: number | undefined;
  /** NaN (in JSON null) when none was served. */
  readonly p95Seconds: number;
  readonly failureRatio: number;
  readonly pendingPodSeconds: number;
}

/** What a change of a setting does, by two simulations of the calibrated service under the run's load. */
export interface SimulatedEffect {
  readonly before: SimulatedFigures;
  readonly after: SimulatedFigures;
}

/** Replica counts of a phase: as the calibrated simulator has them, and as they were seen. */
export interface SimulatedPhase {
  readonly phase: PhaseName;
  readonly predictedPeak: number;
  readonly seenPeak: number;
  readonly predictedAtEnd: number;
  readonly seenAtEnd: number;
}

/** A run as the simulator sees it, its service calibrated from the run itself. */
export interface SimulatedRun {
  readonly phases: readonly SimulatedPhase[];
  /** Tells what a change of a setting does under the load of the run; undefined where that cannot be simulated. */
  readonly effectOf: (change: SettingChange) => SimulatedEffect | undefined;
}

/** A setting that may be changed. */
export interface SettingChange {
  /** `HorizontalPodAutoscaler/inference`. */
  readonly object: string;
  /** JSON pointer. */
  readonly path: string;
  readonly from: string | number | undefined;
  readonly to: string | number;
}

/** Something to do, because of a finding. */
export interface Recommendation {
  /** Id of the finding. */
  readonly finding: string;
  readonly text: string;
  /** Undefined when it is no matter of a setting. */
  readonly change: SettingChange | undefined;
  /** Undefined when it was not simulated. */
  readonly effect: SimulatedEffect | undefined;
}

/** A question that has to be answered before production. */
export interface ReadinessItem {
  readonly item: string;
  readonly status: 'done' | 'failed' | 'not tested';
  readonly detail: string;
}

/** The course of a run: one array a column, all of the same length; null where nothing was read. */
export interface RunTimeline {
  readonly seconds: readonly number[];
  readonly phase: readonly PhaseName[];
  readonly users: readonly (number | null)[];
  readonly requestsPerSecond: readonly (number | null)[];
  readonly failuresPerSecond: readonly (number | null)[];
  /** Milliseconds. */
  readonly p50: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
  /** The first metric on utilization, percent of the request. */
  readonly utilizationPercent: readonly (number | null)[];
  /** Utilization that acts at the count of that moment, percent. */
  readonly scaleUpAtPercent: readonly (number | null)[];
  readonly desiredReplicas: readonly (number | null)[];
  readonly readyReplicas: readonly (number | null)[];
  readonly pendingPods: readonly (number | null)[];
}

/** A moment that is worth a mark. */
export interface RunMark {
  readonly seconds: number;
  readonly text: string;
}

/** Everything that a validation run comes to. Plain data: equal recordings give equal bytes. */
export interface ValidationReport {
  readonly schemaVersion: 1;
  /** Version of the program that recorded. */
  readonly version: string;
  readonly startTime: string;
  readonly durationSeconds: number;
  readonly outcome: Outcome;
  /** The verdict in a sentence or two. */
  readonly summary: string;
  readonly because: readonly string[];
  readonly phaseVerdicts: readonly PhaseVerdict[];
  readonly findings: readonly VerdictFinding[];
  readonly environment: EnvironmentReport | undefined;
  readonly components: readonly ComponentReport[];
  readonly manifests: readonly string[];
  readonly checks: readonly Pick<CheckLine, 'id' | 'status' | 'message' | 'fix'>[];
  readonly connectivity: readonly Omit<ConnectivityLine, 'kind' | 'time'>[];
  readonly phases: readonly PhaseReport[];
  readonly failures: readonly FailureReport[];
  readonly evidence: readonly Omit<EvidenceLine, 'kind'>[];
  readonly pods: readonly PodUseReport[];
  readonly autoscaler: AutoscalerReport | undefined;
  readonly capacity: Capacity;
  readonly recommendations: readonly Recommendation[];
  readonly readiness: readonly ReadinessItem[];
  readonly commands: readonly { readonly purpose: string; readonly command: string }[];
  readonly files: readonly { readonly name: string; readonly holds: string }[];
  readonly events: readonly Omit<EventLine, 'kind'>[];
  readonly timeline: RunTimeline;
  readonly marks: readonly RunMark[];
}
