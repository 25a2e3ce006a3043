/**
 * Why a request was not served.
 *
 * - `refused`: no endpoint behind the Service, or nothing listens on the pod.
 * - `queueFull`: the pod's queue was full.
 * - `timeout`: the client gave up.
 * - `error`: the service answered with an error.
 * - `podEnded`: the pod ended while it worked on it.
 */
export const FAILURE_CAUSES = ['refused', 'queueFull', 'timeout', 'error', 'podEnded'] as const;

/** One of the causes of failure. */
export type FailureCause = (typeof FAILURE_CAUSES)[number];

/** Returns counts of no failure. */
export function noFailures(): Record<FailureCause, number> {
  return { refused: 0, queueFull: 0, timeout: 0, error: 0, podEnded: 0 };
}
