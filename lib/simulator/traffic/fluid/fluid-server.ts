import { meanOf } from '../../simulation/distribution';
import type { EventQueue } from '../../simulation/event-queue';
import type { PodServer, ServerSettings } from '../../simulation/pod-server';
import type { Random } from '../../simulation/random';
import { CpuBandwidth } from '../cpu-bandwidth';
import type { ServiceSettings } from '../service-settings';
import type { TrafficMeter } from '../traffic-meter';
import { DrawnWork, type WorkVariation } from './drawn-work';
import { type Demand, type Flow, flowOf } from './flow';
import { FluidAnswers } from './fluid-answers';
import type { FluidBooks } from './fluid-books';
import { FluidProbes } from './fluid-probes';
import type { MeanCosts } from './pod-measurement';
import type { ResponseTable } from './response-table';

const { max, min } = Math;
/** A backlog below this is none. */
const LEAST_BACKLOG = 1e-6;
const NOTHING: Flow = {
  sentRate: 0,
  turnedAwayRate: 0,
  workRate: 0,
  backlogRate: 0,
  utilization: 0,
  delaySeconds: 0,
  spread: 1,
  lateShare: 0,
  inFlight: 0,
};

/** What all processes of a service have in common. */
export interface FluidContext {
  readonly queue: EventQueue;
  readonly service: ServiceSettings;
  readonly costs: MeanCosts;
  /** Draws what the requests of each process cost. */
  readonly random: Random;
  readonly variation: WorkVariation;
  readonly books: FluidBooks;
  readonly table: (settings: ServerSettings) => ResponseTable;
  readonly meter: () => TrafficMeter;
  /** The meter of all processes. */
  readonly allMeter: TrafficMeter;
  /** Settles all that has been until now, before something changes. */
  readonly settle: () => void;
  /** Plans anew, after something has changed. */
  readonly plan: () => void;
  /** The process lets its connections go; then it is no more, or goes on with what is under way. */
  readonly gone: (server: FluidServer, goesOn: boolean) => void;
}

/** The process of a serving container as rates: the same life as request by request, with expectations for what is random. */
export class FluidServer implements PodServer {
  /** Connections to it. */
  public connections = 0;
  /** By how much its connections are just changing. */
  public leaving = 0;
  /** Requests in it that clients wait for. */
  public inFlight = 0;
  public readonly id: number;
  public readonly meter: TrafficMeter;
  /** Ends of its requests; those that timed out are of the last step. */
  public readonly answers: FluidAnswers;
  private state: 'starting' | 'serving' | 'draining' | 'ended' | 'lost' = 'starting';
  private readonly table: ResponseTable;
  private readonly idleCpus: number;
  private flow = NOTHING;
  private backlog = 0;
  private used = 0;
  private cpuRate: number;
  private since: number;
  private readonly work: DrawnWork;
  private readonly probes: FluidProbes;

