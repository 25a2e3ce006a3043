import { pointerToken } from '../../values/json-pointer';
import { deployment } from '../example';
import type { Rule } from '../rule';

const MOVING = new Map([
  ['app.kubernetes.io/version', 'the version'],
  ['version', 'the version'],
  ['helm.sh/chart', "the chart's version"],
  ['chart', "the chart's version"],
  ['release', 'the Helm release'],
  ['heritage', 'the tool'],
  ['app.kubernetes.io/managed-by', 'the tool'],
  ['pod-template-hash', 'a hash'],
  ['controller-revision-hash', 'a hash'],
  ['cdk8s.io/metadata.addr', 'a hash of the construct path'],
]);
const HASH = /(^|[./-])(hash|sha|checksum|revision|commit)$/i;

/** A selector must not hold what changes with a version, a chart, a release or a hash. */
export const stableSelector: Rule = {
  id: 'stable-selector',
  severity: 'warning',
  kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  reach: 'namespace',
  why: 'A selector is immutable: the apply after the next change of the label is refused.',
  fix: 'Select on labels that stay, such as app: <name>; keep the others on the pods only.',
  accepted: deployment(),
  rejected: `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web, version: 1.4.2 } }
  template:
    metadata: { labels: { app: web, version: 1.4.2 } }
    spec: { containers: [{ name: web, image: "web:1.4.2" }] }
`,

  check(object, all) {
    const selector = all.workloadOf(object)?.selector;
    return Object.entries(selector?.matchLabels ?? {}).flatMap(([key, value]) => {
      const what = MOVING.get(key) ?? (HASH.test(key) ? 'a hash' : undefined);
      const pointer = `/spec/selector/matchLabels/${pointerToken(key)}`;
      return what === undefined
        ? []
        : [{ path: pointer, message: `selects on ${key}=${value}, which changes with ${what}` }];
    });
  },
};
