import type { AutoscalerManifest, AutoscalerSpec, MetricSpec } from '../autoscaler/autoscaler-spec';
import type { Observation } from '../autoscaler/observation';
import { completeSpec } from '../autoscaler/spec-defaults';
import type { ObservedCustom } from '../metrics/observed-custom';
import type { ObservedPods } from '../metrics/observed-pods';
import type { ObservedUsage } from '../metrics/observed-usage';
import type { Cluster } from '../pods/cluster';
import { Timers } from '../pods/timers';
import type { ApiObservation } from '../recording/api-objects';
import { readObservation } from '../recording/read-observation';
import { type DecisionLine, RECORDING_SCHEMA_VERSION, Replay } from '../recording/replay';
import type { Scenario } from '../scenario/scenario';
import type { Clock } from './clock';
import type { EventQueue } from './event-queue';
import { mergePatch } from './merge-patch';
import type { Random } from './random';

/** What the autoscaler's controller works with. */
export interface AutoscalerContext {
  readonly queue: EventQueue;
  readonly clock: Clock;
  readonly cluster: Cluster;
  readonly pods: ObservedPods;
  readonly usage: ObservedUsage;
  readonly custom: ObservedCustom;
  readonly random: Random;
  /** Label selector of the target's pods. */
  readonly selector: string;
  readonly settings: NonNullable<Scenario['controller']> & { readonly kubernetesVersion: string };
  /** Whether a controller that starts looks at its autoscalers at once. */
  readonly startsAtOnce: boolean;
  /** Whether an autoscaler whose spec has changed is looked at at once. */
  readonly changesAtOnce: boolean;
  /** Takes each line of the recording; undefined when none is made. */
  readonly record: ((line: object) => void) | undefined;
  readonly onDecision: (decision: DecisionLine) => void;
  /** Sets the target's count. */
  readonly scale: (replicas: number) => void;
}

const DEFAULT_SYNC_SECONDS = 15;
/** What one look takes: reading metrics and writing the scale. */
const LEAST_PROCESSING_SECONDS = 0.02;
const MOST_PROCESSING_SECONDS = 0.2;

/**
 * The autoscaler's controller in its cluster: looks each sync period, and takes what it sees and says through the same
 * recording that can be replayed, so that a replay decides the same.
 *
 * Follows the queue of `pkg/controller/podautoscaler/horizontal.go`: the next look is a sync period after the end of the
 * one before; since 1.37 new and changed autoscalers do not wait for it.
 */
export class AutoscalerLoop {
  private readonly replay = new Replay({ explain: true });
  private readonly timers: Timers;
  private readonly syncSeconds: number;
  private spec: AutoscalerSpec;
  private metrics: readonly MetricSpec[];
  /** The target's count as the controller's last decision left it; undefined before the first. */
  private believed: number | undefined;

  /** @throws InvalidInput for an autoscaler that the API would refuse. */
  public constructor(
    autoscaler: AutoscalerManifest,
    private readonly context: AutoscalerContext,
  ) {
    this.timers = new Timers(context.queue);
    const { syncPeriodSeconds, ...controller } = context.settings;
    this.syncSeconds = syncPeriodSeconds ?? DEFAULT_SYNC_SECONDS;
    this.spec = autoscaler.spec;
    this.metrics = [];
    const kinds = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
    this.take({
      kind: 'Recording',
      schemaVersion: RECORDING_SCHEMA_VERSION,
      autoscaler: { ...kinds, ...autoscaler },
      controller,
    });
    this.metrics = completeSpec(this.spec).metrics;
  }

  /** Begins to look, at some moment of the sync period: the controller runs for long. */
  public begin(): void {
    this.timers.after(this.context.random.next() * this.syncSeconds, () => this.sync());
  }

  /** Someone changes the autoscaler's spec. */
  public change(patch: Readonly<Record<string, unknown>>): void {
    this.spec = mergePatch(this.spec, patch) as AutoscalerSpec;
    this.take({ kind: 'AutoscalerChange', time: this.now(), spec: this.spec });
    this.metrics = completeSpec(this.spec).metrics;
    if (this.context.changesAtOnce) {
      this.timers.cancel();
      this.timers.after(0, () => this.sync());
    }
  }

  /** The controller is started anew, and has forgotten what it knew. */
  public restart(): void {
    this.take({ kind: 'ControllerRestart', time: this.now() });
    this.timers.cancel();
    this.timers.after(this.context.startsAtOnce ? 0 : this.syncSeconds, () => this.sync());
  }

  private sync(): void {
    const { context } = this;
    const { line, observation } = this.observe();
    const decision = this.take(line, () => observation);
    const before = context.cluster.deployment.replicas;
    const processing = context.random.between(LEAST_PROCESSING_SECONDS, MOST_PROCESSING_SECONDS);
    if (decision !== undefined) {
      this.believed = decision.targetReplicas;
      context.onDecision(decision);
      if (decision.targetReplicas !== before) {
        context.queue.after(processing, () => context.scale(decision.targetReplicas));
      }
    }
    this.timers.after(processing + this.syncSeconds, () => this.sync());
  }

  /** What is seen now, as the controller reads it; written out as well only where it is recorded. */
  private observe(): { readonly line: ApiObservation; readonly observation: Observation } {
    const { cluster, pods, usage, custom, selector, queue, clock, record } = this.context;
    const { replicas, statusReplicas } = cluster.deployment;
    const isFirst = this.believed === undefined;
    const present = cluster.byName;
    queue.budget.spend(present.length * (1 + this.metrics.length));
    const line: ApiObservation = {
      kind: 'Observation',
      time: this.now(),
      target: {
        ...(replicas !== this.believed && { replicas }),
        statusReplicas,
        ...(isFirst && { selector }),
      },
      ...custom.show(this.metrics, present, queue.now),
    };
    const timeMicros = clock.micros(queue.now);
    const facts = present.map((pod) => pods.show(pod).facts);
    return {
      line:
        record === undefined
          ? line
          : { ...line, pods: present.map((pod) => pods.show(pod).api), podMetrics: usage.write(present) },
      observation: { ...readObservation(line, facts, timeMicros), podMetrics: usage.show(present) },
    };
  }

  private take(line: object, read?: () => Observation): DecisionLine | undefined {
    const decision = read === undefined ? this.replay.take(line) : this.replay.take(line, read);
    this.context.record?.(line);
    return decision;
  }

  private now(): string {
    return this.context.clock.text(this.context.queue.now);
  }
}
