import { completeSpec } from '../autoscaler/spec-defaults';
import type { DecisionLine } from '../recording/replay';
import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import type { TrafficRun } from '../traffic/traffic-run';
import { ControlPlane } from './control-plane';
import { CpuMeter } from './cpu-meter';
import { DecisionLog } from './decision-log';
import { effectiveThresholds } from './effective-thresholds';
import type { EventQueue } from './event-queue';
import { Random } from './random';
import { ReplicaRecord } from './replica-record';
import { planEvents } from './scenario-events';
import { ServiceLevel } from './service-level';
import type { SimulationOptions } from './simulation-options';
import type { Happening, SimulationResult, SimulationSummary } from './simulation-result';
import { stepSecondsOf, TimelineRecorder } from './timeline-recorder';
import type { TrafficMode } from './traffic-mode';

/** Bytes of what is kept of a decision, and of what happened. */
const DECISION_BYTES = 1280;
const HAPPENING_BYTES = 192;
const SECONDS_PER_HOUR = 3600;
/** How often progress is told, as a share of the run. */
const PROGRESS_RATIO = 0.01;

/** What a run is made of. */
export interface SimulationParts {
  readonly queue: EventQueue;
  readonly traffic: TrafficRun;
  readonly mode: TrafficMode;
}

/** One run: traffic and control plane on one queue, and what becomes of them. */
export class SimulationRun {
  private readonly happenings: Happening[] = [];
  private readonly decisions = new DecisionLog();
  private readonly cpu = new CpuMeter();
  private readonly plane: ControlPlane;
  private readonly replicas: ReplicaRecord;
  private readonly level: ServiceLevel;
  private readonly timeline: TimelineRecorder;
  private readonly stepSeconds: number;
  private lastCpuSeconds = 0;

  public constructor(
    private readonly model: WorkloadModel,
    private readonly scenario: Scenario,
    private readonly options: SimulationOptions,
    private readonly parts: SimulationParts,
  ) {
    const { queue, traffic } = parts;
    this.plane = new ControlPlane(model, scenario, {
      queue,
      traffic,
      random: new Random(options.seed, 'control'),
      report: (type, message) => this.report(type, message),
      record: options.record,
      onDecision: (decision) => this.decide(decision),
      onScale: (count, isScaling) => this.replicas.scaled(count, isScaling),
    });
    const { cluster } = this.plane;
    this.replicas = new ReplicaRecord(queue, () => cluster.pods, cluster.deployment.replicas);
    cluster.listen(this.replicas);
    cluster.listen(this.cpu);
    this.level = new ServiceLevel(scenario.slo, model.containers[model.serving]?.cpuLimit);
    this.stepSeconds = stepSecondsOf(scenario.durationSeconds);
    this.timeline = new TimelineRecorder(this.stepSeconds);
  }

  /** Runs it from the start to the end. */
  public run(): SimulationResult {
    const { scenario, plane, parts, model, options } = this;
    plane.begin();
    planEvents(scenario.events ?? [], {
      ...plane.eventTargets(),
      queue: parts.queue,
      report: (type, message) => this.report(type, message),
    });
    parts.traffic.startLoad();
    this.steps();
    return {
      schemaVersion: 1,
      title: scenario.title ?? '',
      mode: parts.mode,
      seed: options.seed,
      durationSeconds: scenario.durationSeconds,
      workload: { name: model.name, namespace: model.namespace, ...this.bounds() },
      thresholds: effectiveThresholds(model, scenario),
      summary: this.summary(),
      timeline: this.timeline.timeline(),
      decisions: this.decisions.decisions,
      happenings: this.happenings,
    };
  }

  private report(type: Happening['type'], message: string): void {
    const { queue } = this.parts;
    queue.budget.keep(HAPPENING_BYTES);
    this.happenings.push({ time: queue.now, type, message });
  }

  private decide(decision: DecisionLine): void {
    const { queue } = this.parts;
    if (this.decisions.add(queue.now, decision)) {
      queue.budget.keep(DECISION_BYTES);
    }
  }

  private steps(): void {
    const { durationSeconds } = this.scenario;
    const { onProgress } = this.options;
    let told = 0;
    let time = 0;
    while (time < durationSeconds) {
      const seconds = Math.min(this.stepSeconds, durationSeconds - time);
      time += seconds;
      this.parts.queue.runUntil(time);
      this.step(time, seconds);
      if (onProgress !== undefined && time >= told + PROGRESS_RATIO * durationSeconds) {
        told = time;
        onProgress(time / durationSeconds);
      }
    }
  }

  private step(time: number, seconds: number): void {
    const cpuSeconds = this.cpu.cpuSeconds();
    const cpu = (cpuSeconds - this.lastCpuSeconds) / seconds;
    this.lastCpuSeconds = cpuSeconds;
    const traffic = this.parts.traffic.step();
    const pods = this.replicas.counts();
    this.parts.queue.budget.look(2 * this.plane.cluster.pods.size);
    this.level.add(seconds, cpu, pods.ready, traffic);
    const desiredReplicas = this.plane.cluster.deployment.replicas;
    this.timeline.add({ time, desiredReplicas, pods, cpu, seen: this.decisions.seen, traffic });
  }

  private bounds(): { readonly minReplicas: number; readonly maxReplicas: number } {
    const { autoscaler, keda } = this.model;
    if (autoscaler === undefined) {
      const { replicas } = this.plane.cluster.deployment;
      return { minReplicas: replicas, maxReplicas: replicas };
    }
    const { minReplicas, maxReplicas } = completeSpec(autoscaler.spec);
    return { minReplicas: keda?.minReplicas ?? minReplicas, maxReplicas };
  }

  private summary(): SimulationSummary {
    const { replicas, scenario, plane, level, parts } = this;
    const { firstScaleUp, firstScaleUpReady } = replicas;
    const figures = parts.traffic.figures();
    const count = (type: Happening['type']): number => this.happenings.filter((each) => each.type === type).length;
    return {
      peakReplicas: replicas.peak,
      meanReplicas: replicas.wantedPodSeconds / scenario.durationSeconds,
      finalReplicas: plane.cluster.deployment.replicas,
      firstScaleUpSeconds: firstScaleUp,
      scaleUpReadySeconds:
        firstScaleUp === undefined || firstScaleUpReady === undefined ? undefined : firstScaleUpReady - firstScaleUp,
      flaps: replicas.flaps,
      replicaHours: replicas.existingPodSeconds / SECONDS_PER_HOUR,
      requests: figures.all,
      byClass: figures.byClass,
      pendingPodSeconds: replicas.pendingPodSeconds,
      saturatedRatio: level.saturatedRatio,
      sloMissSeconds: level.sloMissSeconds,
      outOfMemoryKills: count('outOfMemory'),
      livenessRestarts: count('livenessRestart'),
    };
  }
}
