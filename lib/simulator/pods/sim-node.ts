import type { ClusterNode } from '../placement/cluster-node';

/** A node of the simulated cluster. */
export class SimNode {
  /** Whether its machine runs. */
  public isUp = true;
  /** Whether the control plane takes it for ready: it does not schedule onto one that is not. */
  public isReady = true;
  private imageAt: number;
  private readonly relistPhase: number;

  /**
   * @param cluster the node as placement sees it.
   * @param cpus its CPUs.
   * @param relistPhase when, within a second, its kubelet looks at the containers.
   */
  public constructor(
    public readonly name: string,
    public readonly cluster: ClusterNode,
    public readonly cpus: number,
    { hasImage, relistPhase }: { readonly hasImage: boolean; readonly relistPhase: number },
  ) {
    this.imageAt = hasImage ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    this.relistPhase = relistPhase;
  }

  /**
   * Returns the seconds until the image is there. One pull at a time: who asks while it is pulled waits for the same.
   *
   * @param pullSeconds draws the length of a pull.
   */
  public awaitImage(now: number, pullSeconds: () => number): number {
    if (this.imageAt === Number.POSITIVE_INFINITY) {
      this.imageAt = now + pullSeconds();
    }
    return Math.max(0, this.imageAt - now);
  }

  /** Notes that the image is there: a pod of it has been running for long. */
  public haveImage(): void {
    this.imageAt = Number.NEGATIVE_INFINITY;
  }

  /** Forgets a pull that the loss of the node cut off. */
  public abortPull(now: number): void {
    if (this.imageAt > now) {
      this.imageAt = Number.POSITIVE_INFINITY;
    }
  }

  /** Returns when the kubelet looks at its containers next: each second (`genericPlegRelistPeriod`). */
  public nextRelist(now: number): number {
    const next = Math.floor(now - this.relistPhase) + 1 + this.relistPhase;
    return next > now ? next : next + 1;
  }
}
