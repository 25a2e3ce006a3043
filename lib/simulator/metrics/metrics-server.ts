import type { Cluster } from '../pods/cluster';
import type { SimNode } from '../pods/sim-node';
import type { EventQueue } from '../simulation/event-queue';
import type { Random } from '../simulation/random';
import type { Cadvisor } from './cadvisor';
import { type Batch, type ContainerSample, MetricsStore, type ServedUsage } from './metrics-store';

/** `--metric-resolution` in the project's own manifests. */
export const DEFAULT_RESOLUTION_SECONDS = 15;
/** What nodes are spread over, at most (`pkg/scraper/scraper.go`). */
const SPREAD_PER_NODE_SECONDS = 0.008;
const MOST_SPREAD_SECONDS = 4;
/** How long a node that does not answer is waited for. */
const NODE_TIMEOUT_SECONDS = 10;
/** What the aggregator answers while metrics-server is not there. */
const UNAVAILABLE = 'the server is currently unable to handle the request (get pods.metrics.k8s.io)';
/** It is ready when it can say something of a node, which takes two scrapes (`storage.Ready` in `pkg/storage`). */
const READY_SCRAPES = 2;
/** Scrapes of before the start that are made up. */
const PAST_SCRAPES = 3;

/**
 * metrics-server: scrapes all kubelets each resolution, and shows what they said when the slowest has answered
 * (`pkg/server/server.go` and `pkg/scraper/scraper.go`, v0.9).
 */
export class MetricsServer {
  private store: MetricsStore;
  private isUp = true;
  private scrapes = 0;
  private run = 0;
  /** Counts what it shows: it is the same while this is. */
  public version = 0;

  public constructor(
    private readonly queue: EventQueue,
    private readonly cluster: Cluster,
    private readonly cadvisor: Cadvisor,
    private readonly random: Random,
    private readonly resolutionSeconds: number,
  ) {
    this.store = this.newStore();
  }

  /** Begins to scrape at some moment of its resolution, with what it saw before the start. */
  public begin(): void {
    const phase = this.random.next() * this.resolutionSeconds;
    for (let back = PAST_SCRAPES; back > 0; back -= 1) {
      this.store.store(this.scrape(this.queue.now + phase - back * this.resolutionSeconds));
    }
    this.scrapes = PAST_SCRAPES;
    this.queue.after(phase, () => this.tick(this.run));
  }

  /** It is gone, and what it knew with it. */
  public fail(): void {
    this.isUp = false;
    this.run += 1;
    this.version += 1;
  }

  /** It is started again: it scrapes at once, and answers when it can say something of the nodes. */
  public recover(): void {
    this.isUp = true;
    this.run += 1;
    this.version += 1;
    this.store = this.newStore();
    this.scrapes = 0;
    this.tick(this.run);
  }

  /** Why it does not answer; undefined when it does. */
  public get failure(): string | undefined {
    return this.isUp && this.scrapes >= READY_SCRAPES ? undefined : UNAVAILABLE;
  }

  /** Returns the use of a pod as it is served. */
  public usageOf(pod: string): ServedUsage | undefined {
    return this.store.usageOf(pod);
  }

  private newStore(): MetricsStore {
    return new MetricsStore(this.resolutionSeconds * 1000);
  }

  private tick(run: number): void {
    if (run !== this.run) {
      return;
    }
    const { queue, random } = this;
    queue.after(this.resolutionSeconds, () => this.tick(run));
    const { nodes } = this.cluster.nodes;
    queue.budget.look(nodes.length);
    const spread = Math.min(SPREAD_PER_NODE_SECONDS * nodes.length, MOST_SPREAD_SECONDS);
    const batch = new Map<string, ReadonlyMap<string, ContainerSample>>();
    let slowest = 0;
    for (const node of nodes) {
      const delay = random.next() * spread;
      slowest = Math.max(slowest, delay + (node.isUp ? 0 : NODE_TIMEOUT_SECONDS));
      queue.after(delay, () => this.scrapeNode(node, queue.now, batch));
    }
    queue.after(slowest, () => {
      if (run === this.run) {
        this.store.store(batch);
        this.scrapes += 1;
        this.version += 1;
      }
    });
  }

  private scrape(time: number): Batch {
    const batch = new Map<string, ReadonlyMap<string, ContainerSample>>();
    for (const node of this.cluster.nodes.nodes) {
      this.scrapeNode(node, time, batch);
    }
    return batch;
  }

  private scrapeNode(node: SimNode, time: number, batch: Map<string, ReadonlyMap<string, ContainerSample>>): void {
    if (!node.isUp) {
      return;
    }
    for (const pod of this.cluster.podsOn(node)) {
      const samples = this.cadvisor.samplesOf(pod, time);
      if (samples.size > 0) {
        batch.set(pod.name, samples);
      }
    }
  }
}
