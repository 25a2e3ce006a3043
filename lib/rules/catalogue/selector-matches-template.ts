import { labelSelectorAt, matches, selectorText } from '../../manifests/label-selector';
import { deployment } from '../example';
import type { Rule } from '../rule';

/** A workload's selector must match the labels of its own pods. */
export const selectorMatchesTemplate: Rule = {
  id: 'selector-matches-template',
  severity: 'error',
  kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'Rollout', 'StatefulSet'],
  reach: 'namespace',
  why: 'The API server refuses the workload.',
  fix: 'Give the pod template every label that the selector asks for.',
  accepted: deployment(),
  rejected: `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: web, image: "web:1.4.2" }] }
`,

  check(object, all) {
    const workload = all.workloadOf(object);
    if (workload === undefined) {
      return [];
    }
    const selector = labelSelectorAt(object.data, 'spec', 'selector');
    if (selector === undefined) {
      // Neither selector nor labels: a patch for server-side apply, which names only what it sets.
      if (Object.keys(workload.podLabels).length === 0) {
        return [];
      }
      return [{ path: '/spec/selector', message: 'is missing; there is no default' }];
    }
    const text = selectorText(selector);
    return matches(selector, workload.podLabels)
      ? []
      : [{ path: '/spec/selector', message: `asks for ${text}, but the pods have ${labelsText(workload.podLabels)}` }];
  },
};

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.join(',') || 'no labels';
}
