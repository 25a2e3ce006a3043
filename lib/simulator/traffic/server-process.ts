import { samplerOf } from '../simulation/distribution';
import type { EventQueue } from '../simulation/event-queue';
import type { FailureCause } from '../simulation/failure-cause';
import type { PodServer, ServerSettings } from '../simulation/pod-server';
import type { Random } from '../simulation/random';
import { Processor } from './processor';
import type { ClassCosts } from './request-mix';
import { type Backend, ServiceRequest } from './service-request';
import type { ServiceSettings } from './service-settings';
import type { TrafficMeter } from './traffic-meter';

/** CPU time that the answer to a probe takes: seconds of one CPU. */
export const PROBE_CPU_SECONDS = 0.0005;

/** How a request ended. */
export type Outcome = 'served' | FailureCause;

/** What all processes of a service have in common. */
export interface ProcessContext {
  readonly queue: EventQueue;
  readonly service: ServiceSettings;
  readonly costs: readonly ClassCosts[];
  readonly random: Random;
  /** Makes the meter that each process has. */
  readonly meter: () => TrafficMeter;
  /** A client's request has its outcome. */
  readonly answer: (request: ServiceRequest, outcome: Outcome) => void;
  /** Ends all requests of clients that a process has. */
  readonly failAllOf: (server: ServerProcess, cause: FailureCause) => void;
  /** The process is no more. */
  readonly gone: (id: number) => void;
}

/**
 * The process of a serving container, request by request.
 *
 * - It burns its start-up CPU first, then waits for the rest of the start-up; before it is through nothing listens.
 * - A request (or probe) takes one of the places that `concurrency` allows, or waits in order of arrival. With a place it
 *   spends its waiting time first, as a look-up of features does, then its CPU time, and leaves the place.
 * - A client that gives up is not noticed: the work for it goes on, queued or not, as in HTTP servers that look at the
 *   connection only when they write the answer. So an overloaded service is busy with answers that nobody waits for.
 * - Memory is held from arrival to answer, in the queue too, and the process is killed when it is above the limit.
 * - Pods of one node do not compete for its CPUs.
 */
export class ServerProcess implements PodServer, Backend {
  /** What metrics of it see. */
  public readonly meter: TrafficMeter;
  private state: 'starting' | 'serving' | 'draining' | 'ended' | 'lost' = 'starting';
  private readonly processor: Processor;
  private readonly startup = new ServiceRequest(-1, 0, undefined, undefined, undefined);
  private readonly probes = new Set<ServiceRequest>();
  private firstWaiting: ServiceRequest | undefined;
  private lastWaiting: ServiceRequest | undefined;
  private waiting = 0;
  private working = 0;
  private memory: number;
  private readonly memoryLimit: number;
  private onTerminated: (() => void) | undefined;

  public constructor(
    private readonly settings: ServerSettings,
    private readonly context: ProcessContext,
  ) {
    const { queue, service, random, meter } = context;
    this.meter = meter();
    this.memory = service.memoryBytes;
    this.memoryLimit = settings.memoryLimit ?? Number.POSITIVE_INFINITY;
    this.processor = new Processor(
      queue,
      {
        cpus: Math.min(service.threads, settings.nodeCpus),
        idleCpus: service.idleCpus,
        limit: settings.cpuLimit,
      },
      (job) => this.onCpuDone(job as ServiceRequest),
    );
    if (settings.isWarm === true) {
      this.state = 'serving';
    } else {
      this.processor.add(this.startup, samplerOf(service.startupCpuSeconds, random.stream(`startup/${settings.id}`))());
    }
  }

  /** Whether a new connection comes about. To a lost node it seems to: nothing refuses it. */
  public get isConnectable(): boolean {
    return this.state === 'serving' || this.state === 'lost';
  }

  /** Whether its node is lost. */
  public get isLost(): boolean {
    return this.state === 'lost';
  }

  /** Requests and probes in it. */
  public get inFlight(): number {
    return this.waiting + this.working;
  }

  /** Those that wait for a free place. */
  public get queueLength(): number {
    return this.waiting;
  }

  public probe(answer: (isHealthy: boolean) => void): void {
    const { queue } = this.context;
    if (this.state === 'lost') {
      return;
    }
    const probe = new ServiceRequest(-1, queue.now, undefined, undefined, answer);
    if (this.state !== 'serving') {
      this.finish(probe, 'refused');
      return;
    }
    this.probes.add(probe);
    this.take(probe);
  }

