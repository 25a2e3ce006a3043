import { FAILURE_CAUSES, type FailureCause, noFailures } from '../../simulation/failure-cause';
import type { RequestLedger } from '../request-ledger';
import type { ClassResponse } from './response';
import { ResponseTable } from './response-table';

interface Pending {
  /** What has ended at each point and is not written. */
  readonly counts: Float64Array;
  /** What is written, but for its part in the distribution of the whole. */
  readonly unspread: Float64Array;
}

/**
 * What has ended since it was last booked, kept as so much at each point of a table, so that whole distributions are booked
 * once a step of the timeline and not once for each pod and second.
 */
export class FluidBooks {
  private readonly pending = new Map<ResponseTable, Pending>();
  private pendingSent = 0;
  private readonly pendingFailed = noFailures();

  /** @param shares of the classes, 1 together. */
  public constructor(
    private readonly ledger: RequestLedger,
    private readonly shares: readonly number[],
  ) {}

  /** Books requests that are sent. */
  public sent(count: number): void {
    this.pendingSent += count;
  }

  /** Books requests that fail of one cause. */
  public failed(cause: FailureCause, count: number): void {
    this.pendingFailed[cause] += count;
  }

  /** Books requests that end as a table says. */
  public ended(table: ResponseTable, utilization: number, count: number): void {
    const { counts } = this.pendingOf(table);
    const place = ResponseTable.place(utilization);
    const point = Math.floor(place);
    counts[point] = (counts[point] as number) + count * (point + 1 - place);
    if (place > point) {
      counts[point + 1] = (counts[point + 1] as number) + count * (place - point);
    }
  }

  /**
   * Books requests that end later than a table says: all by the same time where they wait for a place, and all by the same
   * factor where they share the CPU.
   */
  public endedLate(table: ResponseTable, utilization: number, delaySeconds: number, count: number): void {
    const slow = table.near(utilization);
    const quick = table.at(0);
    const factor = (table.meanSeconds(utilization) + delaySeconds) / quick.meanSeconds;
    for (const [index, share] of this.shares.entries()) {
      const each = quick.byClass[index] as ClassResponse;
      const served = count * share * (1 - each.failureProbability);
      this.ledger.failed(index, 'error', count * share * each.failureProbability);
      if (table.isShared && each.latencies.count > 0) {
        this.ledger.servedSlower(index, each.latencies, each.meanSeconds, factor, served);
      } else {
        this.ledger.served(index, delaySeconds + (slow.byClass[index]?.meanSeconds ?? 0), served);
      }
    }
  }

  /** Writes all of it into the ledger. */
  public flush(): void {
    for (const [index, share] of this.shares.entries()) {
      this.ledger.sent(index, this.pendingSent * share);
      for (const cause of FAILURE_CAUSES) {
        this.ledger.failed(index, cause, this.pendingFailed[cause] * share);
      }
    }
    this.pendingSent = 0;
    Object.assign(this.pendingFailed, noFailures());
    for (const [table, { counts, unspread }] of this.pending) {
      for (let point = 0; point < counts.length; point += 1) {
        const count = counts[point] as number;
        if (count > 0) {
          unspread[point] = (unspread[point] as number) + count;
          this.flushPoint(table, point, count);
        }
      }
      counts.fill(0);
    }
  }

  /** Brings the distributions of all that was written to the whole. */
  public spread(): void {
    for (const [table, { unspread }] of this.pending) {
      for (let point = 0; point < unspread.length; point += 1) {
        const count = unspread[point] as number;
        for (const [index, { latencies, served }] of count > 0 ? table.at(point).byClass.entries() : []) {
          if (latencies.count > 0) {
            this.ledger.spread(index, latencies, count * (this.shares[index] as number) * served);
          }
        }
      }
      unspread.fill(0);
    }
  }

  private pendingOf(table: ResponseTable): Pending {
    const known = this.pending.get(table);
    if (known !== undefined) {
      return known;
    }
    const made = { counts: new Float64Array(ResponseTable.size), unspread: new Float64Array(ResponseTable.size) };
    this.pending.set(table, made);
    return made;
  }

  private flushPoint(table: ResponseTable, point: number, count: number): void {
    for (const [index, each] of table.at(point).byClass.entries()) {
      const ended = count * (this.shares[index] as number);
      if (each.latencies.count > 0) {
        this.ledger.servedLike(index, each.latencies, each.meanSeconds, ended * each.served);
      } else if (each.served > 0) {
        this.ledger.served(index, table.at(point).meanSeconds, ended * each.served);
      }
      for (const cause of ['queueFull', 'timeout', 'error'] as const) {
        if (each.failed[cause] > 0) {
          this.ledger.failed(index, cause, ended * each.failed[cause]);
        }
      }
    }
  }
}
