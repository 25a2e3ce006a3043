import type { CustomMetric } from '../scenario/scenario';
import type { EventQueue } from '../simulation/event-queue';
import type { Traffic } from '../simulation/pod-server';
import type { Random } from '../simulation/random';

const DEFAULT_SCRAPE_SECONDS = 15;
const DEFAULT_WINDOW_SECONDS = 60;

/** A value that was scraped. */
export interface ScrapedValue {
  /** When it was scraped, seconds. */
  readonly time: number;
  /** Thousandths, cut off, as the adapters serve it. */
  readonly milli: number;
}

/** A scrape: the value over all processes, and that of each. */
interface Scrape {
  readonly time: number;
  readonly total: number;
  readonly byId: ReadonlyMap<number, number>;
}

/**
 * One metric that is not of resource use: a quantity of the traffic, scraped at an interval and served by an adapter
 * after a delay. What is no number is served as 0, as prometheus-adapter does.
 */
export class CustomMetricSource {
  private scrapes: readonly Scrape[] = [];

  public constructor(
    private readonly queue: EventQueue,
    private readonly traffic: Traffic,
    private readonly metric: CustomMetric,
    private readonly random: Random,
    /** The serving processes that there are, by their ids; none where only the total is asked for. */
    private readonly ids: () => Iterable<number>,
  ) {}

  /** Begins to scrape, at some moment of its interval; before the first scrape it has what was there at the start. */
  public begin(): void {
    this.scrapes = [this.scrape()];
    this.queue.after(this.random.next() * this.interval, () => this.tick());
  }

  /** Returns what the adapter serves: over all processes, or of one; undefined when it knows no such process. */
  public value(id?: number): ScrapedValue | undefined {
    const served = this.served();
    const value = id === undefined ? served?.total : served?.byId.get(id);
    return served === undefined || value === undefined ? undefined : { time: served.time, milli: milliOf(value) };
  }

  private get interval(): number {
    return this.metric.scrapeSeconds ?? DEFAULT_SCRAPE_SECONDS;
  }

  private tick(): void {
    const { delaySeconds = 0 } = this.metric;
    const served = this.served();
    const kept = this.scrapes.filter((scrape) => scrape === served || scrape.time > this.queue.now - delaySeconds);
    this.scrapes = [...kept, this.scrape()];
    this.queue.after(this.interval, () => this.tick());
  }

  private served(): Scrape | undefined {
    const { delaySeconds = 0 } = this.metric;
    const seen = this.scrapes.filter(({ time }) => time <= this.queue.now - delaySeconds);
    return seen[seen.length - 1] ?? this.scrapes[0];
  }

  private scrape(): Scrape {
    const { of, windowSeconds = DEFAULT_WINDOW_SECONDS } = this.metric;
    const byId = new Map<number, number>();
    for (const id of this.ids()) {
      this.queue.budget.spend(1);
      byId.set(id, this.traffic.measure(of, windowSeconds, id));
    }
    return { time: this.queue.now, total: this.traffic.measure(of, windowSeconds), byId };
  }
}

function milliOf(value: number): number {
  return Number.isNaN(value) ? 0 : Math.trunc(value * 1000);
}
