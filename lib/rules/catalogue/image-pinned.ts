import { textAt } from '../../manifests/field-at';
import { deployment } from '../example';
import { imageReference } from '../image-reference';
import { type Rule, WORKLOADS } from '../rule';

/** An image must be named by a tag that does not move, or by digest. */
export const imagePinned: Rule = {
  id: 'image-pinned',
  severity: 'warning',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'Replicas that are added later may run other code than those that are there.',
  fix: 'Name a version or a digest.',
  accepted: deployment(),
  rejected: deployment({ containers: '- name: web\n  image: web:latest' }),

  check(object, all) {
    return (all.workloadOf(object)?.containers ?? []).flatMap(({ fields, pointer }) => {
      const image = textAt(fields, 'image') ?? '';
      const { tag, hasDigest } = imageReference(image);
      if (image === '' || hasDigest || tag !== 'latest') {
        return [];
      }
      const untagged = image.endsWith(':latest') ? '' : ', which means latest';
      return [{ path: `${pointer}/image`, message: `is '${image}'${untagged}` }];
    });
  },
};
