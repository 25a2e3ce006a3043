import type { Random } from '../../simulation/random';
import type { Demand, Flow } from './flow';
import type { MeanCosts } from './pod-measurement';
import type { ResponseTable } from './response-table';

const { max, min, sqrt } = Math;

/** What the work of requests varies with. */
export interface WorkVariation {
  readonly costs: MeanCosts;
  /** Of the gaps between an open load's arrivals: their variance over the square of their mean. */
  readonly arrivalVariation: number;
  /** Variance of users' pauses, square seconds. */
  readonly thinkVariance: number;
}

/**
 * The CPU time that a process's requests really take, step by step, so that the autoscaler sees use that varies as it does
 * request by request. By the central limit theorem, what n requests take differs from what is expected by a normal deviate,
 * whose variance is that of n services and of the number n itself.
 */
export class DrawnWork {
  /** Work that chance has brought and that the CPUs have put off, seconds of one CPU; below 0, that it has not brought. */
  private owed = 0;

  public constructor(
    private readonly variation: WorkVariation,
    private readonly table: ResponseTable,
    private readonly random: Random,
  ) {}

  /** Returns the CPU time of the next seconds. A pod with a backlog works as much as it can. */
  public next(demand: Demand, { workRate, inFlight, backlogRate }: Flow, backlog: number, seconds: number): number {
    const { costs, arrivalVariation, thinkVariance } = this.variation;
    const count = workRate * seconds;
    const expected = count * costs.cpuSeconds;
    if (expected === 0 || backlog > 0 || backlogRate > 0) {
      return expected;
    }
    const waitSeconds = inFlight / workRate;
    const arrivals =
      'rate' in demand
        ? arrivalVariation
        : (thinkVariance + waitSeconds * waitSeconds) / square(demand.thinkSeconds + waitSeconds);
    const drawn = expected * (1 + this.random.normal() * sqrt((costs.variation + arrivals) / count)) + this.owed;
    const done = max(0, min(drawn, this.table.capacity * costs.cpuSeconds * seconds));
    this.owed = drawn - done;
    return done;
  }
}

function square(value: number): number {
  return value * value;
}
