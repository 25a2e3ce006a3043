import type { Scenario } from '../../scenario/scenario';
import type { WorkloadModel } from '../../scenario/workload-model';
import type { EventQueue } from '../../simulation/event-queue';
import type { PodServer, ServerSettings, TrafficQuantity } from '../../simulation/pod-server';
import { Random } from '../../simulation/random';
import { LEAST_TURNAROUND_SECONDS } from '../closed-load';
import { DEFAULT_CONNECTIONS } from '../open-load';
import { readQuantity } from '../read-quantity';
import { RequestLedger } from '../request-ledger';
import { serviceSettings } from '../service-settings';
import { DISPATCH_SECONDS, SpawnPace } from '../spawn-pace';
import { TrafficMeter, windowNeeds } from '../traffic-meter';
import type { StepFigures, TrafficFigures, TrafficRun } from '../traffic-run';
import { FluidBooks } from './fluid-books';
import { FluidConnections } from './fluid-connections';
import { type FluidLoad, fluidLoad, spawnRate } from './fluid-load';
import { type FluidContext, FluidServer } from './fluid-server';
import { meanCosts } from './pod-measurement';
import { shareOf, steadiness } from './renewal';
import { ResponseTable } from './response-table';
import { SHORTEST_SECONDS, steadySeconds } from './step-length';

/** Connections that are uneven by more deviations than this are not so by chance, but by something that has happened. */
const MOST_UNEVENNESS = 4;
/** Seconds that a plan is made for at least. */
const LEAST_STEP_SECONDS = 1e-3;

/**
 * The traffic of a run as rates, advanced once a second, up to every 15 s where hardly anything changes, and whenever
 * something happens. It costs the same whatever the rate. Counts of requests are expectations. What is drawn at random is
 * which pods connections go to, and what the requests of a step cost, so that pods are as uneven, and the autoscaler sees
 * use that varies as much, as request by request.
 */
export class FluidTraffic implements TrafficRun {
  private readonly ledger: RequestLedger;
  private readonly books: FluidBooks;
  private readonly connections: FluidConnections;
  private readonly load: FluidLoad;
  private readonly pace: SpawnPace;
  private readonly meter: TrafficMeter;
  private readonly context: FluidContext;
  private readonly shares: readonly number[];
  private begun: number | undefined;
  /** Connections that are opened anew, a second. */
  private renewalRate = 0;
  private last = 0;
  /** Users, or connections of an open load. */
  private clients = 0;
  /** Requests a second of a connection to nobody. */
  private freeRate = 0;
  private nextTick = 0;
  private stepSeconds = SHORTEST_SECONDS;

  public constructor(
    private readonly queue: EventQueue,
    model: WorkloadModel,
    scenario: Scenario,
    seed: number,
  ) {
    const service = serviceSettings(model, scenario);
    const costs = meanCosts(service);
    const needs = windowNeeds(scenario);
    const weights = service.classes.map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const tables = new Map<string, ResponseTable>();
    this.shares = weights.map((weight) => weight / total);
    this.ledger = new RequestLedger(service.classes.map(({ name }) => name));
    this.books = new FluidBooks(this.ledger, this.shares);
    const random = new Random(seed, 'traffic');
    this.connections = new FluidConnections(random.stream('proxies'));
    this.load = fluidLoad(scenario.load, model);
    this.pace = new SpawnPace(spawnRate(scenario.load));
    this.clients = 'open' in scenario.load ? (scenario.load.open.connections ?? DEFAULT_CONNECTIONS) : 0;
    this.connections.resize(0, this.clients);
    this.meter = new TrafficMeter(queue, needs);
    this.last = queue.now;
    this.context = {
      queue,
      service,
      costs,
      random,
      variation: {
        costs,
        arrivalVariation: 'open' in scenario.load && scenario.load.open.arrivals === 'regular' ? 0 : 1,
        thinkVariance: this.load.thinkVariance,
      },
      books: this.books,
      table: ({ cpuLimit, nodeCpus }) => {
        const key = `${cpuLimit}/${nodeCpus}`;
        const table =
          tables.get(key) ?? new ResponseTable({ model, scenario, service, costs, cpuLimit, nodeCpus, seed });
        tables.set(key, table);
        return table;
      },
      meter: () => new TrafficMeter(queue, needs),
      allMeter: this.meter,
      settle: () => this.settle(),
      plan: () => this.planAnew(),
      gone: (server, goesOn) => this.connections.remove(server, goesOn),
    };
  }

  public startLoad(): void {
    this.begun = this.queue.now;
    this.tick();
  }

  public start(settings: ServerSettings): PodServer {
    const server = new FluidServer(settings, this.context);
    this.connections.add(server);
    return server;
  }

  public setEndpoints(ids: readonly number[]): void {
    this.settle();
    this.connections.setEndpoints(ids);
    this.planAnew();
  }

  public measure(what: TrafficQuantity, windowSeconds: number, id?: number): number {
    this.settle();
    if (what === 'users') {
      return this.users();
    }
    return readQuantity(what, windowSeconds, { meter: this.meter, processes: this.connections }, id);
  }

