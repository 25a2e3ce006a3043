const FIRST_SECONDS = 10;
const MOST_SECONDS = 300;

/**
 * How long the kubelet waits before it starts an ended container again: not at first, then 10 s after the end, doubled
 * each time up to 5 min; forgotten when the container has run for 10 min.
 *
 * Follows `doBackOff` in `pkg/kubelet/kuberuntime/kuberuntime_manager.go` and `Backoff` in client-go
 * `util/flowcontrol/backoff.go` (v1.37).
 */
export class CrashLoop {
  private seconds = 0;
  private startedAt = Number.NEGATIVE_INFINITY;

  /** Returns the seconds that a container which ended at a time has still to wait. */
  public wait(endedAt: number, now: number): number {
    return this.isForgotten(endedAt) ? 0 : Math.max(0, endedAt + this.seconds - now);
  }

  /** Notes that it is started again. */
  public start(endedAt: number, now: number): void {
    this.seconds = this.isForgotten(endedAt) ? FIRST_SECONDS : Math.min(2 * this.seconds, MOST_SECONDS);
    this.startedAt = now;
  }

  private isForgotten(endedAt: number): boolean {
    return endedAt - this.startedAt > 2 * MOST_SECONDS;
  }
}
