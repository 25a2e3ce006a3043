import type { ProbeModel } from '../scenario/workload-model';
import type { EventQueue, Planned } from '../simulation/event-queue';

/** What a probe finds of its container, as the kubelet's status has it. */
export interface ProbeTarget {
  /** Number of the start that the status shows; 0 before the first. */
  readonly seenRun: number;
  /** Whether the status shows it running. */
  readonly isSeenRunning: boolean;
  /** When it was started, seconds. */
  readonly startedAt: number;
  /** Whether its startup probe has succeeded, or it has none. */
  readonly isStarted: boolean;
  /** Asks the process. */
  ask(answer: (isHealthy: boolean) => void): void;
  /** Whether the process need not be asked each period until it calls back: it is taken to answer with success. */
  rest(periodSeconds: number, changed: () => void): boolean;
}

/** The kind of a probe. */
export type ProbeKind = 'startup' | 'readiness' | 'liveness';

/**
 * The kubelet's worker of one probe of one container: `pkg/kubelet/prober/worker.go` (v1.37).
 *
 * It ticks each period from when the kubelet begins to sync the pod. A manual trigger probes at once, and the ticks
 * count from then on (since Kubernetes 1.30).
 */
export class ProbeWorker {
  private run = 0;
  private lastResult: boolean | undefined;
  private resultRun = 0;
  private isOnHold = false;
  private isTickMissed = false;
  private nextTick: Planned | undefined;
  /** The tick after which it rests; undefined while it does not. */
  private restsSince: number | undefined;
  private timeout: Planned | undefined;
  /** Number of the question whose answer is waited for; 0 while none is. */
  private asking = 0;
  private questions = 0;

  public constructor(
    private readonly queue: EventQueue,
    private readonly kind: ProbeKind,
    private readonly model: ProbeModel,
    private readonly target: ProbeTarget,
    /** Called with each result that has met its threshold. */
    private readonly onResult: (isSuccess: boolean) => void,
  ) {}

  /** Begins to tick: at once, or the first time after some seconds. */
  public start(afterSeconds = 0): void {
    this.stop();
    this.nextTick = this.queue.after(afterSeconds, this.tick);
  }

  /** Stops for good, or until it is started again. */
  public stop(): void {
    cancel(this.nextTick);
    cancel(this.timeout);
    this.restsSince = undefined;
    this.asking = 0;
    this.isTickMissed = false;
  }

  /** Probes at once. */
  public trigger(): void {
    cancel(this.nextTick);
    this.restsSince = undefined;
    this.tick();
  }

  /** Ticks on where it rests, since there is something to ask again. */
  public readonly wake = (): void => {
    if (this.restsSince === undefined) {
      return;
    }
    const { now } = this.queue;
    let time = this.restsSince;
    do {
      time += this.model.periodSeconds;
    } while (time < now);
    this.restsSince = undefined;
    this.nextTick = this.queue.at(time, this.tick);
  };

  private readonly tick = (): void => {
    if (this.kind === 'startup' && this.target.isStarted && this.asking === 0) {
      // Nothing is asked until the container starts anew, and that may be long.
      this.restsSince = this.queue.now;
      return;
    }
    this.nextTick = this.queue.after(this.model.periodSeconds, this.tick);
    if (this.asking > 0) {
      this.isTickMissed = true;
    } else {
      this.probe();
    }
  };

  private probe(): void {
    const { target, model, kind } = this;
    if (target.seenRun !== this.run) {
      this.run = target.seenRun;
      this.isOnHold = false;
    }
    const isDue = target.isSeenRunning && Math.floor(this.queue.now - target.startedAt) >= model.initialDelaySeconds;
    if (this.isOnHold || !isDue || target.isStarted === (kind === 'startup')) {
      return;
    }
    this.questions += 1;
    const question = this.questions;
    this.asking = question;
    target.ask((isHealthy) => this.answer(question, isHealthy));
    if (this.asking === question) {
      this.timeout = this.queue.after(model.timeoutSeconds, () => this.answer(question, false));
    }
  }

  /** The first answer counts: the process's, or that of the timeout. None counts after `stop`. */
  private answer(question: number, isHealthy: boolean): void {
    if (this.asking !== question) {
      return;
    }
    cancel(this.timeout);
    this.asking = 0;
    if (this.target.seenRun === this.run) {
      this.take(isHealthy);
    }
    if (this.isTickMissed) {
      this.isTickMissed = false;
      this.probe();
    }
  }

  private take(isHealthy: boolean): void {
    const { failureThreshold, successThreshold } = this.model;
    this.resultRun = this.lastResult === isHealthy ? this.resultRun + 1 : 1;
    this.lastResult = isHealthy;
    if (this.resultRun < (isHealthy ? successThreshold : failureThreshold)) {
      return;
    }
    if ((this.kind === 'liveness' && !isHealthy) || this.kind === 'startup') {
      this.isOnHold = true;
      this.resultRun = 0;
    }
    this.onResult(isHealthy);
    const mayRest = isHealthy && this.kind !== 'startup' && !this.isTickMissed && this.restsSince === undefined;
    if (mayRest && this.target.rest(this.model.periodSeconds, this.wake)) {
      this.restsSince = (this.nextTick?.time ?? this.queue.now) - this.model.periodSeconds;
      cancel(this.nextTick);
    }
  }
}

function cancel(planned: Planned | undefined): void {
  if (planned !== undefined) {
    planned.isCancelled = true;
  }
}
