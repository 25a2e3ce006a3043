import type { StepFigures } from '../traffic/traffic-run';
import type { SeenUtilization } from './decision-log';
import type { PodCounts } from './replica-record';
import type { Timeline } from './simulation-result';

/** Lengths of steps, seconds: the shortest that gives no more than `MOST_STEPS` is taken. */
const STEP_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const MOST_STEPS = 1200;

/** Returns the length of a timeline's steps. */
export function stepSecondsOf(durationSeconds: number): number {
  const fitting = STEP_SECONDS.find((step) => durationSeconds / step <= MOST_STEPS);
  return fitting ?? Math.ceil(durationSeconds / MOST_STEPS / 3600) * 3600;
}

/** The state at the end of a step. */
export interface StepState {
  readonly time: number;
  readonly desiredReplicas: number;
  readonly pods: PodCounts;
  /** CPUs used. */
  readonly cpu: number;
  readonly seen: SeenUtilization;
  readonly traffic: StepFigures;
}

type Columns = { [Name in Exclude<keyof Timeline, 'stepSeconds'>]: number[] };

/** Collects the timeline of a run, step by step. */
export class TimelineRecorder {
  private readonly columns: Columns = {
    time: [],
    desiredReplicas: [],
    readyReplicas: [],
    pendingPods: [],
    terminatingPods: [],
    users: [],
    requestsPerSecond: [],
    failuresPerSecond: [],
    inFlight: [],
    cpu: [],
    seenUtilizationPercent: [],
    scaleUpPercent: [],
    scaleDownPercent: [],
    p50: [],
    p95: [],
    p99: [],
  };

  public constructor(private readonly stepSeconds: number) {}

  /** Takes a step. */
  public add({ time, desiredReplicas, pods, cpu, seen, traffic }: StepState): void {
    const { columns } = this;
    columns.time.push(time);
    columns.desiredReplicas.push(desiredReplicas);
    columns.readyReplicas.push(pods.ready);
    columns.pendingPods.push(pods.pending);
    columns.terminatingPods.push(pods.terminating);
    columns.users.push(traffic.users);
    columns.requestsPerSecond.push(traffic.requestsPerSecond);
    columns.failuresPerSecond.push(traffic.failuresPerSecond);
    columns.inFlight.push(traffic.inFlight);
    columns.cpu.push(cpu);
    columns.seenUtilizationPercent.push(seen.percent);
    columns.scaleUpPercent.push(seen.scaleUpPercent);
    columns.scaleDownPercent.push(seen.scaleDownPercent);
    columns.p50.push(traffic.p50);
    columns.p95.push(traffic.p95);
    columns.p99.push(traffic.p99);
  }

  /** Returns the timeline. */
  public timeline(): Timeline {
    return { stepSeconds: this.stepSeconds, ...this.columns };
  }
}
