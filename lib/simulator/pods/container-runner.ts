import type { ContainerModel } from '../scenario/workload-model';
import type { EventQueue } from '../simulation/event-queue';
import type { ContainerProcess } from './container-process';
import { CrashLoop } from './crash-loop';
import { ProbeWorker } from './probe-worker';
import { Timers } from './timers';

/** Least seconds between SIGTERM and SIGKILL (`minimumGracePeriodInSeconds` in `pkg/kubelet/kuberuntime`). */
const LEAST_GRACE_SECONDS = 2;
/** `workerBackOffPeriodJitterFactor` in `pkg/kubelet/pod_workers.go`. */
const RETRY_JITTER = 0.5;

/** What a container needs of its pod. */
export interface ContainerHost {
  readonly queue: EventQueue;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
  readonly graceSeconds: number;
  /** Starts a process. */
  spawn(model: ContainerModel, warmSeconds: number, onOutOfMemory: () => void): ContainerProcess;
  /** When the kubelet looks at its containers next, seconds. */
  nextRelist(): number;
  /** The kubelet's status of a container has changed. */
  statusChanged(): void;
  /** A process was started. */
  started(container: ContainerRunner): void;
  /** The kubelet restarts a container because it ran out of memory, or its liveness or startup probe failed. */
  restarting(reason: 'outOfMemory' | 'livenessRestart', container: ContainerRunner): void;
}

/**
 * One container of a pod as its kubelet runs it: start, probes, restarts, stop.
 *
 * What the kubelet knows of it (`isSeenRunning`, `isStarted`, `isReady`) follows what it does with up to a second's
 * delay, when the kubelet looks at its containers.
 */
export class ContainerRunner {
  public process: ContainerProcess | undefined;
  public isRunning = false;
  public isSeenRunning = false;
  public seenRun = 0;
  public isStarted = false;
  public isReady = false;
  public startedAt = 0;
  public restarts = 0;
  private run = 0;
  private endedAt = Number.NEGATIVE_INFINITY;
  private readonly crashLoop = new CrashLoop();
  private readonly timers: Timers;
  private readonly startup: ProbeWorker | undefined;
  private readonly readiness: ProbeWorker | undefined;
  private readonly liveness: ProbeWorker | undefined;
  private onStopped: (() => void)[] = [];
  private isStopping = false;
  private mayRestart = true;

  public constructor(
    public readonly model: ContainerModel,
    private readonly host: ContainerHost,
  ) {
    const { queue } = host;
    this.timers = new Timers(queue);
    const { startupProbe, readinessProbe, livenessProbe } = model;
    this.startup =
      startupProbe && new ProbeWorker(queue, 'startup', startupProbe, this, (isSuccess) => this.onStartup(isSuccess));
    this.readiness =
      readinessProbe &&
      new ProbeWorker(queue, 'readiness', readinessProbe, this, (isSuccess) => this.onReadiness(isSuccess));
    this.liveness =
      livenessProbe &&
      new ProbeWorker(queue, 'liveness', livenessProbe, this, (isSuccess) => this.onLiveness(isSuccess));
  }

  /** Begins the ticks of the probes, which count from when the kubelet begins to sync the pod. */
  public startProbes(phaseOf: (periodSeconds: number) => number = () => 0): void {
    const { startupProbe, readinessProbe, livenessProbe } = this.model;
    this.startup?.start(phaseOf(startupProbe?.periodSeconds ?? 0));
    this.readiness?.start(phaseOf(readinessProbe?.periodSeconds ?? 0));
    this.liveness?.start(phaseOf(livenessProbe?.periodSeconds ?? 0));
  }

  /** Starts the process; the kubelet sees it at its next look. */
  public start(): void {
    this.launch(0);
    this.timers.at(this.host.nextRelist(), () => this.see());
  }

  /** Has it running, started and ready, as one that has been so for long. */
  public startWarm(secondsAgo: number): void {
    this.launch(secondsAgo);
    this.seenRun = this.run;
    this.isSeenRunning = true;
    this.isStarted = true;
    this.isReady = true;
  }

  /** Asks the process, as a probe does. */
  public ask(answer: (isHealthy: boolean) => void): void {
    if (this.isRunning && this.process !== undefined) {
      this.process.ask(answer);
    } else {
      answer(false);
    }
  }

  /** Whether the process need not be asked each period until it calls back. */
  public rest(periodSeconds: number, changed: () => void): boolean {
    return this.isRunning && this.process?.rest(periodSeconds, changed) === true;
  }

