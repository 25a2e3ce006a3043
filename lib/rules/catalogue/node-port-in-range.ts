import { servicePorts } from '../../manifests/service-ports';
import { NODE_PORTS } from '../../values/ranges';
import { service } from '../example';
import type { Rule } from '../rule';

/** A node port must be in the range that the API server hands out. */
export const nodePortInRange: Rule = {
  id: 'node-port-in-range',
  severity: 'error',
  kinds: ['Service'],
  reach: 'namespace',
  why: 'The API server refuses the Service.',
  fix: 'Choose a port in the range, or leave nodePort out; where the cluster has another range, set nodePortRange.',
  accepted: service('type: NodePort\nports: [{ port: 80, nodePort: 30080 }]'),
  rejected: service('type: NodePort\nports: [{ port: 80, nodePort: 8080 }]'),

  check(object, _all, { nodePortRange }) {
    const [least = NODE_PORTS.min, most = NODE_PORTS.max] = nodePortRange?.split('-').map(Number) ?? [];
    return servicePorts(object).flatMap(({ nodePort, pointer }) =>
      nodePort === undefined || nodePort === 0 || (nodePort >= least && nodePort <= most)
        ? []
        : [{ path: `${pointer}/nodePort`, message: `is ${nodePort}, outside of ${least}-${most}` }],
    );
  },
};
