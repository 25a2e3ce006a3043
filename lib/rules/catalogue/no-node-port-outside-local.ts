import { textAt } from '../../manifests/field-at';
import { service } from '../example';
import type { Rule } from '../rule';

/** Only a local environment should publish Services on its nodes. */
export const noNodePortOutsideLocal: Rule = {
  id: 'no-node-port-outside-local',
  severity: 'warning',
  kinds: ['Service'],
  reach: 'namespace',
  why: 'A node port is open on every node, beside whatever guards the ingress, and traffic to it is balanced by nobody.',
  fix: 'Use ClusterIP behind an Ingress or Gateway, or LoadBalancer.',
  accepted: service('type: ClusterIP\nports: [{ port: 80 }]'),
  rejected: service('type: NodePort\nports: [{ port: 80 }]'),
  exampleSettings: { environment: 'production' },

  check({ data }, _all, { environment }) {
    if (textAt(data, 'spec', 'type') !== 'NodePort') {
      return [];
    }
    if (environment === undefined) {
      return [{ missing: 'environment' }];
    }
    return environment === 'local'
      ? []
      : [{ path: '/spec/type', message: `is NodePort in environment '${environment}'` }];
  },
};
