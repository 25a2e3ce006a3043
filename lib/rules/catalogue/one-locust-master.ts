import { locustRoleOf, locustRoles } from '../../manifests/locust-role';
import { titleOf } from '../../manifests/manifest';
import { deployment } from '../example';
import { fewestReplicas } from '../replica-counts';
import { type Rule, WORKLOADS } from '../rule';

const master = (spec: string): string =>
  deployment({
    name: 'master',
    spec,
    containers: '- name: locust\n  image: locustio/locust:2.47.0\n  args: [--master]',
  });

/** A load test must have one Locust master. */
export const oneLocustMaster: Rule = {
  id: 'one-locust-master',
  severity: 'error',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'Workers join one of two masters by chance: each runs a part of the test and reports a part of the figures.',
  fix: 'Keep the master at one replica, without an autoscaler, and one master a namespace.',
  accepted: master('replicas: 1'),
  rejected: master('replicas: 2'),

  check(object, all) {
    const workload = all.workloadOf(object);
    if (workload === undefined || locustRoleOf(workload)?.role !== 'master') {
      return [];
    }
    const replicas = fewestReplicas(workload, all);
    const own = replicas > 1 ? [{ path: '/spec/replicas', message: `is ${replicas} for a Locust master` }] : [];
    const scaler = all.autoscalerOf(object);
    const scaled = scaler === undefined ? [] : [{ path: '/spec', message: `is scaled by ${titleOf(scaler.manifest)}` }];
    const others = locustRoles(all)
      .filter(({ role }) => role === 'master')
      .filter((each) => each.workload !== workload && each.workload.namespace === workload.namespace)
      .map((each) => ({
        path: '/metadata/name',
        message: `is a Locust master beside ${titleOf(each.workload.manifest)}`,
      }));
    return [...own, ...scaled, ...others];
  },
};
