import { fieldAt, fieldsAt, numberAt } from '../../manifests/field-at';
import type { ApiObservation } from '../../simulator/recording/api-objects';
import type { AutoscalerArithmetic } from '../ports/autoscaler-arithmetic';
import { type Clock, timestamp } from '../ports/clock';
import type { ApiObject } from '../ports/cluster';
import { redactObject } from '../redaction';
import type { RunLog } from '../run-log';
import type { Mirror } from '../watch/mirror';
import { revisionOf } from '../watch/versions';
import type { MetricsHistory } from './metrics-history';
import { observedPod } from './observed-pod';
import { type ChosenInputs, canonical, chooseInputs, type TargetCourse } from './sync-inputs';
import { SyncTimes } from './sync-times';
import { targetCourse } from './target-course';
import { writtenAt } from './written-at';

/** How long after a status was heard of what happened before it may still be on its way, in milliseconds. */
const SETTLING = 400;
/** Older than this, a write is not told as it happens, but after an outage. In milliseconds. */
const STALE = 4000;

/** Syncs that the controller may remember: an hour of them, its longest window. */
const MOST_REMEMBERED = 240;

/** What a sync observer works with. */
export interface SyncObserverParts {
  readonly clock: Clock;
  readonly log: RunLog;
  readonly target: Mirror;
  readonly targetName: string;
  readonly pods: Mirror;
  /** Label selector of the target's pods, as its scale tells it. */
  readonly selector: string;
  readonly metrics: MetricsHistory;
  readonly syncPeriodSeconds: number;
  /** Reads the resource metrics into the history. Never throws. */
  readonly readMetrics: () => Promise<void>;
  /** Makes the arithmetic for the autoscaler as it is. */
  readonly arithmeticOf: (autoscaler: ApiObject) => AutoscalerArithmetic;
  /** How far the cluster's clock is ahead of ours, in milliseconds. */
  readonly clusterAhead: () => number;
  /** Says that a sync was seen, with the status after it. */
  readonly onSync?: (status: ApiObject) => void;
}

/**
 * Writes an Observation and a Sync line for each sync of the controller.
 *
 * A sync that changed the status is known by that write. One that found nothing to write is known by the controller's
 * period: its recommendation counts for stabilization all the same, so it is recorded too, as soon as the next write
 * tells how many there were.
 */
export class SyncObserver {
  private readonly times: SyncTimes;
  private arithmetic: AutoscalerArithmetic | undefined;
  private seen: ApiObject | undefined;
  private lastInputs: ChosenInputs | undefined;
  private remembered: readonly ApiObservation[] = [];
  private expectedReplicas: number | undefined;
  private lastRevision = 0n;
  private queue: Promise<void> = Promise.resolve();
  private failure: unknown;

  public constructor(private readonly parts: SyncObserverParts) {
    this.times = new SyncTimes(parts.syncPeriodSeconds);
  }

  /** Takes note of the autoscaler as it is now. */
  public take(autoscaler: ApiObject): void {
    const before = this.seen;
    this.seen = autoscaler;
    if (before === undefined) {
      this.arithmetic = this.parts.arithmeticOf(autoscaler);
      this.lastRevision = revisionOf(autoscaler);
      return;
    }
    const heardAt = this.parts.clock.now();
    if (canonical(fieldAt(before, 'spec')) !== canonical(fieldAt(autoscaler, 'spec'))) {
      this.enqueue(async () => this.changeSpec(autoscaler, heardAt));
    }
    if (canonical(fieldAt(before, 'status')) !== canonical(fieldAt(autoscaler, 'status'))) {
      const reading = this.parts.readMetrics();
      this.enqueue(async () => {
        await reading;
        await this.parts.clock.sleep(SETTLING);
        this.write(autoscaler, before, heardAt);
      });
    }
  }

  /**
   * Writes what is still to be written, and the syncs that were due since.
   *
   * @throws what kept a line from being written.
   */
  public async finish(): Promise<void> {
    await this.queue;
    this.throwIfFailed();
    if (this.seen !== undefined) {
      this.writeDue(this.times.due(this.parts.clock.now()), this.seen);
    }
  }