  /** Request by request, probes queue with the others. */
  public rest(): boolean {
    return false;
  }

  public cpuSeconds(): number {
    return this.processor.cpuSeconds();
  }

  public memoryBytes(): number {
    return this.state === 'ended' || this.state === 'lost' ? 0 : this.memory;
  }

  public terminate(done: () => void): void {
    const { queue, service } = this.context;
    if (this.state === 'serving' && service.drainsOnTerm && this.inFlight > 0) {
      this.state = 'draining';
      this.onTerminated = done;
      return;
    }
    this.end('ended');
    queue.after(0, done);
  }

  public kill(isNodeLost = false): void {
    this.end(isNodeLost ? 'lost' : 'ended');
  }

  /** Takes a client's request that came over a connection to it. */
  public accept(request: ServiceRequest): void {
    request.server = this;
    if (this.state === 'lost') {
      return;
    }
    this.memory += (this.context.costs[request.classIndex] as ClassCosts).memoryBytes;
    if (this.memory > this.memoryLimit) {
      this.end('ended');
      this.settings.onOutOfMemory();
      return;
    }
    this.take(request);
  }

  private take(request: ServiceRequest): void {
    const { concurrency, queueLimit } = this.context.service;
    request.server = this;
    if (this.working < concurrency) {
      this.begin(request);
      return;
    }
    if (this.waiting >= queueLimit) {
      this.release(request);
      this.finish(request, 'queueFull');
      return;
    }
    this.waiting += 1;
    if (this.lastWaiting === undefined) {
      this.firstWaiting = request;
    } else {
      this.lastWaiting.behind = request;
    }
    this.lastWaiting = request;
  }

  private begin(request: ServiceRequest): void {
    this.working += 1;
    const costs = this.context.costs[request.classIndex];
    if (costs === undefined) {
      this.processor.add(request, PROBE_CPU_SECONDS);
    } else if (costs.waitSeconds === undefined) {
      this.processor.add(request, costs.cpuSeconds());
    } else {
      this.context.queue.after(costs.waitSeconds(), () => {
        if (this.state === 'serving' || this.state === 'draining') {
          this.processor.add(request, costs.cpuSeconds());
        }
      });
    }
  }

  private onCpuDone(request: ServiceRequest): void {
    if (request === this.startup) {
      this.onStartupCpuDone();
      return;
    }
    this.working -= 1;
    this.release(request);
    const next = this.firstWaiting;
    if (next !== undefined) {
      this.waiting -= 1;
      this.firstWaiting = next.behind;
      if (next.behind === undefined) {
        this.lastWaiting = undefined;
      }
      next.behind = undefined;
      this.begin(next);
    }
    this.finish(request, this.context.costs[request.classIndex]?.fails() ? 'error' : 'served');
    if (this.state === 'draining' && this.inFlight === 0) {
      const { onTerminated } = this;
      this.end('ended');
      onTerminated?.();
    }
  }

  private onStartupCpuDone(): void {
    const { queue, service, random } = this.context;
    const seconds = samplerOf(service.startupSeconds, random.stream(`startupWait/${this.settings.id}`))();
    queue.after(seconds, () => {
      if (this.state === 'starting') {
        this.state = 'serving';
      }
    });
  }

  private release(request: ServiceRequest): void {
    this.memory -= this.context.costs[request.classIndex]?.memoryBytes ?? 0;
  }

  private finish(request: ServiceRequest, outcome: Outcome): void {
    if (request.answerProbe !== undefined) {
      this.probes.delete(request);
      request.answerProbe(outcome === 'served');
      return;
    }
    this.meter.record(outcome !== 'served', this.context.queue.now - request.sentAt);
    if (!request.isOver) {
      this.context.answer(request, outcome);
    }
  }

  private end(state: 'ended' | 'lost'): void {
    if (this.state === 'ended' || this.state === 'lost') {
      return;
    }
    this.state = state;
    this.processor.stop();
    this.waiting = 0;
    this.working = 0;
    this.firstWaiting = undefined;
    this.lastWaiting = undefined;
    this.onTerminated = undefined;
    if (state === 'lost') {
      return;
    }
    this.context.gone(this.settings.id);
    this.context.failAllOf(this, 'podEnded');
    for (const probe of this.probes) {
      probe.answerProbe?.(false);
    }
    this.probes.clear();
  }
}
