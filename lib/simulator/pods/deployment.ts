import type { Pod } from './pod';
import type { PodContext } from './pod-context';
import { controllerRate, type PodMaker, ReplicaSet } from './replica-set';
import { fencepostsOf, rollingStep, scaledSizes } from './rolling-update';

/**
 * The Deployment with its controller: `syncDeployment` in `pkg/controller/deployment/deployment_controller.go` (v1.37).
 *
 * It looks after its ReplicaSets some time after its count, its template or a pod has changed.
 */
export class Deployment {
  /** `spec.replicas`. */
  public replicas: number;
  private sets: ReplicaSet[];
  private isPlanned = false;
  private isRolling = false;
  private revisions = 0;
  private readonly rate = controllerRate();

  public constructor(
    private readonly context: PodContext,
    private readonly maker: PodMaker,
    private readonly allPods: () => Iterable<Pod>,
    replicas: number,
  ) {
    this.replicas = replicas;
    const first = this.newSet();
    first.replicas = replicas;
    this.sets = [first];
    this.annotate();
  }

  /** Number of the newest ReplicaSet. */
  public get revision(): number {
    return this.revisions;
  }

  /** Pods that are not under deletion: `status.replicas`. */
  public get statusReplicas(): number {
    return this.sets.reduce((sum, { active }) => sum + active.length, 0);
  }

  /** Someone sets the count. */
  public scale(replicas: number): void {
    this.replicas = replicas;
    this.plan();
  }

  /** Someone changes the pod template. */
  public roll(): void {
    this.isRolling = true;
    this.sets.push(this.newSet());
    this.plan();
  }

  /** A pod has changed or is gone. */
  public podChanged(pod: Pod): void {
    const { minReadySeconds } = this.context.model;
    if (pod.isReady && minReadySeconds > 0 && this.isRolling) {
      this.context.queue.after(minReadySeconds, () => this.plan());
    }
    this.plan();
  }

  private newSet(): ReplicaSet {
    this.revisions += 1;
    return new ReplicaSet(this.revisions, this.context, this.rate, this.maker, this.allPods);
  }

  private plan(): void {
    if (!this.isPlanned) {
      this.isPlanned = true;
      const { queue, delays } = this.context;
      queue.after(delays.creationSeconds(), () => {
        this.isPlanned = false;
        this.sync();
      });
    }
  }

  private sync(): void {
    while (this.resize(this.isScaled() ? this.scaled() : this.nextStep())) {
      // Each write to a ReplicaSet brings the Deployment back to its controller.
    }
    for (const set of this.sets) {
      set.manage();
    }
    this.finishRollout();
  }

  /** `isScalingEvent`: the count is not what the ReplicaSets were sized for. */
  private isScaled(): boolean {
    return this.sets.some(({ replicas, desiredBefore }) => replicas > 0 && desiredBefore !== this.replicas);
  }

  private scaled(): number[] {
    const sizes = scaledSizes(this.size());
    this.annotate();
    return sizes;
  }

  private nextStep(): number[] {
    return this.context.model.strategy.type === 'Recreate' ? this.recreateStep() : rollingStep(this.size());
  }

  /** `rolloutRecreate`: new pods come when the last old one is gone. */
  private recreateStep(): number[] {
    const last = this.sets.length - 1;
    const old = this.sets.slice(0, last);
    if (old.some(({ replicas }) => replicas > 0)) {
      return this.sets.map(({ replicas }, index) => (index === last ? replicas : 0));
    }
    const isFree = old.every(({ pods }) => pods.length === 0);
    return this.sets.map(({ replicas }, index) => (index === last && isFree ? this.replicas : replicas));
  }

  private size(): Parameters<typeof rollingStep>[0] {
    const { statusReplicas, replicas, sets, context } = this;
    return { replicas, strategy: context.model.strategy, statusReplicas, sets };
  }

  private resize(sizes: readonly number[]): boolean {
    let isChanged = false;
    this.sets.forEach((set, index) => {
      const size = sizes[index] ?? set.replicas;
      isChanged ||= size !== set.replicas;
      set.replicas = size;
    });
    if (isChanged) {
      this.annotate();
    }
    return isChanged;
  }

  private annotate(): void {
    const { maxSurge } = fencepostsOf(this.context.model.strategy, this.replicas);
    for (const set of this.sets) {
      set.desiredBefore = this.replicas;
      set.mostBefore = this.replicas + maxSurge;
    }
  }

  private finishRollout(): void {
    const newest = this.sets[this.sets.length - 1];
    const isDone = newest?.replicas === this.replicas && newest.available === this.replicas;
    if (this.isRolling && isDone && this.statusReplicas === this.replicas) {
      this.isRolling = false;
      this.context.report('rolloutDone', `all ${this.replicas} pods are of the new template and available`);
    }
    this.sets = this.sets.filter((set) => set === newest || set.replicas > 0 || set.pods.length > 0);
  }
}
