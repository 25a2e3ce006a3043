import { textAt } from '../../manifests/field-at';
import { deployment } from '../example';
import { imageReference } from '../image-reference';
import { type Rule, WORKLOADS } from '../rule';

/** A tag that moves must be pulled each time. */
export const pullPolicyFitsTag: Rule = {
  id: 'pull-policy-fits-tag',
  severity: 'warning',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'Each node keeps the image that it pulled first, so replicas on different nodes run different code.',
  fix: 'Name a version; or set imagePullPolicy: Always.',
  accepted: deployment({ containers: '- name: web\n  image: web:latest\n  imagePullPolicy: Always' }),
  rejected: deployment({ containers: '- name: web\n  image: web:latest\n  imagePullPolicy: IfNotPresent' }),

  check(object, all) {
    return (all.workloadOf(object)?.containers ?? []).flatMap(({ fields, pointer }) => {
      const image = textAt(fields, 'image') ?? '';
      const policy = textAt(fields, 'imagePullPolicy');
      const { tag, hasDigest } = imageReference(image);
      return image !== '' && !hasDigest && tag === 'latest' && (policy === 'IfNotPresent' || policy === 'Never')
        ? [{ path: `${pointer}/imagePullPolicy`, message: `is ${policy}, but the tag of '${image}' moves` }]
        : [];
    });
  },
};
