import type { Answer, PodUsage } from '../autoscaler/observation';
import type { Pod } from '../pods/pod';
import type { ApiAnswer, ApiPodMetrics } from '../recording/api-objects';
import { wholeSecondText } from '../simulation/clock';
import type { MetricsServer } from './metrics-server';
import type { ServedUsage } from './metrics-store';

const MICROS_PER_SECOND = 1_000_000;
const NANOS_PER_MILLI = 1_000_000;

/** Shows what metrics-server serves: as the API writes it, and as the autoscaler reads that. */
export class ObservedUsage {
  private version = -1;
  private read = new Map<string, PodUsage | undefined>();

  public constructor(private readonly server: MetricsServer) {}

  /** Returns the answer for some pods as the autoscaler reads it. */
  public show(pods: readonly Pod[]): Answer<PodUsage> {
    const { failure: error } = this.server;
    if (error !== undefined) {
      return { error };
    }
    if (this.version !== this.server.version) {
      this.version = this.server.version;
      this.read = new Map();
    }
    const items: PodUsage[] = [];
    for (const { name } of pods) {
      const usage = this.usageOf(name);
      if (usage !== undefined) {
        items.push(usage);
      }
    }
    return { items };
  }

  /** Returns the answer for some pods as the API writes it. */
  public write(pods: readonly Pod[]): ApiAnswer<ApiPodMetrics> {
    const { failure: error } = this.server;
    if (error !== undefined) {
      return { error };
    }
    const items = pods.flatMap(({ name }) => {
      const served = this.server.usageOf(name);
      return served === undefined ? [] : [apiItem(name, served)];
    });
    return { items };
  }

  private usageOf(pod: string): PodUsage | undefined {
    if (!this.read.has(pod)) {
      const served = this.server.usageOf(pod);
      this.read.set(pod, served && readItem(pod, served));
    }
    return this.read.get(pod);
  }
}

function apiItem(name: string, { timestamp, window, containers }: ServedUsage): ApiPodMetrics {
  return {
    metadata: { name },
    timestamp: wholeSecondText(timestamp),
    window: `${window / 1000}s`,
    containers: containers.map(({ name: container, cpuNanos, memoryBytes }) => ({
      name: container,
      usage: { cpu: `${cpuNanos}n`, memory: `${memoryBytes / 1024}Ki` },
    })),
  };
}

/** What `readObservation` makes of such an item, without the texts between: times cut to seconds, quantities rounded up. */
function readItem(name: string, { timestamp, window, containers }: ServedUsage): PodUsage {
  return {
    name,
    labels: undefined,
    timestampMicros: Math.floor(timestamp / 1000) * MICROS_PER_SECOND,
    windowNanos: window * NANOS_PER_MILLI,
    containers: containers.map(({ name: container, cpuNanos, memoryBytes }) => ({
      name: container,
      usageMilli: { cpu: Math.ceil(cpuNanos / NANOS_PER_MILLI), memory: memoryBytes * 1000 },
    })),
  };
}