  /** @throws what kept a line from being written since the last call. */
  public throwIfFailed(): void {
    if (this.failure !== undefined) {
      throw this.failure;
    }
  }

  private enqueue(work: () => Promise<void>): void {
    this.queue = this.queue.then(work).catch((error: unknown) => {
      this.failure ??= error;
    });
  }

  private changeSpec(autoscaler: ApiObject, heardAt: number): void {
    this.arithmetic = this.parts.arithmeticOf(autoscaler);
    this.writeDue(this.times.due(heardAt), autoscaler);
    const spec = fieldAt(autoscaler, 'spec');
    this.parts.log.writeTimed({ kind: 'AutoscalerChange', time: this.clusterTime(heardAt), spec });
  }

  private write(autoscaler: ApiObject, before: ApiObject, heardAt: number): void {
    const { at, unseen } = this.times.heard(this.timeOf(autoscaler, heardAt));
    this.writeDue(unseen, before);
    const revision = revisionOf(autoscaler);
    const status = fieldsAt(autoscaler, 'status');
    const { target, targetName } = this.parts;
    const desired = numberAt(status, 'desiredReplicas');
    const course = targetCourse(target.versions.of(targetName), this.lastRevision, revision, desired);
    this.lastRevision = revision;
    const { versions } = this.parts.pods;
    const cut = (course.rescaledAt ?? revision) - 1n;
    this.writeSync(at, status, course, 'written', [versions.at(cut), versions.heardBy(heardAt - 200), versions.latest]);
  }

  /** The time of a write: when it was heard of; after an outage, when it was written as the object tells. */
  private timeOf(autoscaler: ApiObject, heardAt: number): number {
    const written = writtenAt(autoscaler);
    const own = written === undefined ? heardAt : written - this.parts.clusterAhead();
    return heardAt - own > STALE ? own : heardAt;
  }

  private writeDue(times: readonly number[], autoscaler: ApiObject): void {
    const status = fieldsAt(autoscaler, 'status');
    for (const at of times) {
      const versions = this.parts.target.versions.of(this.parts.targetName);
      const course = targetCourse(versions, this.lastRevision, this.lastRevision, undefined);
      this.writeSync(at, status, course, 'due', [this.parts.pods.versions.heardBy(at)]);
    }
  }

  private writeSync(
    at: number,
    status: ApiObject,
    { before, after, statusReplicas }: TargetCourse,
    basis: 'written' | 'due',
    lists: readonly (readonly ApiObject[])[],
  ): void {
    const { log, metrics, selector, onSync } = this.parts;
    const time = this.clusterTime(at);
    const whole = { replicas: before, statusReplicas, selector };
    const known = basis === 'due' && this.lastInputs !== undefined ? [this.lastInputs.podMetrics] : [];
    const inputs = {
      target: whole,
      pods: lists.map((pods) => pods.map(observedPod)),
      metrics: [...known, ...metrics.latestFirst],
    };
    const { arithmetic } = this;
    if (arithmetic === undefined) {
      return;
    }
    const chosen = chooseInputs(inputs, time, status, this.remembered, arithmetic);
    this.lastInputs = chosen;
    this.remember({ kind: 'Observation', time, target: whole, pods: chosen.pods, podMetrics: chosen.podMetrics });
    const { replicas, ...rest } = whole;
    const target = this.expectedReplicas === replicas ? rest : whole;
    this.expectedReplicas = after;
    log.writeTimed({ kind: 'Observation', time, target, pods: chosen.pods, podMetrics: chosen.podMetrics });
    const { isExplained } = chosen;
    log.writeTimed({ kind: 'Sync', time, status: redactObject(status), targetReplicas: after, basis, isExplained });
    onSync?.(status);
  }

  private remember(observation: ApiObservation): void {
    this.remembered = [...this.remembered, observation].slice(-MOST_REMEMBERED);
  }

  private clusterTime(ours: number): string {
    return timestamp(ours + this.parts.clusterAhead());
  }
}
