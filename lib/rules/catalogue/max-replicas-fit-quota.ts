import { titleOf } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import type { Workload } from '../../manifests/workload';
import { amountText, limitOf, podAmount, requestOf } from '../../simulator/placement/pod-resources';
import { autoscaler, deployment } from '../example';
import { limitRangeBounds } from '../limit-range';
import { quotaBreaches, unstatedForQuota } from '../namespace-quota';
import { mostReplicas } from '../replica-counts';
import { AUTOSCALERS, type Rule } from '../rule';

const ONE_CPU = '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: "1" } }';
const QUOTA = `---
apiVersion: v1
kind: ResourceQuota
metadata: { name: team }
spec: { hard: { requests.cpu: "8" } }
`;

/** The namespace's ResourceQuota and LimitRange must allow the maximum of replicas. */
export const maxReplicasFitQuota: Rule = {
  id: 'max-replicas-fit-quota',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'Pods beyond the quota are refused when they are created: the replica count rises and no pod comes.',
  fix: 'Raise the quota, lower maxReplicas, or give the pods less.',
  accepted: deployment({ containers: ONE_CPU }) + autoscaler('maxReplicas: 8') + QUOTA,
  rejected: deployment({ containers: ONE_CPU }) + autoscaler('maxReplicas: 10') + QUOTA,

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    const workload = scaler && all.scaledWorkloadOf(scaler);
    const wanted = scaler && mostReplicas(scaler);
    if (scaler === undefined || workload === undefined || wanted === undefined) {
      return [];
    }
    const path = scaler.pointers.maxReplicas;
    const breaches = quotaBreaches(workload, wanted, all).map(
      ({ replicas, text }) => `is ${wanted}, but only ${replicas} are allowed: ${text}`,
    );
    const refused = [...unstatedForQuota(workload, all), ...outOfRange(workload, all)].map(
      (reason) => `is ${wanted}, but none is allowed: ${reason}`,
    );
    return [...breaches, ...refused].map((message) => ({ path, message }));
  },
};

function outOfRange(workload: Workload, all: ManifestSet): string[] {
  return limitRangeBounds(workload.namespace, all).flatMap(({ type, manifest, nano }) =>
    ['cpu', 'memory'].flatMap((resource) => {
      const amounts = (type === 'Container' ? workload.containers : [workload]).map((subject) => ({
        request:
          'fields' in subject ? requestOf(subject, resource) : podAmount(subject, (each) => requestOf(each, resource)),
        limit: 'fields' in subject ? limitOf(subject, resource) : podAmount(subject, (each) => limitOf(each, resource)),
        title: 'fields' in subject ? `container '${subject.name}'` : 'each pod',
      }));
      const [most, least] = [nano('max', resource), nano('min', resource)];
      return type !== 'Container' && type !== 'Pod'
        ? []
        : amounts.flatMap(({ request, limit, title }) => [
            ...(most !== undefined && limit !== undefined && limit > most
              ? [
                  `${titleOf(manifest)} allows a ${resource} limit of ${amountText(most, resource)}, and ${title} has ${amountText(limit, resource)}`,
                ]
              : []),
            ...(least !== undefined && request !== undefined && request < least
              ? [
                  `${titleOf(manifest)} demands a ${resource} request of ${amountText(least, resource)}, and ${title} has ${amountText(request, resource)}`,
                ]
              : []),
          ]);
    }),
  );
}
