import { FAILURE_CAUSES, type FailureCause, noFailures } from '../simulation/failure-cause';
import type { RequestFigures } from '../simulation/simulation-result';
import { bucketOf, LatencyHistogram } from './latency-histogram';
import type { StepFigures, TrafficFigures } from './traffic-run';
import { wholeCounts } from './whole-counts';

interface Account {
  sent: number;
  served: number;
  readonly failed: Record<FailureCause, number>;
  latencySeconds: number;
  readonly latencies: LatencyHistogram;
}

/** The books of all requests: each is sent once and ends once. Counts are fractions where they are expectations. */
export class RequestLedger {
  private readonly accounts: readonly Account[];
  private readonly stepLatencies = new LatencyHistogram();
  private stepSent = 0;
  private stepFailed = 0;
  private stepStart = 0;

  public constructor(private readonly classNames: readonly string[]) {
    this.accounts = classNames.map(emptyAccount);
  }

  /** Books requests of a class that are sent. */
  public sent(classIndex: number, count = 1): void {
    (this.accounts[classIndex] as Account).sent += count;
    this.stepSent += count;
  }

  /** Books requests that are served, each after so long. */
  public served(classIndex: number, latencySeconds: number, count = 1): void {
    const account = this.accounts[classIndex] as Account;
    const bucket = bucketOf(latencySeconds);
    account.served += count;
    account.latencySeconds += latencySeconds * count;
    account.latencies.add(bucket, count);
    this.stepLatencies.add(bucket, count);
  }

  /** Books requests that are served with the latencies of others in this step; `spread` brings these to the whole. */
  public servedLike(classIndex: number, latencies: LatencyHistogram, meanSeconds: number, count: number): void {
    const account = this.accounts[classIndex] as Account;
    account.served += count;
    account.latencySeconds += meanSeconds * count;
    this.stepLatencies.addAll(latencies, count / latencies.count);
  }

  /** Books requests that are served with the latencies of others, each so many times as long. */
  public servedSlower(
    classIndex: number,
    latencies: LatencyHistogram,
    meanSeconds: number,
    factor: number,
    count: number,
  ): void {
    const account = this.accounts[classIndex] as Account;
    account.served += count;
    account.latencySeconds += meanSeconds * factor * count;
    account.latencies.addAll(latencies, count / latencies.count, factor);
    this.stepLatencies.addAll(latencies, count / latencies.count, factor);
  }

  /** Spreads requests that were booked as served like others over the latencies of the whole. */
  public spread(classIndex: number, latencies: LatencyHistogram, count: number): void {
    (this.accounts[classIndex] as Account).latencies.addAll(latencies, count / latencies.count);
  }

  /** The latencies of all served requests of a class. */
  public latenciesOf(classIndex: number): LatencyHistogram {
    return (this.accounts[classIndex] as Account).latencies;
  }

  /** Books requests that fail. */
  public failed(classIndex: number, cause: FailureCause, count = 1): void {
    (this.accounts[classIndex] as Account).failed[cause] += count;
    this.stepFailed += count;
  }

  /** The figures since the last time this was asked. */
  public step(now: number, users: number, inFlight: number): StepFigures {
    const seconds = now - this.stepStart;
    const figures = {
      users,
      requestsPerSecond: seconds > 0 ? this.stepSent / seconds : 0,
      failuresPerSecond: seconds > 0 ? this.stepFailed / seconds : 0,
      inFlight,
      ...percentilesOf(this.stepLatencies),
    };
    this.stepStart = now;
    this.stepSent = 0;
    this.stepFailed = 0;
    this.stepLatencies.clear();
    return figures;
  }

  /** The figures from the start, given how many of each class clients still wait for. Counts are whole, and add up. */
  public figures(inFlight: readonly number[]): TrafficFigures {
    const all = emptyAccount();
    let allInFlight = 0;
    const byClass = this.accounts.map((expected, index) => {
      const { account, inFlightAtEnd } = wholeAccount(expected, inFlight[index] ?? 0);
      all.sent += account.sent;
      all.served += account.served;
      all.latencySeconds += account.latencySeconds;
      all.latencies.addAll(account.latencies);
      for (const cause of FAILURE_CAUSES) {
        all.failed[cause] += account.failed[cause];
      }
      allInFlight += inFlightAtEnd;
      return figuresOf(account, inFlightAtEnd);
    });
    return {
      all: figuresOf(all, allInFlight),
      byClass: Object.fromEntries(this.classNames.map((name, index) => [name, byClass[index] as RequestFigures])),
    };
  }
}

function emptyAccount(): Account {
  return {
    sent: 0,
    served: 0,
    failed: noFailures(),
    latencySeconds: 0,
    latencies: new LatencyHistogram(),
  };
}

/** An account in whole requests: what is served keeps its mean latency. */
function wholeAccount(
  expected: Account,
  inFlight: number,
): { readonly account: Account; readonly inFlightAtEnd: number } {
  const counts = [expected.served, inFlight, ...FAILURE_CAUSES.map((cause) => expected.failed[cause])];
  const [served = 0, inFlightAtEnd = 0, ...failed] = wholeCounts(counts, expected.sent);
  const account = {
    sent: Math.round(expected.sent),
    served,
    failed: Object.fromEntries(FAILURE_CAUSES.map((cause, index) => [cause, failed[index] ?? 0])) as Account['failed'],
    latencySeconds: served > 0 ? expected.latencySeconds * (served / expected.served) : 0,
    latencies: served > 0 ? expected.latencies : new LatencyHistogram(),
  };
  return { account, inFlightAtEnd };
}

function figuresOf({ sent, served, failed, latencySeconds, latencies }: Account, inFlight: number): RequestFigures {
  return {
    sent,
    served,
    failed: { ...failed },
    inFlightAtEnd: inFlight,
    mean: served > 0 ? latencySeconds / served : Number.NaN,
    ...percentilesOf(latencies),
  };
}

function percentilesOf(latencies: LatencyHistogram): {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
} {
  return { p50: latencies.quantile(0.5), p95: latencies.quantile(0.95), p99: latencies.quantile(0.99) };
}
