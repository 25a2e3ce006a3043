import type { AutoscalerManifest } from '../../simulator/autoscaler/autoscaler-spec';
import type { ControllerSettings } from '../../simulator/autoscaler/controller-settings';
import type {
  CheckLine,
  ClockLine,
  ConnectivityLine,
  EndLine,
  EventLine,
  EvidenceLine,
  FaultLine,
  PhaseName,
  ResumeLine,
  RunHeader,
  SampleLine,
  SyncLine,
} from '../recording/run-lines';
import type { LoadPoint } from './load-counters';
import type { PhaseLoad } from './phase-load';
import type { Timed } from './timed';

/** A GET of the health path: when, and how long the answer took. */
export type TimedConnectivity = Timed<Omit<ConnectivityLine, 'seconds'>> & { readonly answerSeconds: number };

/** The header of a run's recording. */
export interface RunRecordHeader {
  readonly autoscaler: AutoscalerManifest;
  readonly controller: ControllerSettings;
  readonly run: RunHeader;
}

/** How many samples of a phase there should be, and are. */
export interface SampleCount {
  readonly expected: number;
  /** Those that hold all that is looked at. */
  readonly complete: number;
  readonly missing: number;
  /** Samples that lack a source, by its name. */
  readonly without: Readonly<Record<string, number>>;
}

/** What a run recorded of one phase. */
export interface PhaseRecord {
  readonly phase: PhaseName;
  /** `open`: begun and not ended; `absent`: never mentioned. */
  readonly state: 'ended' | 'open' | 'skipped' | 'absent';
  /** Whether the plan has it. */
  readonly isPlanned: boolean;
  /** How often it was begun. The last time counts. */
  readonly attempts: number;
  readonly beginSeconds: number;
  readonly endSeconds: number;
  readonly users: number | undefined;
  readonly spawnRatePerSecond: number | undefined;
  readonly expectedReplicas: number | undefined;
  readonly deadlineSeconds: number | undefined;
  readonly because: string | undefined;
  /** Its samples. */
  readonly samples: readonly Timed<SampleLine>[];
  readonly sampleCount: SampleCount;
  /** What the load generator counted in it; undefined when it said nothing. */
  readonly load: PhaseLoad | undefined;
}

/** A line that could not be read. */
export interface DamagedLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** Whether a recording is all that was written. */
export interface Integrity {
  readonly lines: number;
  readonly damaged: readonly DamagedLine[];
  /** Lines that were cut off while they were written: the last one, or the last one before a run was taken up again. */
  readonly cutOff: readonly DamagedLine[];
  /** Whether the end's digest is that of the lines before it. */
  readonly digest: 'matches' | 'differs' | 'absent';
}

/** When a pod became ready, and what it waited for; seconds from the run's start, by the cluster's clock. */
export interface PodStart {
  readonly pod: string;
  readonly createdSeconds: number | undefined;
  readonly initializedSeconds: number | undefined;
  readonly readySeconds: number | undefined;
}

/** Everything that a recording of a validation run tells, in order. Plain data. */
export interface RunRecord {
  /** Undefined when the header is lost. */
  readonly header: RunRecordHeader | undefined;
  /** Time of the first line that has one, RFC 3339; empty when none has. */
  readonly startTime: string;
  /** To the last line. */
  readonly durationSeconds: number;
  /** Every phase there is, in their order. */
  readonly phases: readonly PhaseRecord[];
  readonly samples: readonly Timed<SampleLine>[];
  readonly checks: readonly Timed<CheckLine>[];
  readonly connectivity: readonly TimedConnectivity[];
  readonly clocks: readonly Timed<ClockLine>[];
  /** In the order in which they were last seen. */
  readonly events: readonly Timed<EventLine>[];
  /** What was counted at each sample, since the run's start. */
  readonly points: readonly LoadPoint[];
  readonly syncs: readonly Timed<SyncLine>[];
  readonly evidence: readonly Timed<EvidenceLine>[];
  readonly faults: readonly Timed<FaultLine>[];
  readonly resumes: readonly Timed<ResumeLine>[];
  readonly podStarts: readonly PodStart[];
  readonly end: Timed<EndLine> | undefined;
  readonly integrity: Integrity;
}
