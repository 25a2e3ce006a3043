import { ClientRate } from './client-rate';
import type { NodePool } from './node-pool';
import type { Pod } from './pod';
import type { PodContext } from './pod-context';

/** `--kube-api-qps` and `--kube-api-burst` of kube-scheduler. */
const CALLS_PER_SECOND = 50;
const CALLS_AT_ONCE = 100;
/** `podInitialBackoffSeconds` and `podMaxBackoffSeconds`. */
const FIRST_BACKOFF_SECONDS = 1;
const MOST_BACKOFF_SECONDS = 10;

/** A node is compared with the best one so far, which costs as much as so many plain looks. */
const LOOKS_OF_NODE = 4;

interface Waiting {
  attempts: number;
  triedAt: number;
  isPlanned: boolean;
}

/**
 * kube-scheduler: one pod after another gets a node; one that fits nowhere stays Pending and is tried again when room
 * becomes free, after a pause that doubles with each attempt (`pkg/scheduler/backend/queue`, v1.37).
 */
export class Scheduler {
  private readonly rate = new ClientRate(CALLS_PER_SECOND, CALLS_AT_ONCE);
  private readonly waiting = new Map<Pod, Waiting>();
  private busyUntil = 0;

  public constructor(
    private readonly context: PodContext,
    private readonly nodes: NodePool,
    private readonly onBound: (pod: Pod) => void,
    private readonly onPending: (pod: Pod) => void,
  ) {}

  /** Takes a new pod. */
  public add(pod: Pod): void {
    const { queue, delays } = this.context;
    this.busyUntil = Math.max(queue.now, this.busyUntil) + delays.schedulingSeconds();
    queue.at(this.busyUntil, () => this.attempt(pod));
  }

  /** Gives a pod of the start its node, at once; false when it fits nowhere. */
  public placeNow(pod: Pod): boolean {
    this.context.queue.budget.look(LOOKS_OF_NODE * this.nodes.looks);
    pod.node = this.nodes.place();
    if (pod.node === undefined) {
      this.keep(pod);
    }
    return pod.node !== undefined;
  }

  /** Room has become free: pods that wait are tried again. */
  public roomFreed(): void {
    const { queue } = this.context;
    queue.budget.look(this.waiting.size);
    for (const [pod, waiting] of this.waiting) {
      if (!waiting.isPlanned) {
        const backoff = Math.min(FIRST_BACKOFF_SECONDS * 2 ** (waiting.attempts - 1), MOST_BACKOFF_SECONDS);
        waiting.isPlanned = true;
        queue.at(Math.max(queue.now, waiting.triedAt + backoff), () => this.attempt(pod));
      }
    }
  }

  private attempt(pod: Pod): void {
    if (!pod.isActive) {
      this.waiting.delete(pod);
      return;
    }
    this.context.queue.budget.look(LOOKS_OF_NODE * this.nodes.looks);
    const node = this.nodes.place();
    if (node === undefined) {
      this.keep(pod);
      return;
    }
    this.waiting.delete(pod);
    pod.node = node;
    pod.unschedulable = undefined;
    const { queue } = this.context;
    queue.after(this.rate.reserve(queue.now), () => this.onBound(pod));
  }

  private keep(pod: Pod): void {
    const isNew = pod.unschedulable === undefined;
    const { attempts = 0 } = this.waiting.get(pod) ?? {};
    this.waiting.set(pod, { attempts: attempts + 1, triedAt: this.context.queue.now, isPlanned: false });
    pod.unschedulable = this.nodes.binding();
    if (isNew) {
      this.onPending(pod);
    }
  }
}