  public step(): StepFigures {
    this.settle();
    this.books.flush();
    return this.ledger.step(this.queue.now, this.users(), this.inFlight());
  }

  public figures(): TrafficFigures {
    this.settle();
    this.books.flush();
    this.books.spread();
    const inFlight = this.inFlight();
    return this.ledger.figures(this.shares.map((share) => share * inFlight));
  }

  private readonly tick = (): void => {
    this.settle();
    if (this.load.thinkSeconds !== undefined) {
      const wanted = Math.round(this.load.curve.valueAt(this.time()));
      const before = this.clients;
      for (let dispatch = 0; dispatch < this.stepSeconds; dispatch += DISPATCH_SECONDS) {
        this.clients += this.pace.next(wanted - this.clients);
      }
      this.connections.resize(before, this.clients);
    }
    this.stepSeconds = this.nextStepSeconds();
    this.nextTick = this.queue.now + this.stepSeconds;
    this.plan();
    if (this.context.costs.memoryBytes > 0) {
      const ended = [...this.connections.all()].filter((server) => server.endIfOutOfMemory());
      if (ended.length > 0) {
        this.planAnew();
      }
    }
    this.queue.at(this.nextTick, this.tick);
  };

  /** Whole seconds until something should be looked at again: the load, backlogs, users to start, connections. */
  private nextStepSeconds(): number {
    const { load, connections, clients } = this;
    const time = this.time();
    const isStarting = load.thinkSeconds !== undefined && Math.abs(load.curve.valueAt(time) - clients) > 1;
    if (isStarting || connections.free > 0 || connections.unevenness() > MOST_UNEVENNESS) {
      return SHORTEST_SECONDS;
    }
    for (const server of connections.all()) {
      if (!server.isSteady) {
        return SHORTEST_SECONDS;
      }
    }
    return steadySeconds(
      load.curve,
      time,
      this.renewalRate === 0 ? Number.POSITIVE_INFINITY : clients / this.renewalRate,
    );
  }

  private time(): number {
    return this.queue.now - (this.begun ?? this.queue.now);
  }

  private users(): number {
    return this.load.thinkSeconds === undefined ? 0 : this.clients;
  }

  private inFlight(): number {
    let sum = 0;
    for (const server of this.connections.all()) {
      sum += server.inFlight;
    }
    return sum;
  }

  /** Goes on with the rates until now. */
  private settle(): void {
    const seconds = this.queue.now - this.last;
    if (seconds <= 0) {
      return;
    }
    this.last = this.queue.now;
    const { connections, clients, load } = this;
    let [sent, timedOut] = [0, 0];
    this.queue.budget.spend(connections.size);
    for (const server of connections.all()) {
      sent += server.settle(seconds);
      timedOut += server.answers.timedOut;
    }
    this.refuse(connections.retry(seconds, this.freeRate));
    // A request that timed out resets its connection, wherever that goes by then: that of an open load has many requests.
    const stray = load.thinkSeconds === undefined ? timedOut : 0;
    const renewed = load.newConnectionRatio * sent + stray;
    this.renewalRate = renewed / seconds;
    if (clients > 0 && (renewed > 0 || timedOut > 0)) {
      const varied = (1 - load.newConnectionRatio) * steadiness(this.renewalRate / clients);
      const ownShare = (server: FluidServer): number => shareOf(server.answers.timedOut, server.connections);
      this.refuse(connections.renew(shareOf(renewed, clients), ownShare, varied));
    }
    connections.forgetLost();
  }

  private refuse(count: number): void {
    if (count > 0) {
      this.books.sent(count);
      this.books.failed('refused', count);
      this.meter.record(true, 0, count);
    }
  }

  /** Plans after the processes that answer have changed. */
  private planAnew(): void {
    this.connections.look();
    this.plan();
  }

  /** Has all processes go on under the demand of now. */
  private plan(): void {
    const { connections, load, clients } = this;
    if (this.begun === undefined) {
      return;
    }
    connections.connect();
    const { thinkSeconds } = load;
    const seconds = Math.max(LEAST_STEP_SECONDS, this.nextTick - this.queue.now);
    const rate = thinkSeconds === undefined ? this.meanRate(seconds) / clients : 0;
    this.queue.budget.spend(connections.size);
    for (const server of connections.all()) {
      const { connections: users } = server;
      server.plan(thinkSeconds === undefined ? { rate: rate * users } : { users, thinkSeconds }, seconds);
    }
    this.freeRate = thinkSeconds === undefined ? rate : 1 / Math.max(LEAST_TURNAROUND_SECONDS, thinkSeconds);
  }

  /** The mean rate of an open load in some seconds from now. */
  private meanRate(seconds: number): number {
    const { curve } = this.load;
    const time = this.time();
    return curve.breakAfter(time) >= time + seconds
      ? curve.valueAt(time + seconds / 2)
      : curve.amountBetween(time, time + seconds) / seconds;
  }
}
