import type { ContainerProcess } from '../pods/container-process';
import type { ContainerRunner } from '../pods/container-runner';
import type { Pod } from '../pods/pod';
import type { PodListener } from '../pods/pod-worker';

interface Read {
  readonly process: ContainerProcess;
  cpuSeconds: number;
}

/** Adds up the CPU time of all serving processes, those that have ended included. */
export class CpuMeter implements PodListener {
  private readonly reads = new Map<Pod, Read>();
  private total = 0;

  /** Returns the CPU time used since the start of the run, seconds of one CPU. */
  public cpuSeconds(): number {
    for (const read of this.reads.values()) {
      this.count(read);
    }
    return this.total;
  }

  public containerStarted(pod: Pod, { process }: ContainerRunner): void {
    if (process?.serverId !== undefined) {
      this.podGone(pod);
      this.reads.set(pod, { process, cpuSeconds: process.cpuSeconds() });
    }
  }

  public podChanged(): void {
    // What a pod's status says does not change what it uses.
  }

  public podGone(pod: Pod): void {
    const read = this.reads.get(pod);
    if (read !== undefined) {
      this.count(read);
      this.reads.delete(pod);
    }
  }

  private count(read: Read): void {
    const now = read.process.cpuSeconds();
    this.total += now - read.cpuSeconds;
    read.cpuSeconds = now;
  }
}
