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
  /** Oldest first; after the start of the run only the last is kept. */
  samples: readonly ContainerSample[];
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
    const watch: Watch = { container, process, startedAt, interval: this.housekeepingSeconds, samples: [] };
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

  /** The last samples of a pod's running containers, at or before a time. */
  public samplesOf(pod: Pod, time: number): ReadonlyMap<string, ContainerSample> {
    const millis = this.clock.millis(time);
    const found = new Map<string, ContainerSample>();
    for (const [name, watch] of this.watches.get(pod) ?? []) {
      const sample = watch.samples.filter(({ timestamp }) => timestamp <= millis).pop();
      if (sample !== undefined && isAlive(watch)) {
        found.set(name, sample);
      }
    }
    return found;
  }

  private sample(watch: Watch): void {
    if (!isAlive(watch)) {
      return;
    }
    const { process, samples } = watch;
    const sample = this.sampleAt(watch, this.queue.now, process.cpuSeconds());
    const isSame = samples.length > 0 && samples[samples.length - 1]?.cpuNanos === sample.cpuNanos;
    watch.interval = isSame ? Math.min(2 * watch.interval, LONGEST_SECONDS) : this.housekeepingSeconds;
    watch.samples = [sample];
    this.queue.after(this.pause(watch), () => this.sample(watch));
  }

  private makeUpPast(watch: Watch): void {
    const { process } = watch;
    const cpuSeconds = process.cpuSeconds();
    const { now } = this.queue;
    const gap = this.pause(watch);
    const passed = this.random.next() * gap;
    this.queue.after(gap - passed, () => this.sample(watch));
    const samples: ContainerSample[] = [];
    let ago = passed;
    for (let count = 0; count < PAST_SAMPLES; count += 1) {
      samples.unshift(this.sampleAt(watch, now - ago, cpuSeconds - process.idleCpus * ago));
      ago += this.pause(watch);
    }
    watch.samples = samples;
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