  public constructor(
    private readonly settings: ServerSettings,
    private readonly context: FluidContext,
  ) {
    const { queue, service } = context;
    const cpuLimit = settings.cpuLimit ?? settings.nodeCpus;
    const startupCpu = meanOf(service.startupCpuSeconds);
    this.id = settings.id;
    this.meter = context.meter();
    this.table = context.table(settings);
    this.answers = new FluidAnswers(context, this.table, this.meter);
    this.idleCpus = min(service.idleCpus, cpuLimit);
    this.since = queue.now;
    this.probes = new FluidProbes(context, this.table, context.random.stream(`probes/${settings.id}`));
    this.work = new DrawnWork(context.variation, this.table, context.random.stream(`work/${settings.id}`));
    if (settings.isWarm === true) {
      this.state = 'serving';
      this.cpuRate = this.idleCpus;
    } else {
      const burn = new CpuBandwidth(0, settings.cpuLimit).timeAfter(0, startupCpu, 1 + service.idleCpus);
      this.cpuRate = this.idleCpus + (burn > 0 ? startupCpu / burn : 0);
      queue.after(burn, () => this.changeIf('starting', () => this.wait()));
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

  /** Whether it goes on as it does: nothing heaps up, and it is not lost. */
  public get isSteady(): boolean {
    return this.backlog === 0 && this.flow.backlogRate === 0 && this.state !== 'lost';
  }

  /** Those that wait for a free place. */
  public get queueLength(): number {
    const { service, costs } = this.context;
    if (service.concurrency === Number.POSITIVE_INFINITY) {
      return 0;
    }
    const working = this.flow.workRate * (costs.cpuSeconds + costs.waitSeconds);
    return max(0, max(this.inFlight, this.backlog) - min(service.concurrency, working));
  }

  public probe(answer: (isHealthy: boolean) => void): void {
    if (this.state === 'lost') {
      return;
    }
    if (this.state !== 'serving') {
      answer(false);
      return;
    }
    const isServing = (): boolean => this.state === 'serving' || this.state === 'draining';
    this.used += this.probes.ask(this.flow, isServing, answer);
  }

  public rest(periodSeconds: number, changed: () => void): boolean {
    if (this.state !== 'serving') {
      return false;
    }
    const before = this.probes.restingCpus;
    const isResting = this.probes.rest(this.flow, periodSeconds, changed);
    this.used = this.cpuSeconds();
    this.since = this.context.queue.now;
    this.cpuRate += this.probes.restingCpus - before;
    return isResting;
  }

  public cpuSeconds(): number {
    const isRunning = this.state !== 'ended' && this.state !== 'lost';
    return this.used + (isRunning ? this.cpuRate * (this.context.queue.now - this.since) : 0);
  }

  public memoryBytes(): number {
    const { service, costs } = this.context;
    const isRunning = this.state !== 'ended' && this.state !== 'lost';
    return isRunning ? service.memoryBytes + costs.memoryBytes * max(this.inFlight, this.backlog) : 0;
  }

  public terminate(done: () => void): void {
    const { queue, service, settle, plan } = this.context;
    settle();
    if (this.state !== 'serving' || !service.drainsOnTerm || this.inFlight + this.backlog < LEAST_BACKLOG) {
      this.end('ended');
      queue.after(0, done);
    } else {
      this.state = 'draining';
      this.probes.wake();
      const seconds = this.backlog / this.table.capacity + this.table.meanSeconds(this.flow.utilization);
      this.cpuRate = this.idleCpus + (max(this.inFlight, this.backlog) * this.context.costs.cpuSeconds) / seconds;
      queue.after(seconds, () =>
        this.changeIf('draining', () => {
          this.answers.end(this.flow, this.inFlight);
          this.inFlight = 0;
          this.end('ended');
          done();
        }),
      );
      this.context.gone(this, true);
    }
    plan();
  }

  public kill(isNodeLost = false): void {
    this.context.settle();
    this.end(isNodeLost ? 'lost' : 'ended');
    this.context.plan();
  }

  /** Goes on with what it was told, for some seconds until now; returns how many requests were sent to it. */
  public settle(seconds: number): number {
    this.used = this.cpuSeconds();
    this.since = this.context.queue.now;
    this.answers.timedOut = 0;
    if (!this.isConnectable) {
      return 0;
    }
    const { flow } = this;
    const { books } = this.context;
    const turnedAway = flow.turnedAwayRate * seconds;
    const kept = flow.sentRate * seconds - turnedAway;
    const ended = max(0, this.inFlight + kept - flow.inFlight);
    books.sent(kept + turnedAway);
    if (turnedAway > 0) {
      this.answers.turnAway(turnedAway);
    }
    this.answers.end(this.flow, ended);
    this.inFlight = this.inFlight + kept - ended;
    this.backlog = max(0, this.backlog + flow.backlogRate * seconds);
    if (this.backlog < LEAST_BACKLOG) {
      this.backlog = 0;
    }
    return kept + turnedAway;
  }

  /** Takes requests beside those of the demand. */
  public arrive(count: number): void {
    this.context.books.sent(count);
    this.inFlight += count;
  }

  /** Clients wait for it no more. */
  public giveUp(): void {
    this.answers.giveUp(this.inFlight);
    this.inFlight = 0;
  }

  /** Is under a demand from now on, for about so long. */
  public plan(demand: Demand, seconds: number): void {
    const { table, backlog, context } = this;
    const { service } = context;
    if (this.state === 'lost') {
      const rate = 'rate' in demand ? demand.rate : demand.users / (demand.thinkSeconds + service.timeoutSeconds);
      this.flow = { ...NOTHING, sentRate: rate, lateShare: 1, inFlight: rate * service.timeoutSeconds };
    } else if (this.state === 'serving') {
      this.flow = flowOf(demand, { table, service, backlog }, seconds);
      this.probes.follow(this.flow);
      const { restingCpus } = this.probes;
      this.cpuRate = this.idleCpus + restingCpus + this.work.next(demand, this.flow, backlog, seconds) / seconds;
    }
  }

  /** Ends where the memory of the requests that it is about to have is above its limit; returns whether it does. */
  public endIfOutOfMemory(): boolean {
    const { service, costs } = this.context;
    const bytes = service.memoryBytes + costs.memoryBytes * max(this.flow.inFlight, this.inFlight, this.backlog);
    const isOut = this.state === 'serving' && bytes > (this.settings.memoryLimit ?? Number.POSITIVE_INFINITY);
    if (isOut) {
      this.end('ended');
      this.settings.onOutOfMemory();
    }
    return isOut;
  }

  private wait(): void {
    const { queue, service } = this.context;
    this.cpuRate = this.idleCpus;
    queue.after(meanOf(service.startupSeconds), () =>
      this.changeIf('starting', () => {
        this.state = 'serving';
      }),
    );
  }

  private changeIf(state: FluidServer['state'], change: () => void): void {
    if (this.state === state) {
      this.context.settle();
      change();
      this.context.plan();
    }
  }

  private end(state: 'ended' | 'lost'): void {
    if (this.state === 'ended' || this.state === 'lost') {
      return;
    }
    this.used = this.cpuSeconds();
    this.state = state;
    this.probes.wake();
    this.flow = NOTHING;
    this.backlog = 0;
    if (state === 'ended') {
      this.context.books.failed('podEnded', this.inFlight);
      this.inFlight = 0;
      this.context.gone(this, false);
    }
  }
}
