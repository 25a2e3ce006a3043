import { append } from '../../manifests/label-index';
import { type Manifest, titleOf } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import { servicePorts } from '../../manifests/service-ports';
import type { Rule } from '../rule';

const published = (name: string, port: number): string => `---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { type: NodePort, selector: { app: ${name} }, ports: [{ port: 80, nodePort: ${port} }] }
`;
const TAKEN = new WeakMap<ManifestSet, Map<string, Manifest[]>>();

/** A node port must belong to one Service. */
export const nodePortFree: Rule = {
  id: 'node-port-free',
  severity: 'error',
  kinds: ['Service'],
  reach: 'set',
  why: 'Node ports are the same in all namespaces: the API server refuses the second Service.',
  fix: 'Choose another nodePort, or leave it out and let Kubernetes choose.',
  accepted: published('web', 30080) + published('api', 30081),
  rejected: published('web', 30080) + published('api', 30080),

  check(object, all) {
    const taken = takenBy(all);
    return nodePorts(object).flatMap(({ nodePort, key, pointer }) =>
      (taken.get(key) ?? [])
        .filter((other) => other !== object)
        .map((other) => ({
          path: `${pointer}/nodePort`,
          message: `is ${nodePort}, which ${titleOf(other)} in namespace '${other.namespace}' has too`,
        })),
    );
  },
};

function nodePorts(service: Manifest): { readonly nodePort: number; readonly key: string; readonly pointer: string }[] {
  return servicePorts(service).flatMap(({ nodePort, protocol, pointer }) =>
    nodePort === undefined ? [] : [{ nodePort, key: `${nodePort}/${protocol}`, pointer }],
  );
}

function takenBy(all: ManifestSet): Map<string, Manifest[]> {
  let taken = TAKEN.get(all);
  if (taken === undefined) {
    taken = new Map();
    for (const service of all.ofKind('Service')) {
      for (const key of new Set(nodePorts(service).map(({ key: each }) => each))) {
        append(taken, key, service);
      }
    }
    TAKEN.set(all, taken);
  }
  return taken;
}
