import type { Autoscaler } from '../../manifests/autoscaler';
import { fieldAt, itemsAt, textAt, textsAt } from '../../manifests/field-at';
import { type Manifest, titleOf } from '../../manifests/manifest';
import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** A workload must have one autoscaler, and no VerticalPodAutoscaler that acts on the resources it is scaled by. */
export const oneAutoscalerPerTarget: Rule = {
  id: 'one-autoscaler-per-target',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'Two autoscalers undo each other: the controller reports AmbiguousSelector, or requests change under the percentage.',
  fix: 'Keep one autoscaler with all the metrics; run a VerticalPodAutoscaler with updateMode Off, or on other resources.',
  accepted: deployment() + autoscaler(),
  rejected: `${deployment()}${autoscaler()}---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "70" } }]
`,

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    if (scaler === undefined || scaler.target.name === '') {
      return [];
    }
    const path = scaler.pointers.target;
    const others = all.autoscalersOf(scaler.target).filter(({ manifest }) => manifest !== object);
    const target = titleOf(scaler.target);
    const horizontal = others.map(({ manifest }) => {
      const makesOne = manifest.kind === 'ScaledObject' ? ', which makes an autoscaler of its own' : '';
      return { path, message: `names ${target}, which ${titleOf(manifest)} scales too${makesOne}` };
    });
    const vertical = all.verticalAutoscalersOf(scaler.target).flatMap((each) => {
      const shared = sharedResources(scaler, each);
      return shared.length === 0
        ? []
        : [{ path, message: `names ${target}, whose ${shared.join(' and ')} requests ${titleOf(each)} changes` }];
    });
    return [...horizontal, ...vertical];
  },
};

function sharedResources({ metrics }: Autoscaler, { data }: Manifest): string[] {
  if (textAt(data, 'spec', 'updatePolicy', 'updateMode') === 'Off') {
    return [];
  }
  const policies = itemsAt(data, 'spec', 'resourcePolicy', 'containerPolicies').filter(
    ({ fields }) => textAt(fields, 'mode') !== 'Off',
  );
  const controlled = new Set(
    policies.flatMap(({ fields }) =>
      fieldAt(fields, 'controlledResources') === undefined ? ['cpu', 'memory'] : textsAt(fields, 'controlledResources'),
    ),
  );
  const isControlled = (resource: string): boolean => policies.length === 0 || controlled.has(resource);
  const scaledBy = metrics.filter(({ type }) => type === 'Resource' || type === 'ContainerResource');
  return [...new Set(scaledBy.map(({ name }) => name))].filter(isControlled).sort();
}
