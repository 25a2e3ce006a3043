import type { EventQueue } from '../../simulation/event-queue';
import type { Random } from '../../simulation/random';
import { PROBE_CPU_SECONDS } from '../server-process';
import type { ServiceSettings } from '../service-settings';
import type { Flow } from './flow';
import type { MeanCosts } from './pod-measurement';
import type { ResponseTable } from './response-table';

const { max } = Math;
/** An answer within this is there at once: far less than the shortest timeout of a probe, and than a step. */
const SHORT_SECONDS = 0.1;

/** What probes are answered with. */
export interface ProbeContext {
  readonly queue: EventQueue;
  readonly service: ServiceSettings;
  readonly costs: MeanCosts;
}

/** How a serving process answers its probes, which take their turn among its requests. */
export class FluidProbes {
  /** CPUs for the probes that rest. */
  public restingCpus = 0;
  private resting: (() => void)[] = [];

  public constructor(
    private readonly context: ProbeContext,
    private readonly table: ResponseTable,
    private readonly random: Random,
  ) {}

  /** Answers a probe; returns the CPU time that it takes. */
  public ask(flow: Flow, isServing: () => boolean, answer: (isHealthy: boolean) => void): number {
    if (this.random.chance(this.turnedAwayShare(flow))) {
      answer(false);
      return 0;
    }
    const seconds = this.secondsOf(flow);
    if (seconds < SHORT_SECONDS) {
      answer(true);
    } else {
      this.context.queue.after(seconds, () => answer(isServing()));
    }
    return PROBE_CPU_SECONDS;
  }

  /** Has probes of a period rest while they would be answered at once. */
  public rest(flow: Flow, periodSeconds: number, changed: () => void): boolean {
    if (!this.isQuick(flow)) {
      return false;
    }
    this.resting.push(changed);
    this.restingCpus += PROBE_CPU_SECONDS / periodSeconds;
    return true;
  }

  /** Goes on with another flow. */
  public follow(flow: Flow): void {
    if (this.resting.length > 0 && !this.isQuick(flow)) {
      this.wake();
    }
  }

  /** Has all probes sent again. */
  public wake(): void {
    const { resting } = this;
    this.resting = [];
    this.restingCpus = 0;
    for (const changed of resting) {
      changed();
    }
  }

  private isQuick(flow: Flow): boolean {
    return this.secondsOf(flow) < SHORT_SECONDS && this.turnedAwayShare(flow) === 0;
  }

  /** The share of requests, and of probes, that find the queue full. */
  private turnedAwayShare({ sentRate, turnedAwayRate, utilization }: Flow): number {
    if (turnedAwayRate > 0) {
      return turnedAwayRate / sentRate;
    }
    const isBounded = this.context.service.queueLimit !== Number.POSITIVE_INFINITY;
    return isBounded && utilization > 0 ? (this.table.near(utilization).byClass[0]?.failed.queueFull ?? 0) : 0;
  }

  private secondsOf({ utilization, delaySeconds }: Flow): number {
    const { costs, service } = this.context;
    const own = costs.cpuSeconds + costs.waitSeconds;
    const all = this.table.meanSeconds(utilization) + delaySeconds;
    if (service.concurrency !== Number.POSITIVE_INFINITY) {
      return PROBE_CPU_SECONDS + max(0, all - own);
    }
    return own > 0 ? PROBE_CPU_SECONDS * max(1, all / own) : PROBE_CPU_SECONDS;
  }
}
