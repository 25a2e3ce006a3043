import type { EventQueue, Planned } from '../simulation/event-queue';
import { CpuBandwidth } from './cpu-bandwidth';

const { max, min } = Math;

/** A job that lacks no more than this has had all its time: seconds of one CPU. */
const ROUNDING_SECONDS = 1e-9;
/** What is left for requests when the idle burn takes all CPUs, so that they still end. */
const LEAST_CPUS = 1e-6;

/** Something that needs CPU time. */
export interface Job {
  /** The processor's own: work that each job must have had when this one is done. */
  finishWork: number;
}

/** What a container may use. */
export interface ProcessorSettings {
  /** CPUs that its jobs can be on at once: threads, or the CPUs of the node when these are fewer. */
  readonly cpus: number;
  /** CPUs burnt all the time, beside all jobs. */
  readonly idleCpus: number;
  /** CPUs; undefined without a limit. */
  readonly limit: number | undefined;
}

/**
 * The CPUs of a container, shared evenly by all jobs that are on them (processor sharing): each job gets one CPU while there
 * are enough, and an equal share of them when there are not.
 *
 * All jobs get work at the same rate, so each is done when the work that one of them would have had since the beginning
 * reaches a number that is known when it comes; a heap by that number gives the next one. One event is planned for it.
 */
export class Processor {
  private readonly heap: Job[] = [];
  private readonly bandwidth: CpuBandwidth;
  private readonly cpus: number;
  private planned: Planned | undefined;
  private work = 0;
  private used = 0;
  private last: number;
  private isWaking = false;
  private isStopped = false;

  /** @param done is called with each job that has had its time. */
  public constructor(
    private readonly queue: EventQueue,
    private readonly settings: ProcessorSettings,
    private readonly done: (job: Job) => void,
  ) {
    this.last = queue.now;
    this.bandwidth = new CpuBandwidth(queue.now, settings.limit);
    this.cpus = max(LEAST_CPUS, settings.cpus - settings.idleCpus);
  }

  /** Gives a job its seconds of one CPU. */
  public add(job: Job, cpuSeconds: number): void {
    this.advance();
    job.finishWork = this.work + cpuSeconds;
    push(this.heap, job);
    if (!this.isWaking) {
      this.plan();
    }
  }

  /** CPU time used up to now, in seconds of one CPU. */
  public cpuSeconds(): number {
    this.advance();
    return this.used;
  }

  /** Uses no CPU any more; jobs under way are forgotten. */
  public stop(): void {
    this.advance();
    this.isStopped = true;
    this.heap.length = 0;
    if (this.planned !== undefined) {
      this.planned.isCancelled = true;
    }
  }

  private advance(): void {
    const { now } = this.queue;
    if (now > this.last && !this.isStopped) {
      const rate = this.rate();
      const cpus = this.heap.length * rate + this.settings.idleCpus;
      const seconds = this.bandwidth.run(this.last, now, cpus);
      this.work += seconds * rate;
      this.used += seconds * cpus;
      this.last = now;
    }
  }

  /** CPUs for each job. */
  private rate(): number {
    return min(1, this.cpus / this.heap.length);
  }

  /** When the next job is done, if no other comes. */
  private nextTime(job: Job): number {
    const rate = this.rate();
    const cpus = this.heap.length * rate + this.settings.idleCpus;
    return this.bandwidth.timeAfter(this.last, (job.finishWork - this.work) / rate, cpus);
  }

  /** Has an event at or before the end of the next job. One that comes early costs less than one that is put off each time. */
  private plan(): void {
    const first = this.heap[0];
    if (first === undefined) {
      return;
    }
    const time = this.nextTime(first);
    if (this.planned !== undefined) {
      if (this.planned.time <= time) {
        return;
      }
      this.planned.isCancelled = true;
    }
    this.planned = this.queue.at(time, this.wake);
  }

  private readonly wake = (): void => {
    this.planned = undefined;
    this.advance();
    this.isWaking = true;
    for (let first = this.heap[0]; first !== undefined; first = this.heap[0]) {
      if (first.finishWork - this.work > ROUNDING_SECONDS) {
        break;
      }
      removeFirst(this.heap);
      if (this.heap.length === 0) {
        this.work = 0;
      }
      this.done(first);
    }
    this.isWaking = false;
    this.plan();
  };
}

function push(heap: Job[], job: Job): void {
  let index = heap.length;
  heap.push(job);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] as Job;
    if (above.finishWork <= job.finishWork) {
      break;
    }
    heap[index] = above;
    index = parent;
  }
  heap[index] = job;
}

function removeFirst(heap: Job[]): void {
  const last = heap.pop() as Job;
  if (heap.length === 0) {
    return;
  }
  let index = 0;
  for (let child = 1; child < heap.length; child = 2 * index + 1) {
    const right = heap[child + 1];
    if (right !== undefined && right.finishWork < (heap[child] as Job).finishWork) {
      child += 1;
    }
    const smaller = heap[child] as Job;
    if (smaller.finishWork >= last.finishWork) {
      break;
    }
    heap[index] = smaller;
    index = child;
  }
  heap[index] = last;
}
