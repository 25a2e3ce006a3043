import type { Duration } from 'cdk8s';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';

/** How a pod leaves without losing requests: it keeps serving while the proxies forget it, then finishes what it has. */
export interface Drain {
  /**
   * Pause between the pod's removal from the endpoints and SIGTERM, in whole seconds. The kubelet itself sleeps
   * (`preStop.sleep`, Kubernetes 1.30 or newer), so the image needs no shell.
   */
  readonly pause: Duration;

  /** Time from removal to SIGKILL, in whole seconds, the pause included: longer than it by the longest request. */
  readonly gracePeriod: Duration;
}

/** Whole seconds of a drain that has been checked. */
export interface DrainSeconds {
  /** `lifecycle.preStop.sleep.seconds`. */
  readonly pause: number;
  /** `terminationGracePeriodSeconds`. */
  readonly gracePeriod: number;
}

/**
 * Returns the drain in seconds.
 *
 * @throws InvalidInput when a time is not whole, or the pause uses the grace period up.
 */
export function drainSeconds({ pause, gracePeriod }: Drain): DrainSeconds {
  const seconds = { pause: pause.toMilliseconds() / 1000, gracePeriod: gracePeriod.toMilliseconds() / 1000 };
  const faults: Fault[] = [
    ...wholeFaults(seconds.pause, 'drain.pause', atLeast(1)),
    ...wholeFaults(seconds.gracePeriod, 'drain.gracePeriod', atLeast(1)),
  ];
  if (seconds.gracePeriod <= seconds.pause) {
    const message = `is ${seconds.gracePeriod} s, used up by the pause of ${seconds.pause} s; add the longest request to it`;
    faults.push({ code: 'CONFLICT', at: 'drain.gracePeriod', message });
  }
  refuseIfAny(faults);
  return seconds;
}
