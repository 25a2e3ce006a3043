import type { Scenario } from '../../scenario/scenario';
import type { WorkloadModel } from '../../scenario/workload-model';
import { meanOf, varianceOf } from '../../simulation/distribution';
import { EventQueue } from '../../simulation/event-queue';
import type { ServerSettings } from '../../simulation/pod-server';
import { LatencyHistogram } from '../latency-histogram';
import { RequestTraffic } from '../request-traffic';
import type { ServiceSettings } from '../service-settings';

const { floor, max, min, round, sqrt } = Math;

/** What a request takes on average, over the mix. */
export interface MeanCosts {
  readonly cpuSeconds: number;
  readonly waitSeconds: number;
  readonly memoryBytes: number;
  /** Variance of the CPU time over the square of its mean. */
  readonly variation: number;
}

/** How the requests of a class end in a pod with a certain utilization: shares that add up to 1. */
export interface ClassResponse {
  /** Share of the service's answers that are errors; as in the scenario, not as it came out. */
  readonly failureProbability: number;
  readonly served: number;
  readonly failed: Readonly<Record<'queueFull' | 'timeout' | 'error', number>>;
  readonly meanSeconds: number;
  readonly latencies: LatencyHistogram;
}

/** How a pod with a certain utilization answers. */
export interface Response {
  /** Mean time that a request is with the pod. */
  readonly meanSeconds: number;
  readonly failureRatio: number;
  readonly p50: number;
  readonly p95: number;
  readonly byClass: readonly ClassResponse[];
}

/** Utilizations at which a pod is measured, and with how many requests: the longer the waits, the more they vary. */
const POINTS = [
  { utilization: 0.02, requests: 1_000 },
  { utilization: 0.2, requests: 2_000 },
  { utilization: 0.35, requests: 2_500 },
  { utilization: 0.5, requests: 4_000 },
  { utilization: 0.6, requests: 4_000 },
  { utilization: 0.7, requests: 6_000 },
  { utilization: 0.78, requests: 9_000 },
  { utilization: 0.85, requests: 20_000 },
  { utilization: 0.9, requests: 30_000 },
  { utilization: 0.94, requests: 30_000 },
  { utilization: 0.97, requests: 30_000 },
] as const;
type Point = (typeof POINTS)[number];
const UTILIZATIONS = Float64Array.from(POINTS, ({ utilization }) => utilization);
const LAST = POINTS.length - 1;
/** The last point at which a pod is measured whose requests share the CPU: behind it theory knows better than a measurement. */
const LAST_SHARED = POINTS.findIndex(({ utilization }) => utilization === 0.85);
const REQUESTS_OF_CAPACITY = 4_000;
/** What is left of the CPUs when the idle burn takes all. */
const LEAST_CPUS = 1e-6;
/** Rate for a service that needs nothing. */
const ANY_RATE = 100;

/** The highest utilization at which a pod counts as one that keeps up. */
export const MOST_UTILIZATION = 0.97;

/** Returns the mean costs of a service's mix. */
export function meanCosts({ classes }: ServiceSettings): MeanCosts {
  const total = classes.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (each: ServiceSettings['classes'][number]) => number): number =>
    classes.reduce((sum, each) => sum + (each.weight / total) * of(each), 0);
  const cpuSeconds = mean((each) => meanOf(each.cpuSeconds));
  const squares = mean((each) => varianceOf(each.cpuSeconds) + meanOf(each.cpuSeconds) * meanOf(each.cpuSeconds));
  return {
    cpuSeconds,
    variation: cpuSeconds === 0 ? 0 : squares / (cpuSeconds * cpuSeconds) - 1,
    waitSeconds: mean((each) => meanOf(each.waitSeconds)),
    memoryBytes: mean((each) => each.memoryBytes),
  };
}

/** What a table is of: the service, and the pod that it runs in. */
export interface TableSettings {
  readonly model: WorkloadModel;
  readonly scenario: Scenario;
  readonly service: ServiceSettings;
  readonly costs: MeanCosts;
  readonly cpuLimit: number | undefined;
  readonly nodeCpus: number;
  readonly seed: number;
}

