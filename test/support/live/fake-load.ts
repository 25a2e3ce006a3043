import {
  type LoadException,
  type LoadGenerator,
  LoadGeneratorError,
  type LoadRequest,
} from '../../../lib/live/ports/load-generator';
import type { LoadRead } from '../../../lib/live/recording/run-lines';
import type { FakeWorld } from './fake-world';

const PER_USER = 0.8;

/** A generator whose users each send 0.8 requests a second at once, and whose load ends when its lease does. */
export class FakeLoad implements LoadGenerator {
  readonly address = 'http://127.0.0.1:8089';
  /** Share of requests that fail. */
  failureRatio = 0;
  workers = 4;
  /** What every request fails with; undefined when it answers. */
  fault: string | undefined;
  /** What was asked of it, in order. */
  readonly asked: string[] = [];
  private state = 'ready';
  private users = 0;
  private since = 0;
  private requests = 0;
  private failures = 0;
  private endsAt = Number.POSITIVE_INFINITY;

  constructor(private readonly world: FakeWorld) {}

  /** Users that there are now: none when nobody renewed the lease. */
  get runningUsers(): number {
    this.advance();
    return this.users;
  }

  async swarm({ users, endsAfterSeconds }: LoadRequest): Promise<void> {
    this.answer();
    this.advance();
    if (this.users !== users || this.state !== 'running') {
      this.asked.push(`swarm ${users}`);
    }
    this.setUsers(users);
    this.state = 'running';
    const endsAt = this.world.clock.now() + endsAfterSeconds * 1000;
    this.endsAt = endsAt;
    this.world.clock.after(endsAfterSeconds * 1000, () => this.endsAt === endsAt && this.advance());
  }

  async stop(): Promise<void> {
    this.answer();
    this.asked.push('stop');
    this.end();
  }

  async resetStatistics(): Promise<void> {
    this.answer();
    this.advance();
    this.requests = 0;
    this.failures = 0;
  }

  async read(): Promise<LoadRead> {
    this.answer();
    this.advance();
    const { requests, failures, users } = this;
    const figures = {
      method: '',
      requests: Math.floor(requests),
      failures: Math.floor(failures),
      requestsPerSecond: users * PER_USER,
      failuresPerSecond: users * PER_USER * this.failureRatio,
      median: 16,
      average: 20,
      min: 4,
      max: 90,
      percentiles: { '0.95': 40, '0.99': 80 },
    };
    return {
      state: this.state,
      users,
      endpoints: [
        { ...figures, method: 'POST', name: '/predict' },
        { ...figures, name: 'Aggregated' },
      ],
      failures:
        failures < 1 ? [] : [{ method: 'POST', name: '/predict', error: 'HTTPError 500', count: Math.floor(failures) }],
      workers: Array.from({ length: 4 }, (_, index) => ({
        id: `worker-${index}`,
        state: index < this.workers ? 'running' : 'missing',
        users: Math.floor(users / 4),
        cpuPercent: 12,
      })),
      currentPercentiles: { '0.5': 16, '0.95': 40 },
    };
  }

  async exceptions(): Promise<readonly LoadException[]> {
    this.answer();
    return [];
  }

  onDatedAnswer(): void {
    // its clock is not looked at
  }

  /** The master's process is replaced: it forgets everything. */
  restart(): void {
    this.end();
    this.state = 'ready';
    this.requests = 0;
    this.failures = 0;
  }

  private answer(): void {
    if (this.fault !== undefined) {
      throw new LoadGeneratorError(this.fault);
    }
  }

  private end(): void {
    this.advance();
    this.setUsers(0);
    this.state = 'stopped';
    this.endsAt = Number.POSITIVE_INFINITY;
  }

  private setUsers(users: number): void {
    this.users = users;
    this.world.users = users;
  }

  private advance(): void {
    const now = this.world.clock.now();
    const until = Math.min(now, this.endsAt);
    const sent = (Math.max(0, until - this.since) / 1000) * this.users * PER_USER;
    this.requests += sent;
    this.failures += sent * this.failureRatio;
    this.since = now;
    if (now >= this.endsAt) {
      this.setUsers(0);
      this.state = 'stopped';
      this.endsAt = Number.POSITIVE_INFINITY;
    }
  }
}
