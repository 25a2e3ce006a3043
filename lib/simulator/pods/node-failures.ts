import { itemsAt, numberAt, textAt } from '../../manifests/field-at';
import type { Cluster } from './cluster';
import type { PodContext } from './pod-context';
import type { SimNode } from './sim-node';

/** What the nodes' end does to pods. */
export interface NodeFailureSettings {
  /** `--node-monitor-grace-period`. */
  readonly graceSeconds: number;
}

/** What DefaultTolerationSeconds gives to pods. */
const TOLERATION_SECONDS = 300;
const UNREACHABLE = 'node.kubernetes.io/unreachable';
/** The minor version since which the grace period is 50 s and not 40 s. */
const LONGER_GRACE_MINOR = 32;

/** Returns how long the control plane waits for a silent node by default: `nodelifecycle/config/v1alpha1/defaults.go`. */
export function monitorGraceSeconds(minor: number): number {
  return minor >= LONGER_GRACE_MINOR ? 50 : 40;
}

/**
 * Loss and return of nodes: the machine stops at once, the control plane sees it when the grace is over, and deletes the
 * pods when they have tolerated it for as long as they do (`pkg/controller/nodelifecycle`, `tainteviction`, v1.37).
 * Deleted pods stay in the API until the node is back.
 */
export class NodeFailures {
  private readonly losses = new Map<SimNode, number>();

  public constructor(
    private readonly context: PodContext,
    private readonly cluster: Cluster,
    private readonly settings: NodeFailureSettings,
  ) {}

  /** A node's machine stops. */
  public lose(node: SimNode): void {
    if (!node.isUp) {
      return;
    }
    const { queue, report } = this.context;
    const loss = (this.losses.get(node) ?? 0) + 1;
    this.losses.set(node, loss);
    node.isUp = false;
    report('nodeLost', `node ${node.name} is lost with ${this.cluster.podsOn(node).length} pods`);
    for (const pod of this.cluster.podsOn(node)) {
      this.cluster.workerOf(pod)?.lose();
    }
    const ifStillLost = (action: () => void) => () => {
      if (this.losses.get(node) === loss && !node.isUp) {
        action();
      }
    };
    queue.after(
      this.settings.graceSeconds,
      ifStillLost(() => this.seeLoss(node, ifStillLost)),
    );
  }

  /** A node's machine is back; its pods begin anew. */
  public comeBack(node: SimNode): void {
    if (node.isUp) {
      return;
    }
    node.isUp = true;
    node.isReady = true;
    this.context.report('nodeBack', `node ${node.name} is back`);
    for (const pod of this.cluster.podsOn(node)) {
      this.cluster.workerOf(pod)?.comeBack();
    }
    this.cluster.nodeBack();
  }

  private seeLoss(node: SimNode, ifStillLost: (action: () => void) => () => void): void {
    const { queue } = this.context;
    node.isReady = false;
    for (const pod of this.cluster.podsOn(node)) {
      if (pod.isReady) {
        pod.readiness = { isReady: false, since: queue.now };
        pod.version += 1;
        this.cluster.podChanged(pod);
      }
    }
    const tolerated = this.toleratedSeconds();
    if (tolerated !== undefined) {
      queue.after(
        tolerated,
        ifStillLost(() => {
          for (const pod of this.cluster.podsOn(node)) {
            this.cluster.delete(pod);
          }
        }),
      );
    }
  }

  /** How long pods stay on a node that cannot be reached; undefined when for good. */
  private toleratedSeconds(): number | undefined {
    for (const { fields } of itemsAt(this.context.model.workload.podSpec, 'tolerations')) {
      const key = textAt(fields, 'key') ?? '';
      const effect = textAt(fields, 'effect') ?? '';
      if ((key === UNREACHABLE || key === '') && (effect === 'NoExecute' || effect === '')) {
        return numberAt(fields, 'tolerationSeconds');
      }
    }
    return TOLERATION_SECONDS;
  }
}