/**
 * How one pod answers at each utilization, up to 97 %. No formula has processor sharing, places, waiting off CPU and the
 * kernel's throttling together, so a pod is simulated request by request, alone and under Poisson arrivals, at each
 * utilization when it is first asked for.
 *
 * Where requests share the CPU without waiting for places, those above 85 % are not measured but follow from it: mean
 * latencies go to what processor sharing comes to in heavy traffic, and their distribution keeps its shape. Mean latencies of
 * a measured point have a standard error of 2 % at half use and 12 % at 85 %, and differ from seed to seed by as much.
 */
export class ResponseTable {
  /** Requests a second that a pod can do. */
  public readonly capacity: number;
  private readonly idleMeans = new Float64Array(POINTS.length);
  private readonly responses: (Response | undefined)[] = POINTS.map(() => undefined);

  public constructor(private readonly settings: TableSettings) {
    this.capacity = this.capacityOf();
  }

  /** Where a utilization is: the number of the point below it (at most that before the last), and the part of the way to the next. */
  public static place(utilization: number): number {
    let point = 0;
    while (point < LAST - 1 && utilization >= (UTILIZATIONS[point + 1] as number)) {
      point += 1;
    }
    const from = UTILIZATIONS[point] as number;
    return point + max(0, min(1, (utilization - from) / ((UTILIZATIONS[point + 1] as number) - from)));
  }

  /** How many points there are. */
  public static readonly size = POINTS.length;

  /** Whether requests share the CPU without waiting for places. */
  public get isShared(): boolean {
    return this.settings.service.concurrency === Number.POSITIVE_INFINITY;
  }

  /** The response at a point. */
  public at(point: number): Response {
    const isDerived = this.isShared && point > LAST_SHARED;
    const response = this.responses[point] ?? (isDerived ? this.derive(point) : this.measure(POINTS[point] as Point));
    this.responses[point] = response;
    return response;
  }

  /** The response at the nearest point. */
  public near(utilization: number): Response {
    return this.at(round(ResponseTable.place(utilization)));
  }

  /**
   * The mean time that a request is with a pod of some utilization below 1; between the points, and behind the last, it grows
   * as 1 / (1 - utilization) does.
   */
  public meanSeconds(utilization: number): number {
    const place = ResponseTable.place(utilization);
    const point = floor(place);
    const low = this.idleMean(point);
    const high = place === point ? low : this.idleMean(point + 1);
    return (low + (place - point) * (high - low)) / (1 - max(utilization, UTILIZATIONS[0] as number));
  }

  /** The mean time at a point, times the share of time that the pod is idle. */
  private idleMean(point: number): number {
    const known = this.idleMeans[point] as number;
    if (known > 0) {
      return known;
    }
    const measured = this.at(point).meanSeconds * (1 - (UTILIZATIONS[point] as number));
    this.idleMeans[point] = measured;
    return measured;
  }

  private capacityOf(): number {
    const { service, costs, cpuLimit, nodeCpus } = this.settings;
    const { cpuSeconds, waitSeconds } = costs;
    const { concurrency, threads, idleCpus } = service;
    const cpus = max(LEAST_CPUS, min((cpuLimit ?? nodeCpus) - idleCpus, threads, nodeCpus - idleCpus));
    if (concurrency === Number.POSITIVE_INFINITY || waitSeconds === 0) {
      return cpuSeconds === 0 ? Number.POSITIVE_INFINITY : min(cpus, concurrency) / cpuSeconds;
    }
    const bound = min(
      concurrency / (cpuSeconds + waitSeconds),
      cpuSeconds === 0 ? Number.POSITIVE_INFINITY : cpus / cpuSeconds,
    );
    const seconds = REQUESTS_OF_CAPACITY / bound;
    return this.simulate(2 * bound, seconds, true).figures().all.served / seconds;
  }

