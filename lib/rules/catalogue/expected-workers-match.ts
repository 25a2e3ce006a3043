import { locustRoleOf, locustRoles } from '../../manifests/locust-role';
import type { ManifestSet } from '../../manifests/manifest-set';
import { deployment } from '../example';
import { fewestReplicas } from '../replica-counts';
import { type Rule, WORKLOADS } from '../rule';

const locust = (name: string, args: string, spec: string): string =>
  deployment({ name, spec, containers: `- name: locust\n  image: locustio/locust:2.47.0\n  args: [${args}]` });

/** A Locust master must expect as many workers as there are. */
export const expectedWorkersMatch: Rule = {
  id: 'expected-workers-match',
  severity: 'error',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'With fewer workers than it expects the test never starts; with more, the first seconds run at less than the load asked for.',
  fix: 'Make --expect-workers and the replicas of the workers the same.',
  accepted:
    locust('master', '--master, --expect-workers=4', 'replicas: 1') + locust('worker', '--worker', 'replicas: 4'),
  rejected:
    locust('master', '--master, --expect-workers=4', 'replicas: 1') + locust('worker', '--worker', 'replicas: 2'),

  check(object, all) {
    const workload = all.workloadOf(object);
    const master = workload && locustRoleOf(workload);
    const expected = master?.expectWorkers;
    if (master?.role !== 'master' || expected === undefined) {
      return [];
    }
    const workers = workersIn(object.namespace, all);
    return Number(expected.value) === workers
      ? []
      : [{ path: expected.pointer, message: `expects ${expected.value} workers, and the set has ${workers}` }];
  },
};

function workersIn(namespace: string, all: ManifestSet): number {
  return locustRoles(all)
    .filter(({ role, workload }) => role === 'worker' && workload.namespace === namespace)
    .reduce((sum, { workload }) => sum + fewestReplicas(workload, all), 0);
}
