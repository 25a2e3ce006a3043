import type { ContainerRunner } from '../pods/container-runner';
import type { Pod } from '../pods/pod';
import type { PodListener } from '../pods/pod-worker';
import type { EventQueue } from './event-queue';
import { TimeIntegral } from './time-integral';

/** How many pods are in which state. */
export interface PodCounts {
  readonly ready: number;
  readonly pending: number;
  readonly terminating: number;
}

/** Changes of direction count as flaps when they are no further apart. */
const FLAP_SECONDS = 600;

/** Follows the replicas of a run: what was wanted, what was there, and what scaling did. */
export class ReplicaRecord implements PodListener {
  public peak: number;
  public flaps = 0;
  public firstScaleUp: number | undefined;
  public firstScaleUpReady: number | undefined;
  private readonly wanted = new TimeIntegral();
  private readonly existing = new TimeIntegral();
  private readonly pending = new TimeIntegral();
  private lastChange: { readonly direction: number; readonly time: number } | undefined;

  public constructor(
    private readonly queue: EventQueue,
    private readonly pods: () => Iterable<Pod>,
    private replicas: number,
  ) {
    this.peak = replicas;
    this.wanted.set(replicas, queue.now);
  }

  /** Returns how many pods are in which state now. */
  public counts(): PodCounts {
    const counts = { ready: 0, pending: 0, terminating: 0 };
    for (const pod of this.pods()) {
      if (!pod.isActive) {
        counts.terminating += 1;
      } else if (pod.phase === 'Pending') {
        counts.pending += 1;
      } else if (pod.isReady) {
        counts.ready += 1;
      }
    }
    return counts;
  }

  /** The wanted count is changed: by an autoscaler or KEDA, whose changes are scaling, or by a person. */
  public scaled(replicas: number, isScaling: boolean): void {
    const { now } = this.queue;
    const direction = Math.sign(replicas - this.replicas);
    this.replicas = replicas;
    this.peak = Math.max(this.peak, replicas);
    this.wanted.set(replicas, now);
    if (!isScaling || direction === 0) {
      return;
    }
    const { lastChange } = this;
    if (lastChange !== undefined && lastChange.direction !== direction && now - lastChange.time <= FLAP_SECONDS) {
      this.flaps += 1;
    }
    this.lastChange = { direction, time: now };
    if (direction > 0) {
      this.firstScaleUp ??= now;
    }
  }

  public podChanged(pod: Pod): void {
    this.count();
    const isNew = this.firstScaleUp !== undefined && pod.createdAt >= this.firstScaleUp;
    if (isNew && pod.isReady && pod.isActive) {
      this.firstScaleUpReady ??= this.queue.now;
    }
  }

  public containerStarted(_pod: Pod, _container: ContainerRunner): void {
    this.count();
  }

  public podGone(): void {
    this.count();
  }

  /** Pod-seconds of pods that are not Pending, up to now. */
  public get existingPodSeconds(): number {
    return this.existing.area(this.queue.now);
  }

  /** Pod-seconds spent Pending, up to now. */
  public get pendingPodSeconds(): number {
    return this.pending.area(this.queue.now);
  }

  /** Seconds times wanted replicas, up to now. */
  public get wantedPodSeconds(): number {
    return this.wanted.area(this.queue.now);
  }

  private count(): void {
    let pending = 0;
    let existing = 0;
    let looked = 0;
    for (const { phase, isActive, node } of this.pods()) {
      looked += 1;
      pending += Number(phase === 'Pending' && isActive);
      existing += Number(phase !== 'Pending' && node?.isUp === true);
    }
    this.queue.budget.look(looked);
    this.pending.set(pending, this.queue.now);
    this.existing.set(existing, this.queue.now);
  }
}
