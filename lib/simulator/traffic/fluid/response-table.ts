import { measurePod, measureShared, simulatePod, type TableSettings } from './pod-measurement';
import { type Response, responseOf, slower } from './response';

const { floor, max, min, round, sqrt } = Math;

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
    return simulatePod(this.settings, 2 * bound, seconds, true).figures().all.served / seconds;
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
    const { service } = this.settings;
    const byClass = base.byClass.map((each) => slower(each, factor, service.timeoutSeconds));
    return { ...responseOf(byClass, service), meanSeconds };
  }

  private measure({ utilization, requests }: Point): Response {
    const { service } = this.settings;
    const rate = this.capacity === Number.POSITIVE_INFINITY ? ANY_RATE : this.capacity * utilization;
    if (!this.isShared) {
      return measurePod(this.settings, rate, requests);
    }
    const answers = measureShared(this.settings, rate, requests);
    return responseOf(
      answers.map((each) => slower(each, 1, service.timeoutSeconds)),
      service,
    );
  }
}
