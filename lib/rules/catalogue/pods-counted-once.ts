import { selectorText } from '../../manifests/label-selector';
import { titleOf } from '../../manifests/manifest';
import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** The selector of what is scaled must match its own pods only. */
export const podsCountedOnce: Rule = {
  id: 'pods-counted-once',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: "The autoscaler averages over every pod that the target's selector matches, so another workload's load scales this one.",
  fix: "Give each workload's pods a label of their own, and select on it.",
  accepted: deployment() + autoscaler() + deployment({ name: 'api' }),
  rejected: `${deployment()}${autoscaler()}---
apiVersion: batch/v1
kind: Job
metadata: { name: warm-up }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { restartPolicy: Never, containers: [{ name: warm-up, image: "web:1.4.2" }] }
`,

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    const workload = scaler && all.scaledWorkloadOf(scaler);
    const selector = workload?.selector;
    if (scaler === undefined || workload === undefined || selector === undefined) {
      return [];
    }
    return all
      .workloadsMatching(workload.namespace, selector)
      .filter((other) => other !== workload)
      .map((other) => ({
        path: scaler.pointers.target,
        message: `names ${titleOf(workload.manifest)}, whose selector ${selectorText(selector)} also matches the pods of ${titleOf(other.manifest)}`,
      }));
  },
};
