import type { Pod } from './pod';
import type { PodContext } from './pod-context';

interface Endpoint {
  /** What the control plane wants. */
  isWanted: boolean;
  /** What the proxies have. */
  isThere: boolean;
  changesAt: number;
  serverId: number | undefined;
}

/** The Service's endpoints: pods that are ready and not deleted, as the proxies come to know them. */
export class Endpoints {
  private readonly endpoints = new Map<Pod, Endpoint>();

  public constructor(private readonly context: PodContext) {}

  /** A pod has changed. A change of its place among the endpoints reaches the proxies after a delay. */
  public update(pod: Pod): void {
    const endpoint = this.of(pod);
    const isWanted = pod.isReady && pod.isActive;
    if (endpoint.isWanted === isWanted) {
      return;
    }
    endpoint.isWanted = isWanted;
    const { queue, delays } = this.context;
    endpoint.changesAt = Math.max(endpoint.changesAt, queue.now + delays.endpointSeconds());
    queue.at(endpoint.changesAt, () => {
      endpoint.isThere = isWanted;
      this.publish();
    });
  }

  /** Has a pod of the start among the endpoints, at once. */
  public include(pod: Pod): void {
    const endpoint = this.of(pod);
    endpoint.isWanted = true;
    endpoint.isThere = true;
    this.publish();
  }

  /** A pod's serving process was started: its address stays, who answers there changes. */
  public serve(pod: Pod, serverId: number): void {
    const endpoint = this.of(pod);
    endpoint.serverId = serverId;
    if (endpoint.isThere) {
      this.publish();
    }
  }

  /** A pod is gone; the proxies may still have it for a while. */
  public forget(pod: Pod): void {
    const endpoint = this.endpoints.get(pod);
    this.update(pod);
    if (endpoint?.isThere === false) {
      this.endpoints.delete(pod);
    }
  }

  private of(pod: Pod): Endpoint {
    const known = this.endpoints.get(pod);
    if (known !== undefined) {
      return known;
    }
    const endpoint = { isWanted: false, isThere: false, changesAt: 0, serverId: undefined };
    this.endpoints.set(pod, endpoint);
    return endpoint;
  }

  private publish(): void {
    const ids: number[] = [];
    for (const [pod, { isThere, serverId }] of this.endpoints) {
      if (isThere && serverId !== undefined) {
        ids.push(serverId);
      } else if (!isThere && pod.isGone) {
        this.endpoints.delete(pod);
      }
    }
    this.context.queue.budget.look(this.endpoints.size);
    this.context.traffic.setEndpoints(ids);
  }
}
