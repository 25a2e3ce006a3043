import type { ScenarioNodes } from '../scenario/scenario';
import { ProcessStarter } from './container-process';
import type { ContainerRunner } from './container-runner';
import { Deployment } from './deployment';
import { Endpoints } from './endpoints';
import { type NodePool, nodePoolOf } from './node-pool';
import { Pod } from './pod';
import type { PodContext } from './pod-context';
import { PodNames } from './pod-names';
import { type PodListener, PodWorker } from './pod-worker';
import type { PodMaker } from './replica-set';
import { Scheduler } from './scheduler';
import type { SimNode } from './sim-node';

/** Age of the pods that are there at the start, seconds. */
const WARM_SECONDS = 3600;
/** Bytes of a pod with its containers, probes and samples, on the safe side. */
export const POD_BYTES = 12_800;
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** The workload's pods, with the control plane and the kubelets that look after them. */
export class Cluster implements PodListener, PodMaker {
  public readonly deployment: Deployment;
  public readonly nodes: NodePool;
  private readonly present = new Set<Pod>();
  private readonly workers = new Map<Pod, PodWorker>();
  private readonly starter: ProcessStarter;
  private readonly endpoints: Endpoints;
  private readonly scheduler: Scheduler;
  private readonly names: PodNames;
  private readonly listeners: PodListener[] = [];
  private readonly readyPods = new Set<Pod>();
  private readonly onNode = new Map<SimNode, readonly Pod[]>();
  private sorted: readonly Pod[] | undefined;

  public constructor(
    private readonly context: PodContext,
    nodes: readonly ScenarioNodes[] | undefined,
    initialReplicas: number,
  ) {
    const { model, random } = context;
    this.nodes = nodePoolOf(nodes, model, random.stream('nodes'));
    this.names = new PodNames(model.name, random.stream('names'));
    this.starter = new ProcessStarter(context);
    this.endpoints = new Endpoints(context);
    this.scheduler = new Scheduler(
      context,
      this.nodes,
      (pod) => this.bound(pod),
      (pod) => context.report('podPending', `pod ${pod.name} fits on no node: ${pod.unschedulable}`),
    );
    this.deployment = new Deployment(context, this, () => this.present, initialReplicas);
  }

  /** Pods that the API server has. */
  public get pods(): ReadonlySet<Pod> {
    return this.present;
  }

  /** Adds who hears of the pods. */
  public listen(listener: PodListener): void {
    this.listeners.push(listener);
  }

  /** Has the pods of the start there, ready for long; those that fit nowhere are Pending. */
  public begin(): void {
    for (let count = 0; count < this.deployment.replicas; count += 1) {
      const pod = this.newPod(this.deployment.revision, this.context.queue.now - WARM_SECONDS);
      if (this.scheduler.placeNow(pod)) {
        this.hold(pod);
        this.endpoints.include(pod);
        this.readyPods.add(pod);
        this.workerOf(pod)?.acceptWarm(WARM_SECONDS);
      }
    }
  }

  /** A ReplicaSet creates a pod. */
  public create(revision: number): void {
    const pod = this.newPod(revision, this.context.queue.now);
    this.scheduler.add(pod);
    this.podChanged(pod);
  }

  /** A pod gets its deletion timestamp; its kubelet, if it runs, ends it. */
  public delete(pod: Pod): void {
    if (!pod.isActive) {
      return;
    }
    pod.deletedAt = this.context.queue.now;
    pod.version += 1;
    this.context.report('podDeleted', `pod ${pod.name} is deleted`);
    this.podChanged(pod);
    if (pod.node === undefined) {
      this.podGone(pod);
    } else if (pod.node.isUp) {
      this.workers.get(pod)?.terminate();
    }
  }

  public podChanged(pod: Pod): void {
    this.noteReadiness(pod);
    this.endpoints.update(pod);
    this.deployment.podChanged(pod);
    for (const listener of this.listeners) {
      listener.podChanged(pod);
    }
  }

  public containerStarted(pod: Pod, container: ContainerRunner): void {
    const { serverId } = container.process ?? {};
    if (serverId !== undefined) {
      this.endpoints.serve(pod, serverId);
    }
    for (const listener of this.listeners) {
      listener.containerStarted(pod, container);
    }
  }

  public podGone(pod: Pod): void {
    if (pod.isGone) {
      return;
    }
    pod.isGone = true;
    this.present.delete(pod);
    this.sorted = undefined;
    this.workers.delete(pod);
    this.readyPods.delete(pod);
    this.endpoints.forget(pod);
    this.deployment.podChanged(pod);
    for (const listener of this.listeners) {
      listener.podGone(pod);
    }
    if (pod.node !== undefined) {
      this.letGo(pod, pod.node);
      this.nodes.release(pod.node);
      this.scheduler.roomFreed();
    }
  }

  /** Pods that are scheduled to a node. */
  public podsOn(node: SimNode): readonly Pod[] {
    return this.onNode.get(node) ?? [];
  }

  /** Pods that the API server has, by name. */
  public get byName(): readonly Pod[] {
    this.sorted ??= [...this.present].sort((a, b) => (a.name < b.name ? -1 : 1));
    return this.sorted;
  }

  /** What a node's kubelet does for a pod; undefined where it has not taken the pod on. */
  public workerOf(pod: Pod): PodWorker | undefined {
    const known = this.workers.get(pod);
    if (known !== undefined || pod.node === undefined) {
      return known;
    }
    const worker = new PodWorker(pod, pod.node, this.context, this.starter, this);
    this.workers.set(pod, worker);
    return worker;
  }

  /** Room has become free on a node that is back. */
  public nodeBack(): void {
    this.scheduler.roomFreed();
  }

  private newPod(revision: number, createdAt: number): Pod {
    const cost = Number(this.context.model.workload.podAnnotations[DELETION_COST] ?? 0);
    const pod = new Pod(this.names.name(revision), this.names.uid(), revision, createdAt, cost);
    this.present.add(pod);
    this.sorted = undefined;
    this.context.queue.budget.keep(POD_BYTES);
    return pod;
  }

  private bound(pod: Pod): void {
    if (pod.isGone) {
      return;
    }
    this.hold(pod);
    pod.version += 1;
    this.podChanged(pod);
    if (pod.node?.isUp === true) {
      if (pod.isActive) {
        this.workerOf(pod)?.accept();
      } else {
        this.podGone(pod);
      }
    }
  }

  private hold(pod: Pod): void {
    if (pod.node !== undefined) {
      this.onNode.set(pod.node, [...this.podsOn(pod.node), pod]);
    }
  }

  private letGo(pod: Pod, node: SimNode): void {
    const others = this.podsOn(node).filter((other) => other !== pod);
    if (others.length === 0) {
      this.onNode.delete(node);
    } else {
      this.onNode.set(node, others);
    }
  }

  private noteReadiness(pod: Pod): void {
    const wasReady = this.readyPods.has(pod);
    if (pod.isReady && pod.isActive && !wasReady) {
      this.readyPods.add(pod);
      this.context.report('podReady', `pod ${pod.name} is ready`);
    } else if (wasReady && !(pod.isReady && pod.isActive)) {
      this.readyPods.delete(pod);
      if (pod.isActive) {
        this.context.report('podNotReady', `pod ${pod.name} is not ready any more`);
      }
    }
  }
}
