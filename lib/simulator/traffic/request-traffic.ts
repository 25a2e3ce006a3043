import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import type { EventQueue } from '../simulation/event-queue';
import type { PodServer, ServerSettings, TrafficQuantity } from '../simulation/pod-server';
import { Random } from '../simulation/random';
import { Balancer } from './balancer';
import { ClosedLoad } from './closed-load';
import type { LatencyHistogram } from './latency-histogram';
import type { LoadSource, Sender } from './load-source';
import { OpenLoad } from './open-load';
import { Outstanding } from './outstanding';
import { readQuantity } from './read-quantity';
import { RequestLedger } from './request-ledger';
import { classCosts, RequestMix } from './request-mix';
import { type Outcome, type ProcessContext, ServerProcess } from './server-process';
import { type Client, type Connection, ServiceRequest } from './service-request';
import { serviceSettings } from './service-settings';
import { TrafficMeter, windowNeeds } from './traffic-meter';
import type { StepFigures, TrafficFigures, TrafficRun } from './traffic-run';

/** The traffic of a run request by request. */
export class RequestTraffic implements TrafficRun, Sender {
  private readonly ledger: RequestLedger;
  private readonly balancer: Balancer;
  private readonly outstanding: Outstanding;
  private readonly mix: RequestMix;
  private readonly load: LoadSource;
  private readonly meter: TrafficMeter;
  private readonly context: ProcessContext;

  public constructor(
    private readonly queue: EventQueue,
    model: WorkloadModel,
    scenario: Scenario,
    seed: number,
  ) {
    const random = new Random(seed, 'traffic');
    const service = serviceSettings(model, scenario);
    const needs = windowNeeds(scenario);
    this.ledger = new RequestLedger(service.classes.map(({ name }) => name));
    this.balancer = new Balancer(random.stream('proxies'));
    this.outstanding = new Outstanding(queue, service.timeoutSeconds, (request) => this.end(request, 'timeout'));
    this.mix = new RequestMix(
      service.classes.map(({ weight }) => weight),
      random.stream('mix'),
    );
    this.meter = new TrafficMeter(queue, needs);
    this.load =
      'open' in scenario.load
        ? new OpenLoad(scenario.load.open, queue, this, random.stream('load'))
        : new ClosedLoad(scenario.load.closed, model.loadTest, queue, this, random.stream('load'));
    this.context = {
      queue,
      service,
      costs: classCosts(service.classes, random),
      random,
      meter: () => new TrafficMeter(queue, needs),
      answer: (request, outcome) => this.end(request, outcome),
      failAllOf: (server, cause) => {
        for (const request of this.outstanding.of(server)) {
          this.end(request, cause);
        }
      },
      gone: (id) => this.balancer.remove(id),
    };
  }

  public startLoad(): void {
    this.load.start();
  }

  public start(settings: ServerSettings): PodServer {
    const server = new ServerProcess(settings, this.context);
    this.balancer.add(settings.id, server);
    return server;
  }

  public setEndpoints(ids: readonly number[]): void {
    this.balancer.setEndpoints(ids);
  }

  public send(connection: Connection, client: Client, isNew: boolean): void {
    const request = new ServiceRequest(this.mix.next(), this.queue.now, connection, client, undefined);
    this.ledger.sent(request.classIndex);
    this.outstanding.add(request);
    const open = !isNew && connection.server?.isConnectable === true ? connection.server : undefined;
    const server = open ?? this.balancer.connect(connection);
    if (server === undefined) {
      this.end(request, 'refused');
    } else {
      server.accept(request);
    }
  }

  public measure(what: TrafficQuantity, windowSeconds: number, id?: number): number {
    if (what === 'users') {
      return this.load.users;
    }
    return readQuantity(what, windowSeconds, { meter: this.meter, processes: this.balancer }, id);
  }

  public step(): StepFigures {
    return this.ledger.step(this.queue.now, this.load.users, this.outstanding.size);
  }

  public figures(): TrafficFigures {
    return this.ledger.figures(this.outstanding.byClass(this.context.costs.length));
  }

  /** The latencies of all served requests of a class. */
  public latencies(classIndex: number): LatencyHistogram {
    return this.ledger.latenciesOf(classIndex);
  }

  /** Ends a request for its client. */
  private end(request: ServiceRequest, outcome: Outcome): void {
    const { now } = this.queue;
    request.isOver = true;
    this.outstanding.remove(request);
    if (outcome === 'served') {
      this.ledger.served(request.classIndex, now - request.sentAt);
    } else {
      this.ledger.failed(request.classIndex, outcome);
    }
    this.meter.record(outcome !== 'served', now - request.sentAt);
    if (outcome === 'timeout' && request.connection !== undefined) {
      request.connection.server = undefined;
    }
    request.client?.onEnd(request);
  }
}
