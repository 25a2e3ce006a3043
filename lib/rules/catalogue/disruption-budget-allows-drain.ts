import { labelSelectorAt } from '../../manifests/label-selector';
import { titleOf } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import type { Workload } from '../../manifests/workload';
import { scaledCount } from '../../values/int-or-percent';
import { autoscaler, deployment } from '../example';
import { fewestReplicas, intOrPercentText } from '../replica-counts';
import { type Rule, SCALABLE } from '../rule';

const budget = (line: string): string => `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { selector: { matchLabels: { app: web } }, ${line} }
`;

/** A PodDisruptionBudget must allow one eviction at the autoscaler's minimum. */
export const disruptionBudgetAllowsDrain: Rule = {
  id: 'disruption-budget-allows-drain',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  reach: 'namespace',
  why: 'At low load no pod may be evicted, so draining a node for an upgrade waits for ever.',
  fix: 'Use maxUnavailable: 1, or keep minAvailable below the minimum of replicas.',
  accepted: deployment() + autoscaler('minReplicas: 2\nmaxReplicas: 10') + budget('maxUnavailable: 1'),
  rejected: deployment() + autoscaler('minReplicas: 2\nmaxReplicas: 10') + budget('minAvailable: 2'),

  check({ data, namespace }, all) {
    const selector = labelSelectorAt(data, 'spec', 'selector');
    const workloads =
      selector === undefined
        ? []
        : all.workloadsMatching(namespace, selector).filter(({ manifest }) => SCALABLE.includes(manifest.kind));
    const replicas = workloads.reduce((sum, workload) => sum + fewestReplicas(workload, all), 0);
    if (replicas < 1) {
      return [];
    }
    const minAvailable = intOrPercentText(data, 'spec', 'minAvailable');
    const maxUnavailable = intOrPercentText(data, 'spec', 'maxUnavailable');
    const key = minAvailable === undefined ? 'maxUnavailable' : 'minAvailable';
    // Like the disruption controller, both round up: minAvailable 50% of 3 is 2, maxUnavailable 10% of 3 is 1.
    const allowed =
      minAvailable === undefined
        ? scaledCount(maxUnavailable, replicas, 'up')
        : replicas - (scaledCount(minAvailable, replicas, 'up') ?? 0);
    if (allowed === undefined || allowed > 0) {
      return [];
    }
    const message = `is ${minAvailable ?? maxUnavailable}, so none of the ${replicas} ${pods(replicas)} of ${owners(workloads, all)} may be evicted`;
    return [{ path: `/spec/${key}`, message }];
  },
};

function pods(count: number): string {
  return count === 1 ? 'pod' : 'pods';
}

function owners(workloads: readonly Workload[], all: ManifestSet): string {
  return workloads
    .map(({ manifest }) => {
      const scaler = all.autoscalerOf(manifest);
      return scaler === undefined ? titleOf(manifest) : `${titleOf(manifest)} at its minimum of ${scaler.minReplicas}`;
    })
    .join(' and ');
}
