import type { TrafficMeter } from '../traffic-meter';
import type { Flow } from './flow';
import type { FluidBooks } from './fluid-books';
import type { ResponseTable } from './response-table';

/** Two latencies stand for all: the share of those that are recorded as the median, so that the 95th percentile is right. */
const QUICK_SHARE = 0.94;

/** What a process's answers are booked and metered with. */
export interface AnswerContext {
  readonly books: FluidBooks;
  /** The meter of all processes. */
  readonly allMeter: TrafficMeter;
  readonly service: { readonly timeoutSeconds: number };
}

/** The ends of the requests of one process: in the books, and in the meters that metrics read. */
export class FluidAnswers {
  /** Requests whose clients gave up since the count was last reset. */
  public timedOut = 0;

  public constructor(
    private readonly context: AnswerContext,
    private readonly table: ResponseTable,
    private readonly meter: TrafficMeter,
  ) {}

  /** Requests find the queue full. */
  public turnAway(count: number): void {
    this.context.books.failed('queueFull', count);
    this.record(true, 0, count);
  }

  /** Clients give up. */
  public giveUp(count: number): void {
    this.context.books.failed('timeout', count);
    this.record(true, this.context.service.timeoutSeconds, count);
    this.timedOut += count;
  }

  /** Requests end as a flow has it. */
  public end(flow: Flow, all: number): void {
    if (all <= 0) {
      return;
    }
    const late = all * flow.lateShare;
    if (late > 0) {
      this.giveUp(late);
    }
    const count = all - late;
    if (count <= 0) {
      return;
    }
    const { books, allMeter } = this.context;
    const spread = count * flow.spread;
    if (spread > 0) {
      books.ended(this.table, flow.utilization, spread);
    }
    if (spread < count) {
      books.endedLate(this.table, flow.utilization, flow.delaySeconds, count - spread);
    }
    if (this.meter.isRead || allMeter.isRead) {
      const { failureRatio, p50, p95 } = this.table.near(flow.utilization);
      const served = count * (1 - failureRatio);
      this.record(true, 0, count - served);
      this.record(false, flow.delaySeconds + p50, served * QUICK_SHARE);
      this.record(false, flow.delaySeconds + p95, served * (1 - QUICK_SHARE));
    }
  }

  private record(isFailure: boolean, latencySeconds: number, count: number): void {
    this.meter.record(isFailure, latencySeconds, count);
    this.context.allMeter.record(isFailure, latencySeconds, count);
  }
}
