import { selectorText } from '../../manifests/label-selector';
import { selectedWorkloads, serviceSelector } from '../../manifests/service-ports';
import { matchedElsewhere } from '../elsewhere';
import { deployment, service } from '../example';
import type { Rule } from '../rule';

/** A Service must select the pods of something. */
export const serviceSelectsPods: Rule = {
  id: 'service-selects-pods',
  severity: 'error',
  kinds: ['Service'],
  reach: 'set',
  why: 'A Service without pods has no endpoints: connections to it are refused.',
  fix: "Select labels that the pods' template carries, or delete what is left of an earlier release.",
  accepted: deployment() + service(),
  rejected: deployment({ name: 'api' }) + service(),

  check(object, all) {
    const selector = serviceSelector(object);
    if (selector === undefined || selectedWorkloads(object, all).length > 0) {
      return [];
    }
    // What stands in another namespace is the finding of same-namespace.
    return matchedElsewhere(selector, object.namespace, all) === undefined
      ? [{ path: '/spec/selector', message: `selects ${selectorText(selector)}, which no pods of the set have` }]
      : [];
  },
};
