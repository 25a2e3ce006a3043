import { argumentsOf, flagsOf } from '../../manifests/arguments';
import { metricsServerIn } from '../../manifests/metrics-server';
import { metricsServer } from '../example';
import type { Rule } from '../rule';

const FLAG = '--kubelet-insecure-tls';

/** Outside of a local environment metrics-server must verify the kubelets' certificates. */
export const metricsServerTls: Rule = {
  id: 'metrics-server-tls',
  severity: 'error',
  kinds: ['Deployment', 'DaemonSet'],
  reach: 'namespace',
  why: 'Whoever can answer in the place of a kubelet can make every autoscaler of the cluster scale as they like.',
  fix: "Remove the flag, and let the kubelets' serving certificates be signed by the cluster (serverTLSBootstrap).",
  accepted: metricsServer('--kubelet-preferred-address-types=InternalIP'),
  rejected: metricsServer('--kubelet-insecure-tls'),
  exampleSettings: { environment: 'production' },

  check(object, all, { environment }) {
    const workload = all.workloadOf(object);
    const server = workload && metricsServerIn(workload);
    const given =
      server &&
      flagsOf(argumentsOf(server.container))
        .get(FLAG)
        ?.filter(({ value }) => value !== 'false');
    if (given === undefined || given.length === 0) {
      return [];
    }
    if (environment === undefined) {
      return [{ missing: 'environment' }];
    }
    return environment === 'local'
      ? []
      : given.map(({ pointer }) => ({ path: pointer, message: `is ${FLAG} in environment '${environment}'` }));
  },
};
