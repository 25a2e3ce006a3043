import type { Scenario } from '../scenario/scenario';
import type { TrafficQuantity } from '../simulation/pod-server';
import { SlidingWindow } from './sliding-window';

/** What is measured over a window. */
export type WindowedQuantity = Extract<TrafficQuantity, 'requestsPerSecond' | 'latencyP95Seconds' | 'failureRatio'>;

/** A window that is looked at. */
export interface WindowNeed {
  readonly seconds: number;
  readonly hasLatencies: boolean;
}

/** Returns the windows that a scenario's metrics look at. */
export function windowNeeds({ metrics }: Scenario): WindowNeed[] {
  const windowed = Object.values(metrics?.custom ?? {}).filter(({ of }) => isWindowed(of));
  const needs = windowed.map(({ of, windowSeconds }) => ({
    seconds: windowSeconds ?? 60,
    hasLatencies: of === 'latencyP95Seconds',
  }));
  return needs.filter(
    (need, index) =>
      needs.findIndex((one) => one.seconds === need.seconds && one.hasLatencies === need.hasLatencies) === index,
  );
}

/** Whether a quantity looks back over a window. */
export function isWindowed(what: TrafficQuantity): what is WindowedQuantity {
  return what === 'requestsPerSecond' || what === 'latencyP95Seconds' || what === 'failureRatio';
}

/** The windows over what ended in one process, or in all. A window that was not announced sees from its first reading on. */
export class TrafficMeter {
  private readonly windows: SlidingWindow[];

  public constructor(
    private readonly clock: { readonly now: number },
    needs: readonly WindowNeed[],
  ) {
    this.windows = needs.map(({ seconds, hasLatencies }) => new SlidingWindow(seconds, hasLatencies, clock.now));
  }

  /** Whether anything looks at it. */
  public get isRead(): boolean {
    return this.windows.length > 0;
  }

  /** Counts a request that ends now, or some that end until now. */
  public record(isFailure: boolean, latencySeconds: number, count = 1): void {
    for (const window of this.windows) {
      window.record(this.clock.now, isFailure, latencySeconds, count);
    }
  }

  /** The value of a quantity over the last seconds. */
  public read(what: WindowedQuantity, seconds: number): number {
    const window = this.window(seconds, what === 'latencyP95Seconds');
    const { now } = this.clock;
    switch (what) {
      case 'requestsPerSecond':
        return window.perSecond(now);
      case 'failureRatio':
        return window.failureRatio(now);
      case 'latencyP95Seconds':
        return window.quantile(now, 0.95);
    }
  }

  private window(seconds: number, hasLatencies: boolean): SlidingWindow {
    const found = this.windows.find((one) => one.seconds === seconds && (one.hasLatencies || !hasLatencies));
    if (found !== undefined) {
      return found;
    }
    const made = new SlidingWindow(seconds, hasLatencies, this.clock.now);
    this.windows.push(made);
    return made;
  }
}
