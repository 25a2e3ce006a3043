import { ClientRate } from './client-rate';
import type { Pod } from './pod';
import type { PodContext } from './pod-context';
import type { ReplicaSetSize } from './rolling-update';
import { type Candidate, compareVictims } from './victim-order';

/** `--kube-api-qps` and `--kube-api-burst` of kube-controller-manager. */
const CALLS_PER_SECOND = 20;
const CALLS_AT_ONCE = 30;
/** `BurstReplicas` and `SlowStartInitialBatchSize` in `pkg/controller`. */
const MOST_AT_ONCE = 500;
const FIRST_BATCH = 1;
/** What a batch of creations takes. */
const BATCH_SECONDS = 0.05;

/** What a ReplicaSet does to pods. */
export interface PodMaker {
  create(revision: number): void;
  delete(pod: Pod): void;
}

/** Returns the limit on the calls of a controller manager. */
export function controllerRate(): ClientRate {
  return new ClientRate(CALLS_PER_SECOND, CALLS_AT_ONCE);
}

/** A ReplicaSet with its controller: `manageReplicas` in `pkg/controller/replicaset/replica_set.go` (v1.37). */
export class ReplicaSet implements ReplicaSetSize {
  public replicas = 0;
  public mostBefore = 0;
  public desiredBefore = 0;
  private isBusy = false;

  public constructor(
    public readonly revision: number,
    private readonly context: PodContext,
    private readonly rate: ClientRate,
    private readonly maker: PodMaker,
    private readonly allPods: () => Iterable<Pod>,
  ) {}

  /** Its pods that exist, those under deletion included. */
  public get pods(): Pod[] {
    const all = [...this.allPods()];
    this.context.queue.budget.look(all.length);
    return all.filter((pod) => pod.revision === this.revision && !pod.isGone);
  }

  /** Its pods that are not under deletion. */
  public get active(): Pod[] {
    return this.pods.filter(({ isActive }) => isActive);
  }

  /** Its pods that are ready, and have been for `minReadySeconds`. */
  public get available(): number {
    const { queue, model } = this.context;
    const isAvailable = ({ readiness }: Pod): boolean =>
      readiness?.isReady === true && queue.now - readiness.since >= model.minReadySeconds;
    return this.active.filter(isAvailable).length;
  }

  /** Creates what is missing, in batches of 1, 2, 4 …, or deletes what is too much, all at once. */
  public manage(): void {
    if (this.isBusy) {
      return;
    }
    const { active } = this;
    const missing = this.replicas - active.length;
    if (missing > 0) {
      this.isBusy = true;
      this.createBatch(Math.min(missing, MOST_AT_ONCE), FIRST_BATCH);
    } else if (missing < 0) {
      this.isBusy = true;
      this.deleteAll(this.victims(active, Math.min(-missing, MOST_AT_ONCE)));
    }
  }

  private createBatch(remaining: number, size: number): void {
    const { queue } = this.context;
    if (remaining === 0) {
      this.finish();
      return;
    }
    const batch = Math.min(size, remaining);
    let longest = 0;
    for (let index = 0; index < batch; index += 1) {
      longest = Math.max(
        longest,
        this.call(() => this.maker.create(this.revision)),
      );
    }
    queue.after(longest + BATCH_SECONDS, () => this.createBatch(remaining - batch, 2 * batch));
  }

  private deleteAll(victims: readonly Pod[]): void {
    let longest = 0;
    for (const pod of victims) {
      longest = Math.max(
        longest,
        this.call(() => this.maker.delete(pod)),
      );
    }
    this.context.queue.after(longest, () => this.finish());
  }

  private call(action: () => void): number {
    const { queue } = this.context;
    const wait = this.rate.reserve(queue.now);
    queue.after(wait, action);
    return wait;
  }

  private finish(): void {
    this.isBusy = false;
    this.manage();
  }

  /** The first in the victims' order; ties fall as they come, as they do in a list that has no order. */
  private victims(active: readonly Pod[], count: number): Pod[] {
    const { queue, random } = this.context;
    const stream = random.stream(`victims/${this.revision}/${queue.now}`);
    const shuffled = active.map((pod) => ({ pod, key: stream.next() })).sort((a, b) => a.key - b.key);
    const onNode = new Map<string, number>();
    for (const pod of this.allPods()) {
      if (pod.isActive && pod.node !== undefined) {
        onNode.set(pod.node.name, (onNode.get(pod.node.name) ?? 0) + 1);
      }
    }
    return shuffled
      .map(({ pod }) => ({ pod, candidate: candidateOf(pod, onNode) }))
      .sort((a, b) => compareVictims(a.candidate, b.candidate, queue.now))
      .slice(0, count)
      .map(({ pod }) => pod);
  }
}

function candidateOf(pod: Pod, onNode: ReadonlyMap<string, number>): Candidate {
  const node = pod.node?.name;
  return {
    uid: pod.uid,
    node,
    phase: pod.phase,
    readySince: pod.readiness?.isReady === true ? Math.floor(pod.readiness.since) : undefined,
    deletionCost: pod.deletionCost,
    colocated: (node !== undefined && onNode.get(node)) || 0,
    restarts: Math.max(0, ...pod.containers.map(({ restarts }) => restarts)),
    createdAt: Math.floor(pod.createdAt),
  };
}
