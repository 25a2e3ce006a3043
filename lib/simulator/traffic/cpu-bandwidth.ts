const { ceil, floor, max, min } = Math;

/** The kernel's period of CPU bandwidth control, as the kubelet sets it (`cpu.cfs_period_us` 100000). */
export const PERIOD_SECONDS = 0.1;

/** What ends this little after the quota is used up ended with it: a rounding must not cost a whole period. */
const ROUNDING_SECONDS = 1e-10;

/**
 * A CPU limit as the kernel enforces it (Linux, kernel/sched/fair.c, CFS bandwidth control): in each period of 100 ms the
 * threads of a container may use limit × 100 ms of CPU together; when that is used up none of them runs until the next
 * period. What is left over is lost (no burst).
 *
 * Periods follow one another without a gap from the container's start: the kernel stops its timer while a container is
 * idle, but goes on in the same rhythm and with a full quota. Left out is that the kernel hands the quota out to CPUs in
 * slices of 5 ms and takes all but 1 ms of an unused slice back: that moves single throttlings by a few milliseconds and
 * averages out.
 *
 * Nothing is stepped through: whole periods are passed over by arithmetic, however many there are.
 */
export class CpuBandwidth {
  private readonly quota: number;
  private period = 0;
  /** CPU time used in the period. */
  private used = 0;

  /** @param start when the first period begins. @param limit CPUs; undefined without a limit. */
  public constructor(
    private readonly start: number,
    private readonly limit: number | undefined,
  ) {
    this.quota = (limit ?? 0) * PERIOD_SECONDS;
  }

  /** Lets threads use some CPUs from one time to another, or be throttled; returns the seconds in which they ran. */
  public run(from: number, to: number, cpus: number): number {
    if (this.limit === undefined) {
      return to - from;
    }
    const end = this.start + (this.period + 1) * PERIOD_SECONDS;
    if (to < end) {
      const ran = this.longest(to - from, this.quota - this.used, cpus);
      this.used += ran * cpus;
      return ran;
    }
    const first = this.longest(end - from, this.quota - this.used, cpus);
    const whole = floor((to - end) / PERIOD_SECONDS);
    const rest = this.longest(to - end - whole * PERIOD_SECONDS, this.quota, cpus);
    this.period += whole + 1;
    this.used = rest * cpus;
    return first + whole * this.longest(PERIOD_SECONDS, this.quota, cpus) + rest;
  }

  /** The time at which threads that use some CPUs, from a time that `run` has come to, will have run for some seconds. */
  public timeAfter(from: number, seconds: number, cpus: number): number {
    if (this.limit === undefined) {
      return from + seconds;
    }
    const end = this.start + (this.period + 1) * PERIOD_SECONDS;
    const first = this.longest(end - from, this.quota - this.used, cpus);
    if (seconds <= first + ROUNDING_SECONDS) {
      return from + seconds;
    }
    const eachPeriod = this.longest(PERIOD_SECONDS, this.quota, cpus);
    const whole = max(0, ceil((seconds - first - ROUNDING_SECONDS) / eachPeriod) - 1);
    return end + whole * PERIOD_SECONDS + (seconds - first - whole * eachPeriod);
  }

  /** Seconds, of some that there are, for which a rest of the quota lasts. */
  private longest(seconds: number, quota: number, cpus: number): number {
    return cpus === 0 ? seconds : max(0, min(seconds, quota / cpus));
  }
}
