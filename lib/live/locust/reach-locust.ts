import { itemsAt, textAt } from '../../manifests/field-at';
import { InvalidInput } from '../../values/invalid-input';
import type { KubeAccess } from '../cluster/kube-access';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import { forwardPort } from '../cluster/port-forward';
import type { LoadGeneratorPlan } from '../plan/plan';
import type { ApiObject, Cluster } from '../ports/cluster';
import { LocustMaster } from './locust-master';

/** A Locust master that can be reached, and how to let go of it. */
export interface ReachedLocust {
  readonly master: LocustMaster;
  close(): void;
}

/**
 * Reaches the Locust master as the plan says.
 *
 * @throws InvalidInput when the plan names a node port, and no node has an address.
 */
export async function reachLocust(
  { access: by }: LoadGeneratorPlan,
  nodes: readonly ApiObject[],
  through: { readonly client: KubernetesClient; readonly access: KubeAccess; readonly cluster: Cluster },
): Promise<ReachedLocust> {
  switch (by.by) {
    case 'url':
      return { master: new LocustMaster(by.url), close: () => undefined };
    case 'nodePort':
      return {
        master: new LocustMaster(`http://${by.address ?? addressOf(nodes)}:${by.port}`),
        close: () => undefined,
      };
    case 'portForward': {
      const { client, access, cluster } = through;
      const forward = await forwardPort(client, access, cluster, by);
      return { master: new LocustMaster(forward.address), close: () => forward.close() };
    }
  }
}

function addressOf(nodes: readonly ApiObject[]): string {
  const addresses = nodes.flatMap((node) => itemsAt(node, 'status', 'addresses').map(({ fields }) => fields));
  const internal = addresses.find(({ type }) => type === 'InternalIP') ?? addresses[0];
  const address = textAt(internal, 'address');
  if (address === undefined) {
    const message =
      'leads to the first node, which has no address to be read; give loadGenerator.address, service or url';
    throw InvalidInput.of('MISSING', 'loadGenerator.nodePort', message);
  }
  return address.includes(':') ? `[${address}]` : address;
}
