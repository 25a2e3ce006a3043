import { titleOf } from '../../manifests/manifest';
import { deployment } from '../example';
import { ANY_KIND, type Rule } from '../rule';

/** No two objects of a set may have the same identity. */
export const identityUnique: Rule = {
  id: 'identity-unique',
  severity: 'error',
  kinds: ANY_KIND,
  reach: 'namespace',
  why: 'The one that is applied last overwrites the other.',
  fix: 'Rename one, give it another namespace, or remove it.',
  accepted: deployment() + deployment({ name: 'api' }),
  rejected: deployment({ spec: 'replicas: 1' }) + deployment({ spec: 'replicas: 2' }),

  check(object, all) {
    const count = object.name === '' ? 1 : all.withIdentity(object).length;
    const where = object.namespace === '' ? '' : ` in namespace '${object.namespace}'`;
    return count > 1
      ? [{ path: '/metadata/name', message: `names one of ${count} objects that are ${titleOf(object)}${where}` }]
      : [];
  },
};
