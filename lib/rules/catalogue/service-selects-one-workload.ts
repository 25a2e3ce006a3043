import { selectorText } from '../../manifests/label-selector';
import { titleOf } from '../../manifests/manifest';
import { selectedWorkloads, serviceSelector } from '../../manifests/service-ports';
import { deployment, service } from '../example';
import type { Rule } from '../rule';

/** A Service must select the pods of one workload. */
export const serviceSelectsOneWorkload: Rule = {
  id: 'service-selects-one-workload',
  severity: 'warning',
  kinds: ['Service'],
  reach: 'namespace',
  why: 'Traffic is shared by pods that were not meant to answer it, and the load that scales one workload is served by another.',
  fix: 'Select a label that only one workload has; delete what is left of an earlier release.',
  accepted: deployment() + service(),
  rejected: `${deployment()}${service()}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-old }
spec:
  selector: { matchLabels: { app: web, release: old } }
  template:
    metadata: { labels: { app: web, release: old } }
    spec: { containers: [{ name: web, image: "web:1.3.0" }] }
`,

  check(object, all) {
    const selector = serviceSelector(object);
    const workloads = selectedWorkloads(object, all).filter(({ manifest }) => !isBatch(manifest.kind));
    if (selector === undefined || workloads.length < 2) {
      return [];
    }
    const titles = workloads.map(({ manifest }) => titleOf(manifest)).sort();
    return [
      { path: '/spec/selector', message: `${selectorText(selector)} selects the pods of ${titles.join(' and ')}` },
    ];
  },
};

/** A Service may gather single Pods and Jobs by design. */
function isBatch(kind: string): boolean {
  return kind === 'Pod' || kind === 'Job' || kind === 'CronJob';
}
