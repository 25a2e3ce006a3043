import { type ContainerProcess, PAGE_BYTES } from '../pods/container-process';
import type { ContainerRunner } from '../pods/container-runner';
import type { Pod } from '../pods/pod';
import type { Clock } from '../simulation/clock';
import type { EventQueue } from '../simulation/event-queue';
import type { Random } from '../simulation/random';
import type { ContainerSample } from './metrics-store';

/** `--max-housekeeping-interval` of the kubelet: how long it waits where nothing changes. */
const LONGEST_SECONDS = 15;
const NANOS = 1e9;
/** Samples of before the start that are made up for containers that run by then. */
const PAST_SAMPLES = 8;

interface Watch {
  readonly container: ContainerRunner;
  readonly process: ContainerProcess;
  readonly startedAt: number;
  interval: number;
  last: ContainerSample | undefined;
  /** Samples again. */
  readonly again: () => void;
  /** Samples of before the start of the run, newest first. */
  past: readonly ContainerSample[];
}

/**
 * The kubelets' cAdvisor: a sample of each container when it is noticed, then each one to two housekeeping intervals.
 *
 * Follows `housekeeping` and `nextHousekeepingInterval` in cAdvisor `manager/container.go` (v0.52). A scrape reads the
 * last sample; it does not make one.
 */
export class Cadvisor {
  private readonly watches = new Map<Pod, Map<string, Watch>>();

  public constructor(
    private readonly queue: EventQueue,
    private readonly clock: Clock,
    private readonly random: Random,
    /** `--housekeeping-interval`, seconds. */
    private readonly housekeepingSeconds: number,
  ) {}

  /** A container's process was started; one that runs for long by the start of the run has samples of before. */
  public watch(pod: Pod, container: ContainerRunner): void {
    const { process, startedAt } = container;
    if (process === undefined) {
      return;
    }
    const interval = this.housekeepingSeconds;
    const again = (): void => this.sample(watch);
    const watch: Watch = { container, process, startedAt, interval, last: undefined, past: [], again };
    const ofPod = this.watches.get(pod) ?? new Map<string, Watch>();
    this.watches.set(pod, ofPod.set(container.model.name, watch));
    if (startedAt < this.queue.now) {
      this.makeUpPast(watch);
    } else {
      this.sample(watch);
    }
  }

  /** A pod is gone. */
  public forget(pod: Pod): void {
    this.watches.delete(pod);
  }

  /** The last samples of a pod's running containers; of before the start of the run, those at or before a time. */
  public samplesOf(pod: Pod, time: number): ReadonlyMap<string, ContainerSample> {
    const found = new Map<string, ContainerSample>();
    for (const [name, watch] of this.watches.get(pod) ?? []) {
      const sample = watch.last ?? this.pastSample(watch, time);
      if (sample !== undefined && isAlive(watch)) {
        found.set(name, sample);
      }
    }
    return found;
  }

  private pastSample({ past }: Watch, time: number): ContainerSample | undefined {
    const millis = this.clock.millis(time);
    return past.find(({ timestamp }) => timestamp <= millis);
  }

  private sample(watch: Watch): void {
    if (!isAlive(watch)) {
      return;
    }
    const sample = this.sampleAt(watch, this.queue.now, watch.process.cpuSeconds());
    const isSame = watch.last?.cpuNanos === sample.cpuNanos;
    watch.interval = isSame ? Math.min(2 * watch.interval, LONGEST_SECONDS) : this.housekeepingSeconds;
    watch.last = sample;
    watch.past = [];
    this.queue.after(this.pause(watch), watch.again);
  }

  private makeUpPast(watch: Watch): void {
    const { process } = watch;
    const cpuSeconds = process.cpuSeconds();
    const { now } = this.queue;
    const gap = this.pause(watch);
    const passed = this.random.next() * gap;
    this.queue.after(gap - passed, watch.again);
    const past: ContainerSample[] = [];
    let ago = passed;
    for (let count = 0; count < PAST_SAMPLES; count += 1) {
      past.push(this.sampleAt(watch, now - ago, cpuSeconds - process.idleCpus * ago));
      ago += this.pause(watch);
    }
    watch.past = past;
  }

  private pause({ interval }: Watch): number {
    return interval * (1 + this.random.next());
  }

  private sampleAt({ process, startedAt }: Watch, time: number, cpuSeconds: number): ContainerSample {
    return {
      timestamp: this.clock.millis(time),
      startedAt: this.clock.millis(startedAt),
      cpuNanos: Math.floor(cpuSeconds * NANOS),
      memoryBytes: Math.floor(process.memoryBytes() / PAGE_BYTES) * PAGE_BYTES,
    };
  }
}

function isAlive({ container, process }: Watch): boolean {
  return container.isRunning && container.process === process;
}
