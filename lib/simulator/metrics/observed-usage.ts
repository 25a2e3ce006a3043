import type { Answer, PodUsage } from '../autoscaler/observation';
import type { Pod } from '../pods/pod';
import type { ApiAnswer, ApiPodMetrics } from '../recording/api-objects';
import { readUsage } from '../recording/read-observation';
import { wholeSecondText } from '../simulation/clock';
import type { MetricsServer } from './metrics-server';
import type { ServedUsage } from './metrics-store';

interface Item {
  readonly api: ApiPodMetrics;
  readonly usage: PodUsage;
}

/** Shows what metrics-server serves, each item written and read anew only when it has scraped again. */
export class ObservedUsage {
  private version = -1;
  private items = new Map<string, Item | undefined>();

  public constructor(private readonly server: MetricsServer) {}

  /** Returns the answer for some pods, as the API writes it and as the autoscaler reads it. */
  public show(pods: readonly Pod[]): { readonly api: ApiAnswer<ApiPodMetrics>; readonly read: Answer<PodUsage> } {
    const { failure: error } = this.server;
    if (error !== undefined) {
      return { api: { error }, read: { error } };
    }
    if (this.version !== this.server.version) {
      this.version = this.server.version;
      this.items = new Map();
    }
    const found: Item[] = [];
    for (const { name } of pods) {
      const item = this.itemOf(name);
      if (item !== undefined) {
        found.push(item);
      }
    }
    return { api: { items: found.map(({ api }) => api) }, read: { items: found.map(({ usage }) => usage) } };
  }

  private itemOf(pod: string): Item | undefined {
    if (!this.items.has(pod)) {
      const served = this.server.usageOf(pod);
      const api = served && write(pod, served);
      this.items.set(pod, api && { api, usage: readUsage(api, 'podMetrics.items') });
    }
    return this.items.get(pod);
  }
}

function write(name: string, { timestamp, window, containers }: ServedUsage): ApiPodMetrics {
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
