import { labelSelectorAt, selectorText } from '../../manifests/label-selector';
import { type Manifest, titleOf } from '../../manifests/manifest';
import { serviceSelector } from '../../manifests/service-ports';
import { matchedElsewhere } from '../elsewhere';
import { deployment, service } from '../example';
import type { Rule } from '../rule';

/** What selects pods must stand in their namespace. */
export const sameNamespace: Rule = {
  id: 'same-namespace',
  severity: 'error',
  kinds: ['Service', 'PodDisruptionBudget', 'NetworkPolicy'],
  reach: 'set',
  why: 'A selector looks in its own namespace only: it finds none of the pods that it was written for.',
  fix: 'Put both in the same namespace.',
  accepted: deployment() + service(),
  rejected: deployment() + service().replace('name: web', 'name: web, namespace: edge'),

  check(object, all) {
    const { selector, path } = selectorOf(object);
    if (
      selector === undefined ||
      (Object.keys(selector.matchLabels).length === 0 && selector.matchExpressions.length === 0)
    ) {
      return [];
    }
    if (all.workloadsMatching(object.namespace, selector).length > 0) {
      return [];
    }
    const other = matchedElsewhere(selector, object.namespace, all);
    return other === undefined
      ? []
      : [
          {
            path,
            message: `selects ${selectorText(selector)} in namespace '${object.namespace}', but ${titleOf(other.manifest)} is in '${other.namespace}'`,
          },
        ];
  },
};

function selectorOf(object: Manifest): {
  readonly selector: ReturnType<typeof labelSelectorAt>;
  readonly path: string;
} {
  switch (object.kind) {
    case 'Service':
      return { selector: serviceSelector(object), path: '/spec/selector' };
    case 'NetworkPolicy':
      return { selector: labelSelectorAt(object.data, 'spec', 'podSelector'), path: '/spec/podSelector' };
    default:
      return { selector: labelSelectorAt(object.data, 'spec', 'selector'), path: '/spec/selector' };
  }
}
