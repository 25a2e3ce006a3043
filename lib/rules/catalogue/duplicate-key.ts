import { service } from '../example';
import { ANY_KIND, type Rule } from '../rule';

/** A mapping must have a key once. */
export const duplicateKey: Rule = {
  id: 'duplicate-key',
  severity: 'error',
  kinds: ANY_KIND,
  reach: 'namespace',
  why: 'The last value counts for kubectl, without a word; other tools refuse the file, and people see the first.',
  fix: 'Remove all but one.',
  accepted: service(),
  rejected: service('ports: [{ port: 80, targetPort: 8000 }]\ntype: NodePort\ntype: ClusterIP'),

  check(object) {
    return object.duplicateKeys.map(({ pointer, lines }) => ({
      path: pointer,
      message: `stands on the lines ${lines.join(', ')}; the last one counts`,
    }));
  },
};
