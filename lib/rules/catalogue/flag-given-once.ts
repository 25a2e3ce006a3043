import { argumentsOf, flagsOf } from '../../manifests/arguments';
import { metricsServerIn } from '../../manifests/metrics-server';
import { metricsServer } from '../example';
import type { Rule } from '../rule';

/** A flag of metrics-server must be given once. */
export const flagGivenOnce: Rule = {
  id: 'flag-given-once',
  severity: 'warning',
  kinds: ['Deployment', 'DaemonSet'],
  reach: 'namespace',
  why: 'A patch that appends to args and is applied twice leaves the flag there twice: the last value wins, and the manifest no longer says which was meant.',
  fix: 'Give it once; use server-side apply, or write the whole object instead of an appending patch.',
  accepted: metricsServer('--kubelet-insecure-tls', '--metric-resolution=15s'),
  rejected: metricsServer('--kubelet-insecure-tls', '--metric-resolution=15s', '--kubelet-insecure-tls'),

  check(object, all) {
    const workload = all.workloadOf(object);
    const server = workload && metricsServerIn(workload);
    if (server === undefined) {
      return [];
    }
    return [...flagsOf(argumentsOf(server.container))].flatMap(([flag, values]) =>
      values
        .slice(1)
        .map(({ pointer }) => ({ path: pointer, message: `is ${flag}, which is given ${values.length} times` })),
    );
  },
};