  /** Ends it for good, the pod being deleted: preStop, SIGTERM, SIGKILL when the grace is over. */
  public shutDown(done: () => void): void {
    this.mayRestart = false;
    this.startup?.stop();
    this.liveness?.stop();
    this.stop(() => {
      this.readiness?.stop();
      done();
    });
  }

  /** Its machine is gone. */
  public lose(): void {
    this.timers.cancel();
    this.startup?.stop();
    this.readiness?.stop();
    this.liveness?.stop();
    if (this.isRunning) {
      this.process?.kill(true);
    }
    this.isRunning = false;
    this.isStopping = false;
    this.onStopped = [];
    this.unsee();
  }

  private launch(warmSeconds: number): void {
    const { host, model } = this;
    if (this.run > 0) {
      this.restarts += 1;
      this.crashLoop.start(this.endedAt, host.queue.now);
    }
    this.run += 1;
    const { run } = this;
    this.startedAt = host.queue.now - warmSeconds;
    this.isRunning = true;
    this.process = host.spawn(model, warmSeconds, () => this.onOutOfMemory(run));
    host.started(this);
  }

  /** The kubelet looks at it: a first or another start is news. */
  private see(): void {
    if (this.seenRun === this.run || !this.isRunning) {
      return;
    }
    this.seenRun = this.run;
    this.isSeenRunning = true;
    this.isStarted = this.startup === undefined;
    this.startup?.wake();
    this.isReady = this.isStarted && this.readiness === undefined;
    this.host.statusChanged();
    this.askWhetherReady();
  }

  /** Each status that the kubelet computes of a started container that is not ready triggers its readiness probe. */
  private askWhetherReady(): void {
    if (this.isStarted && !this.isReady) {
      this.readiness?.trigger();
    }
  }

  private unsee(): void {
    this.isSeenRunning = false;
    this.isStarted = false;
    this.isReady = false;
    this.startup?.wake();
  }

  private onStartup(isSuccess: boolean): void {
    if (!isSuccess) {
      this.restart('livenessRestart');
    } else if (!this.isStarted) {
      this.isStarted = true;
      this.isReady = this.readiness === undefined;
      this.host.statusChanged();
      this.askWhetherReady();
    }
  }

  private onReadiness(isSuccess: boolean): void {
    if (this.isReady !== isSuccess) {
      this.isReady = isSuccess;
      this.host.statusChanged();
    }
  }

  private onLiveness(isSuccess: boolean): void {
    if (!isSuccess) {
      this.restart('livenessRestart');
    }
  }

  private restart(reason: 'livenessRestart'): void {
    if (this.mayRestart && !this.isStopping) {
      this.host.restarting(reason, this);
      this.stop(() => this.startAgain());
    }
  }

  private onOutOfMemory(run: number): void {
    if (run !== this.run || !this.isRunning) {
      return;
    }
    this.host.restarting('outOfMemory', this);
    this.ended();
    if (this.mayRestart) {
      this.timers.at(this.host.nextRelist(), () => this.startAgain());
    }
  }

  /** The process has ended: who waits for it goes on, and the kubelet sees it at its next look. */
  private ended(): void {
    this.timers.cancel();
    this.isRunning = false;
    this.isStopping = false;
    this.endedAt = this.host.queue.now;
    const { run, onStopped } = this;
    this.onStopped = [];
    this.timers.at(this.host.nextRelist(), () => {
      if (run === this.run) {
        this.unsee();
        this.host.statusChanged();
      }
    });
    for (const action of onStopped) {
      action();
    }
  }

  private startAgain(): void {
    if (!this.mayRestart) {
      return;
    }
    const wait = this.crashLoop.wait(this.endedAt, this.host.queue.now);
    if (wait > 0) {
      this.timers.after(wait * (1 + RETRY_JITTER * this.host.draw()), () => this.startAgain());
      return;
    }
    this.start();
  }

  /** preStop, SIGTERM, SIGKILL: the grace counts from the first, but SIGKILL leaves SIGTERM its least. */
  private stop(done: () => void): void {
    if (!this.isRunning) {
      this.timers.cancel();
      done();
      return;
    }
    this.onStopped.push(done);
    if (this.isStopping) {
      return;
    }
    this.isStopping = true;
    const { graceSeconds } = this.host;
    const hookSeconds = Math.min(this.model.preStopSeconds, graceSeconds);
    this.timers.after(hookSeconds, () => {
      this.timers.after(Math.max(graceSeconds - hookSeconds, LEAST_GRACE_SECONDS), () => {
        this.process?.kill();
        this.ended();
      });
      this.process?.terminate(this.timers.guard(() => this.ended()));
    });
  }
}
