import { numberAt } from '../../manifests/field-at';
import { titleOf } from '../../manifests/manifest';
import { autoscaler, deployment } from '../example';
import { type Rule, SCALABLE } from '../rule';

/** A workload that an autoscaler scales must leave `spec.replicas` unset. */
export const replicasOwnedByAutoscaler: Rule = {
  id: 'replicas-owned-by-autoscaler',
  severity: 'error',
  kinds: SCALABLE,
  reach: 'namespace',
  why: 'Every apply would put the replica count back to the one in the manifest, whatever the load.',
  fix: 'Remove spec.replicas; set minReplicas on the autoscaler instead.',
  accepted: deployment() + autoscaler(),
  rejected: deployment({ spec: 'replicas: 1' }) + autoscaler(),

  check(workload, all) {
    const owner = all.autoscalerOf(workload);
    const replicas = numberAt(workload.data, 'spec', 'replicas');
    if (owner === undefined || replicas === undefined) {
      return [];
    }
    return [
      { path: '/spec/replicas', message: `is ${replicas}, but ${titleOf(owner.manifest)} owns the replica count` },
    ];
  },
};
