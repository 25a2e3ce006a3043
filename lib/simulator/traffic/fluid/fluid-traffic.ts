import { exp } from '../../../values/portable-math';
import type { Load, Scenario } from '../../scenario/scenario';
import type { WorkloadModel } from '../../scenario/workload-model';
import { meanOf } from '../../simulation/distribution';
import type { EventQueue } from '../../simulation/event-queue';
import type { PodServer, ServerSettings, TrafficQuantity } from '../../simulation/pod-server';
import { Random } from '../../simulation/random';
import { LEAST_TURNAROUND_SECONDS, userHabits } from '../closed-load';
import { LoadCurve } from '../load-curve';
import { DEFAULT_CONNECTIONS } from '../open-load';
import { RequestLedger } from '../request-ledger';
import { serviceSettings } from '../service-settings';
import { DISPATCH_SECONDS, SpawnPace } from '../spawn-pace';
import { isWindowed, TrafficMeter, windowNeeds } from '../traffic-meter';
import type { StepFigures, TrafficFigures, TrafficRun } from '../traffic-run';
import { FluidBooks } from './fluid-books';
import { FluidConnections } from './fluid-connections';
import { type FluidContext, FluidServer } from './fluid-server';
import { meanCosts, ResponseTable } from './response-table';
import { wholeFigures } from './whole-figures';

/** Dispatches of users that a step has at most. */
const MOST_DISPATCHES = 5;
/** Seconds that a plan is made for at least. */
const LEAST_STEP_SECONDS = 1e-3;

/** The load in what a fluid needs of it. */
interface FluidLoad {
  readonly curve: LoadCurve;
  /** Mean pause of users, seconds; undefined of an open load. */
  readonly thinkSeconds: number | undefined;
  readonly newConnectionRatio: number;
}

/**
 * The traffic of a run as rates, advanced once a second (in runs of over an hour up to every 5 s) and whenever something
 * changes. It costs the same whatever the rate. Counts are expectations; what is drawn at random is which pods long
 * connections go to.
 *
 * Against requests one by one: counts and CPU time within 3 %, latencies within 10 % up to a utilization of 0.85 and within
 * 25 % above it, standing queues included. Bursts shorter than a step, and the chance of a few connections that are opened
 * anew, are not seen.
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
  private last = 0;
  /** Users, or connections of an open load. */
  private clients = 0;
  private refusedRate = 0;
  private readonly stepSeconds: number;
  private nextTick = 0;

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
    this.connections = new FluidConnections(new Random(seed, 'traffic/proxies'));
    this.load = fluidLoad(scenario.load, model);
    this.pace = new SpawnPace(spawnRate(scenario.load));
    this.clients = 'open' in scenario.load ? (scenario.load.open.connections ?? DEFAULT_CONNECTIONS) : 0;
    this.connections.free = this.clients;
    this.meter = new TrafficMeter(queue, needs);
    this.last = queue.now;
    this.stepSeconds =
      DISPATCH_SECONDS * Math.max(1, Math.min(MOST_DISPATCHES, Math.floor(scenario.durationSeconds / 3600)));
    this.context = {
      queue,
      service,
      costs,
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
      plan: () => this.plan(),
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
    this.plan();
  }

  public measure(what: TrafficQuantity, windowSeconds: number, id?: number): number {
    this.settle();
    if (what === 'users') {
      return this.users();
    }
    if (isWindowed(what)) {
      const meter = id === undefined ? this.meter : this.connections.process(id)?.meter;
      return meter?.read(what, windowSeconds) ?? 0;
    }
    let sum = 0;
    for (const server of id === undefined ? this.connections.all() : [this.connections.process(id)]) {
      sum += (what === 'inFlight' ? server?.inFlight : server?.queueLength) ?? 0;
    }
    return sum;
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
    return wholeFigures(this.ledger.figures(this.shares.map((share) => share * inFlight)));
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
    if (this.context.costs.memoryBytes > 0) {
      for (const server of [...this.connections.all()]) {
        server.endIfOutOfMemory();
      }
    }
    this.nextTick = this.queue.now + this.stepSeconds;
    this.plan();
    this.queue.at(this.nextTick, this.tick);
  };

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
    let sent = 0;
    for (const server of this.connections.all()) {
      sent += server.settle(seconds);
    }
    const refused = this.refusedRate * seconds;
    if (refused > 0) {
      this.books.sent(refused);
      this.books.failed('refused', refused);
      this.meter.record(true, 0, refused);
    }
    this.connections.giveUpLost(seconds, this.context.service.timeoutSeconds);
    if (this.load.newConnectionRatio > 0 && this.clients > 0) {
      this.connections.renew(1 - exp((-this.load.newConnectionRatio * sent) / this.clients));
    }
  }

  /** Has all processes go on under the demand of now. */
  private plan(): void {
    const { connections, load, clients } = this;
    connections.connect();
    const { thinkSeconds } = load;
    const seconds = Math.max(LEAST_STEP_SECONDS, this.nextTick - this.queue.now);
    const rate = thinkSeconds === undefined ? this.rateAfter(seconds / 2) / clients : 0;
    for (const server of connections.all()) {
      const { connections: users } = server;
      server.plan(thinkSeconds === undefined ? { rate: rate * users } : { users, thinkSeconds }, seconds);
    }
    this.refusedRate =
      connections.free * (thinkSeconds === undefined ? rate : 1 / Math.max(LEAST_TURNAROUND_SECONDS, thinkSeconds));
  }

  /** The rate of an open load some seconds from now. */
  private rateAfter(seconds: number): number {
    return this.begun === undefined ? 0 : this.load.curve.valueAt(this.time() + seconds);
  }
}

function fluidLoad(load: Load, model: WorkloadModel): FluidLoad {
  if ('open' in load) {
    const { rate, newConnectionRatio = 0 } = load.open;
    return { curve: LoadCurve.of(rate), thinkSeconds: undefined, newConnectionRatio };
  }
  const { thinkSeconds, newConnectionRatio } = userHabits(load.closed, model.loadTest);
  return { curve: LoadCurve.of(load.closed.users), thinkSeconds: meanOf(thinkSeconds), newConnectionRatio };
}

function spawnRate(load: Load): number {
  return ('closed' in load ? load.closed.spawnRatePerSecond : undefined) ?? Number.POSITIVE_INFINITY;
}
