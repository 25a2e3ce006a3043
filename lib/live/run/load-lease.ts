import type { Clock } from '../ports/clock';
import { type LoadGenerator, LoadGeneratorError } from '../ports/load-generator';
import type { LoadRead } from '../recording/run-lines';
import type { RunLog } from '../run-log';

const SHARE_OF_LEASE = 3;
const PAUSE = 1000;
/** How long a load is asked for before that is given up, in milliseconds. */
const START_DEADLINE = 30_000;
/** How long statistics may be those of before, in milliseconds: Locust gives an answer again for two seconds. */
const STALENESS = 3000;
/** How long the generator is asked to end the load, in milliseconds; it ends it by itself soon after. */
const STOP_DEADLINE = 20_000;

/** How it is told that a load is not there that should be. */
export const ENDED_BY_ITSELF = 'the load ended by itself';

/** Says whether a state of the generator is one under load. */
export function isUnderWay(state: string): boolean {
  return state === 'running' || state === 'spawning';
}

/** A load that is asked for. */
export interface WantedLoad {
  readonly users: number;
  readonly spawnRatePerSecond: number;
}

/**
 * The load of a run, on a lease: the generator ends it by itself when it is not asked again in time, so that it ends
 * even when this program is killed.
 */
export class LoadLease {
  private wanted: WantedLoad | undefined;
  private mayRun = false;
  private setAt = 0;

  public constructor(
    private readonly load: LoadGenerator,
    private readonly clock: Clock,
    private readonly log: RunLog,
    private readonly terms: { readonly host: string | undefined; readonly deadManSeconds: number },
  ) {}

  /** The load that is asked for now; undefined when there is to be none. */
  public get current(): WantedLoad | undefined {
    return this.wanted;
  }

  /** Says whether the generator has had the time to show the load that is asked for. */
  public get isSettled(): boolean {
    return this.clock.now() - this.setAt > 2 * STALENESS;
  }

  /**
   * Has statistics begin anew, and returns when they are seen to.
   *
   * @throws what the generator last said when it did not answer within 30 s.
   */
  public async beginStatistics(signal: AbortSignal): Promise<void> {
    await this.persist('beginning the statistics', signal, async () => {
      const before = requestsOf(await this.load.read());
      await this.load.resetStatistics();
      const until = this.clock.now() + STALENESS;
      while (before > 0 && requestsOf(await this.load.read()) >= before && this.clock.now() < until) {
        await this.clock.sleep(PAUSE / 4, signal);
      }
    });
  }

  /**
   * Asks for a load.
   *
   * @throws what the generator last said when it did not take it up within 30 s.
   */
  public async set(wanted: WantedLoad, signal: AbortSignal): Promise<void> {
    await this.persist('starting the load', signal, async () => {
      this.mayRun = true;
      this.setAt = this.clock.now();
      await this.swarm(wanted);
      this.wanted = wanted;
    });
  }

  /** Puts off the end of the load again and again, until the signal is aborted. Throws only what the recording does. */
  public async keep(signal: AbortSignal): Promise<void> {
    const period = (this.terms.deadManSeconds * 1000) / SHARE_OF_LEASE;
    let pause = period;
    while (!signal.aborted) {
      await this.clock.sleep(pause, signal).catch(() => undefined);
      pause = period;
      const { wanted } = this;
      if (wanted === undefined || signal.aborted) {
        continue;
      }
      const error = await this.renew(wanted).catch((caught: unknown) => caught);
      if (error === undefined) {
        this.log.worked('putting off the end of the load');
      } else {
        this.log.fault('loadGenerator', 'putting off the end of the load', error);
        pause = PAUSE * 2;
      }
    }
  }

  /** Ends the load, if there may be one. Never throws; returns what kept it from being ended. */
  public async stop(): Promise<Error | undefined> {
    this.wanted = undefined;
    if (!this.mayRun) {
      return undefined;
    }
    const until = this.clock.now() + STOP_DEADLINE;
    for (;;) {
      const error = await this.load.stop().catch((caught: Error) => caught);
      if (error === undefined) {
        this.mayRun = false;
        return undefined;
      }
      if (this.clock.now() >= until) {
        return error;
      }
      await this.clock.sleep(PAUSE);
    }
  }

  private async persist(what: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    const until = this.clock.now() + START_DEADLINE;
    for (;;) {
      signal.throwIfAborted();
      try {
        await work();
        this.log.worked(what);
        return;
      } catch (error) {
        if (!(error instanceof LoadGeneratorError)) {
          throw error;
        }
        this.log.fault('loadGenerator', what, error);
        if (this.clock.now() >= until) {
          throw error;
        }
        await this.clock.sleep(PAUSE, signal);
      }
    }
  }

  /** Asks for the load once more; where it had ended, that is told before it begins anew. */
  private async renew(wanted: WantedLoad): Promise<void> {
    const { state } = await this.load.read();
    if (!isUnderWay(state) && this.wanted === wanted && this.isSettled) {
      this.log.fault('loadGenerator', ENDED_BY_ITSELF, `the load generator is ${state}`);
    }
    if (this.wanted === wanted) {
      await this.swarm(wanted);
    }
  }

  private swarm(wanted: WantedLoad): Promise<void> {
    const { host, deadManSeconds } = this.terms;
    return this.load.swarm({ ...wanted, host, endsAfterSeconds: deadManSeconds });
  }
}

function requestsOf({ endpoints }: LoadRead): number {
  return endpoints.find(({ name }) => name === 'Aggregated')?.requests ?? 0;
}