  /**
   * The response at a point of heavy traffic. Times the idle share, mean latencies go from that of the last measured point to
   * the time that one request takes all that the pod may use, which is processor sharing's at any load.
   */
  private derive(point: number): Response {
    const base = this.at(LAST_SHARED);
    const from = UTILIZATIONS[LAST_SHARED] as number;
    const idle = 1 - (UTILIZATIONS[point] as number);
    const way = 1 - idle / (1 - from);
    const measured = base.meanSeconds * (1 - from);
    const meanSeconds = (measured + way * sqrt(way) * (1 / this.capacity - measured)) / idle;
    const factor = meanSeconds / base.meanSeconds;
    const byClass = base.byClass.map((each) => slower(each, factor, this.settings.service.timeoutSeconds));
    const all = new LatencyHistogram();
    for (const { latencies } of byClass) {
      all.addAll(latencies);
    }
    const failed = base.byClass.map(({ served }, index) => served - (byClass[index]?.served ?? 0));
    const late = failed.reduce((sum, share) => sum + share, 0) / failed.length;
    return {
      meanSeconds,
      failureRatio: base.failureRatio + late,
      p50: all.quantile(0.5),
      p95: all.quantile(0.95),
      byClass,
    };
  }

  private measure({ utilization, requests }: Point): Response {
    const rate = this.capacity === Number.POSITIVE_INFINITY ? ANY_RATE : this.capacity * utilization;
    const traffic = this.simulate(rate, requests / rate, false);
    const { all, byClass } = traffic.figures();
    const ended = max(1, all.sent - all.inFlightAtEnd);
    const classes = this.settings.service.classes.map(({ name, failureProbability }, index): ClassResponse => {
      const { sent, inFlightAtEnd, failed, mean, served } = byClass[name] as (typeof byClass)[string];
      const of = max(1, sent - inFlightAtEnd);
      const [queueFull, timeout] = [failed.queueFull / of, failed.timeout / of];
      const answered = 1 - queueFull - timeout;
      return {
        failureProbability,
        served: answered * (1 - failureProbability),
        failed: { queueFull, timeout, error: answered * failureProbability },
        meanSeconds: served > 0 ? mean : 0,
        latencies: traffic.latencies(index),
      };
    });
    const { cpuSeconds, waitSeconds } = this.settings.costs;
    return {
      meanSeconds: all.served > 0 ? all.mean : cpuSeconds + waitSeconds,
      failureRatio: 1 - all.served / ended,
      p50: all.served > 0 ? all.p50 : 0,
      p95: all.served > 0 ? all.p95 : 0,
      byClass: classes,
    };
  }

  /** Runs one pod under a rate of arrivals, all on new connections. */
  private simulate(rate: number, seconds: number, isPatient: boolean): RequestTraffic {
    const { model, scenario, cpuLimit, nodeCpus, seed } = this.settings;
    const { service } = scenario;
    const queue = new EventQueue();
    const traffic = new RequestTraffic(
      queue,
      model,
      {
        schemaVersion: 1,
        durationSeconds: seconds,
        load: { open: { rate: { constant: rate }, newConnectionRatio: 1 } },
        service: {
          ...service,
          startupSeconds: 0,
          startupCpuSeconds: 0,
          ...(isPatient ? { timeoutSeconds: 1e9, queueLimit: Number.POSITIVE_INFINITY } : {}),
        },
      },
      seed,
    );
    const pod: ServerSettings = { id: 0, cpuLimit, memoryLimit: undefined, nodeCpus, onOutOfMemory: () => undefined };
    traffic.start(pod);
    traffic.setEndpoints([0]);
    queue.runUntil(0);
    traffic.startLoad();
    queue.runUntil(seconds);
    return traffic;
  }
}

/** A class's response where all takes so many times as long: what is then too late times out. */
function slower(each: ClassResponse, factor: number, timeoutSeconds: number): ClassResponse {
  const { latencies, meanSeconds, served, failed } = each;
  const longer = new LatencyHistogram();
  longer.addAll(latencies, 1, factor);
  const before = longer.count;
  longer.forgetAbove(timeoutSeconds);
  const left = before === 0 ? 1 : longer.count / before;
  const timeout = failed.timeout + (served + failed.error) * (1 - left);
  return {
    ...each,
    served: served * left,
    failed: { ...failed, timeout, error: failed.error * left },
    meanSeconds: min(meanSeconds * factor, timeoutSeconds),
    latencies: longer,
  };
}
