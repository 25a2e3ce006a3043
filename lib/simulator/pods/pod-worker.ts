import type { ContainerProcess, ProcessStarter } from './container-process';
import { type ContainerHost, ContainerRunner } from './container-runner';
import type { Pod } from './pod';
import type { PodContext } from './pod-context';
import type { SimNode } from './sim-node';
import { Timers } from './timers';

/** Who hears of a pod. */
export interface PodListener {
  /** What the API server shows of it has changed. */
  podChanged(pod: Pod): void;
  /** A container's process was started. */
  containerStarted(pod: Pod, container: ContainerRunner): void;
  /** The API server has it no more. */
  podGone(pod: Pod): void;
}

/**
 * What a kubelet does for one pod: sandbox, sidecars, init containers, image, containers, status, end.
 *
 * Follows `SyncPod` and `killPodWithSyncResult` in `pkg/kubelet` (v1.37): the image of a container is pulled right before
 * that container, so after the init containers have ended. Their own images count as small.
 */
export class PodWorker {
  private readonly timers: Timers;
  private readonly draw: () => number;

  public constructor(
    private readonly pod: Pod,
    private readonly node: SimNode,
    private readonly context: PodContext,
    private readonly starter: ProcessStarter,
    private readonly listener: PodListener,
  ) {
    this.timers = new Timers(context.queue);
    const stream = context.random.stream(pod.uid);
    this.draw = () => stream.next();
    const host = this.host();
    pod.containers = context.model.containers.map((model) => new ContainerRunner(model, host));
  }

  /** Takes the pod on. */
  public accept(): void {
    const { pod, context } = this;
    pod.startedAt = context.queue.now;
    this.setReady(false);
    this.sync();
  }

  /** Has the pod running and ready, as one that has been so for long. */
  public acceptWarm(secondsAgo: number): void {
    const { pod, context } = this;
    this.node.haveImage();
    pod.startedAt = context.queue.now - secondsAgo;
    pod.phase = 'Running';
    pod.readiness = { isReady: true, since: context.queue.now - secondsAgo };
    for (const container of pod.containers) {
      container.startWarm(secondsAgo);
      container.startProbes((periodSeconds) => this.draw() * periodSeconds);
    }
    this.changed();
  }

  /** Ends the pod: its containers get SIGTERM, and it is gone at the kubelet's next look after the last has ended. */
  public terminate(): void {
    this.timers.cancel();
    const { pod, node, context } = this;
    let running = pod.containers.length;
    const onStopped = (): void => {
      running -= 1;
      if (running === 0) {
        this.timers.at(node.nextRelist(context.queue.now), () => this.listener.podGone(pod));
      }
    };
    for (const container of pod.containers) {
      container.shutDown(onStopped);
    }
  }

  /** Its node's machine is gone, and all processes with it. The API server keeps what it last heard. */
  public lose(): void {
    this.timers.cancel();
    this.node.abortPull(this.context.queue.now);
    for (const container of this.pod.containers) {
      container.lose();
    }
  }

  /** Its node's machine is back: the pod begins anew in a new sandbox, or ends if it was deleted meanwhile. */
  public comeBack(): void {
    if (this.pod.deletedAt !== undefined) {
      this.listener.podGone(this.pod);
      return;
    }
    this.pod.startedAt ??= this.context.queue.now;
    this.setReady(false);
    this.sync();
  }

  private sync(): void {
    for (const container of this.pod.containers) {
      container.startProbes();
    }
    this.timers.after(this.context.delays.sandboxSeconds(), () => this.startSidecars(0));
  }

  /** Sidecars start one after the other, each when the one before has started. */
  private startSidecars(from: number): void {
    const { containers } = this.pod;
    const index = containers.findIndex(({ model }, at) => at >= from && model.isSidecar);
    const sidecar = containers[index];
    if (sidecar === undefined) {
      this.runInit();
      return;
    }
    sidecar.start();
    this.whenStarted(sidecar, () => this.startSidecars(index + 1));
  }

  private whenStarted(sidecar: ContainerRunner, action: () => void): void {
    this.timers.at(this.node.nextRelist(this.context.queue.now), () =>
      sidecar.isStarted ? action() : this.whenStarted(sidecar, action),
    );
  }

  /** Init containers end when what they wait for has been there for as long as they take. */
  private runInit(): void {
    const { model, dependency, delays } = this.context;
    if (!model.hasInit) {
      this.pullImage();
      return;
    }
    const run = (): void =>
      this.timers.after(delays.initSeconds(), () => (dependency.isThere ? this.pullImage() : this.runInit()));
    dependency.whenUp(this.timers.guard(run));
  }

  private pullImage(): void {
    const seconds = this.node.awaitImage(this.context.queue.now, this.context.delays.imagePullSeconds);
    this.timers.after(seconds, () => this.startContainers());
  }

  private startContainers(): void {
    for (const container of this.pod.containers) {
      if (!container.model.isSidecar) {
        container.start();
      }
    }
  }

  private host(): ContainerHost {
    const { pod, node, context, starter, listener } = this;
    const { queue, model } = context;
    return {
      queue,
      draw: this.draw,
      graceSeconds: model.terminationGracePeriodSeconds,
      spawn: (container, warmSeconds, onOutOfMemory): ContainerProcess =>
        starter.start(container, { nodeCpus: node.cpus, warmSeconds, onOutOfMemory }),
      nextRelist: () => node.nextRelist(queue.now),
      statusChanged: () => this.publish(),
      started: (container) => listener.containerStarted(pod, container),
      restarting: (reason, container) => {
        const why = reason === 'outOfMemory' ? 'ran out of memory' : 'failed its liveness or startup probe';
        context.report(reason, `container ${container.model.name} of pod ${pod.name} ${why} and is restarted`);
      },
    };
  }

  private publish(): void {
    const { pod } = this;
    const main = pod.containers.filter(({ model }) => !model.isSidecar);
    if (main.some(({ isSeenRunning }) => isSeenRunning)) {
      pod.phase = 'Running';
    }
    this.setReady(pod.containers.every(({ isReady }) => isReady));
    this.changed();
  }

  private setReady(isReady: boolean): void {
    const { pod, context } = this;
    if (pod.readiness?.isReady !== isReady) {
      pod.readiness = { isReady, since: context.queue.now };
      this.changed();
    }
  }

  private changed(): void {
    this.pod.version += 1;
    this.listener.podChanged(this.pod);
  }
}
