import { ownValue } from '../../../values/own-value';
import type { Scenario } from '../../scenario/scenario';
import type { WorkloadModel } from '../../scenario/workload-model';
import { meanOf, varianceOf } from '../../simulation/distribution';
import { EventQueue } from '../../simulation/event-queue';
import type { ServerSettings } from '../../simulation/pod-server';
import { Random } from '../../simulation/random';
import { bucketOf, LatencyHistogram } from '../latency-histogram';
import { type Job, Processor } from '../processor';
import { type ClassCosts, classCosts, RequestMix } from '../request-mix';
import { RequestTraffic } from '../request-traffic';
import { meanOfMix, type ServiceSettings } from '../service-settings';
import type { ClassResponse, Response } from './response';

const { max, min } = Math;

/** What a request takes on average, over the mix. */
export interface MeanCosts {
  readonly cpuSeconds: number;
  readonly waitSeconds: number;
  readonly memoryBytes: number;
  /** Variance of the CPU time over the square of its mean. */
  readonly variation: number;
}

/** Returns the mean costs of a service's mix. */
export function meanCosts(service: ServiceSettings): MeanCosts {
  const cpuSeconds = meanOfMix(service, (each) => meanOf(each.cpuSeconds));
  const squares = meanOfMix(
    service,
    (each) => varianceOf(each.cpuSeconds) + meanOf(each.cpuSeconds) * meanOf(each.cpuSeconds),
  );
  return {
    cpuSeconds,
    variation: cpuSeconds === 0 ? 0 : squares / (cpuSeconds * cpuSeconds) - 1,
    waitSeconds: meanOfMix(service, (each) => meanOf(each.waitSeconds)),
    memoryBytes: meanOfMix(service, (each) => each.memoryBytes),
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

interface Request extends Job {
  readonly classIndex: number;
  readonly sentAt: number;
}

/**
 * Returns how a pod answers in which requests wait for no places: nothing but its CPUs is simulated, and every request ends.
 * Timeouts are left to the caller, since the service does not notice them.
 */
export function measureShared(
  { service, cpuLimit, nodeCpus, seed }: TableSettings,
  rate: number,
  requests: number,
): ClassResponse[] {
  const random = new Random(seed, 'traffic');
  const costs = classCosts(service.classes, random);
  const arrivals = random.stream('load/arrivals');
  const mix = new RequestMix(
    service.classes.map(({ weight }) => weight),
    random.stream('mix'),
  );
  const queue = new EventQueue();
  const seconds = service.classes.map(() => 0);
  const latencies = service.classes.map(() => new LatencyHistogram());
  const cpus = { cpus: min(service.threads, nodeCpus), idleCpus: service.idleCpus, limit: cpuLimit };
  const processor = new Processor(queue, cpus, (job) => {
    const { classIndex, sentAt } = job as Request;
    seconds[classIndex] = (seconds[classIndex] as number) + queue.now - sentAt;
    latencies[classIndex]?.add(bucketOf(queue.now - sentAt));
  });
  let time = 0;
  for (let left = requests; left > 0; left -= 1) {
    queue.runUntil(time);
    const request: Request = { classIndex: mix.next(), sentAt: time, finishWork: 0 };
    const { waitSeconds, cpuSeconds } = costs[request.classIndex] as ClassCosts;
    if (waitSeconds === undefined) {
      processor.add(request, cpuSeconds());
    } else {
      queue.after(waitSeconds(), () => processor.add(request, cpuSeconds()));
    }
    time += arrivals.exponential(1 / rate);
  }
  queue.runUntil(Number.POSITIVE_INFINITY);
  return service.classes.map(({ failureProbability }, index): ClassResponse => {
    const measured = latencies[index] as LatencyHistogram;
    return {
      failureProbability,
      served: 1 - failureProbability,
      failed: { queueFull: 0, timeout: 0, error: failureProbability },
      meanSeconds: measured.count === 0 ? 0 : (seconds[index] as number) / measured.count,
      latencies: measured,
    };
  });
}

/** Returns how a pod answers that has places, a queue and clients who give up. */
export function measurePod(settings: TableSettings, rate: number, requests: number): Response {
  const traffic = simulatePod(settings, rate, requests / rate, false);
  const { all, byClass } = traffic.figures();
  const ended = max(1, all.sent - all.inFlightAtEnd);
  const classes = settings.service.classes.map(({ name, failureProbability }, index): ClassResponse => {
    const { sent, inFlightAtEnd, failed, mean, served } = ownValue(byClass, name) as (typeof byClass)[string];
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
  const { cpuSeconds, waitSeconds } = settings.costs;
  return {
    meanSeconds: all.served > 0 ? all.mean : cpuSeconds + waitSeconds,
    failureRatio: 1 - all.served / ended,
    p50: all.served > 0 ? all.p50 : 0,
    p95: all.served > 0 ? all.p95 : 0,
    byClass: classes,
  };
}

/** Runs one pod under a rate of arrivals, all on new connections; a patient load never gives up and finds room always. */
export function simulatePod(
  settings: TableSettings,
  rate: number,
  seconds: number,
  isPatient: boolean,
): RequestTraffic {
  const { model, scenario, cpuLimit, nodeCpus, seed } = settings;
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
