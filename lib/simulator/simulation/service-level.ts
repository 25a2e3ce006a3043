import type { Scenario } from '../scenario/scenario';
import type { StepFigures } from '../traffic/traffic-run';

/** Use of its limit from which a service counts as saturated. */
const SATURATED_RATIO = 0.95;

/** Adds up the time in which the service was saturated, and that in which it missed its SLO. */
export class ServiceLevel {
  private total = 0;
  private saturated = 0;
  private missed = 0;

  public constructor(
    private readonly slo: Scenario['slo'],
    /** CPUs that one pod may use; undefined without a limit. */
    private readonly podCpus: number | undefined,
  ) {}

  /** Takes a step of some seconds: CPUs used, and pods that were ready. */
  public add(seconds: number, cpu: number, ready: number, traffic: StepFigures): void {
    this.total += seconds;
    if (this.podCpus !== undefined && ready > 0 && cpu >= SATURATED_RATIO * ready * this.podCpus) {
      this.saturated += seconds;
    }
    if (this.misses(traffic)) {
      this.missed += seconds;
    }
  }

  /** Share of the time in which all ready pods together used 95 % or more of their limits. */
  public get saturatedRatio(): number {
    return this.total === 0 ? 0 : this.saturated / this.total;
  }

  /** Seconds in steps whose 95th percentile or share of failures is worse than the SLO's; undefined without one. */
  public get sloMissSeconds(): number | undefined {
    return this.slo === undefined ? undefined : this.missed;
  }

  private misses({ p95, failuresPerSecond, requestsPerSecond }: StepFigures): boolean {
    const { latencySeconds, failureRatio } = this.slo ?? {};
    const isSlow = latencySeconds !== undefined && p95 > latencySeconds;
    const mayFail = failureRatio === undefined ? Number.POSITIVE_INFINITY : failureRatio * requestsPerSecond;
    return isSlow || failuresPerSecond > mayFail;
  }
}
