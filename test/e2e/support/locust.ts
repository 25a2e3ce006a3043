import { inside } from './test-cluster';

/** What Locust's master reports in /stats/requests, in its own words. */
export interface LocustStats {
  readonly state: string;
  readonly user_count: number;
  readonly workers: readonly { readonly id: string; readonly state: string }[];
  readonly stats: readonly { readonly name: string; readonly num_requests: number; readonly num_failures: number }[];
  readonly errors: readonly { readonly name: string; readonly error: string; readonly occurrences: number }[];
}

/** How many requests there were, and how many of them failed. */
export interface Totals {
  readonly requests: number;
  readonly failures: number;
}

/** Returns what came between two counts. */
export function between(before: Totals, after: Totals): Totals {
  return { requests: after.requests - before.requests, failures: after.failures - before.failures };
}

/** Locust's master, spoken to over its web API. */
export class Locust {
  constructor(private readonly url: string) {}

  /** Returns the counts since the load began. */
  async stats(): Promise<LocustStats> {
    return JSON.parse(await inside('curl', '-sf', '-m', '10', `${this.url}/stats/requests`));
  }

  /** Returns how many requests there were since the load began, and how many of them failed. */
  async totals(): Promise<Totals> {
    const total = (await this.stats()).stats.find(({ name }) => name === 'Aggregated');
    return { requests: total?.num_requests ?? 0, failures: total?.num_failures ?? 0 };
  }

  /** Has this many users call the host from now on. */
  async swarm(users: number, host: string): Promise<void> {
    const form = [`user_count=${users}`, 'spawn_rate=20', `host=${host}`];
    await inside('curl', '-sf', '-m', '20', ...form.flatMap((each) => ['-d', each]), `${this.url}/swarm`);
  }
}
