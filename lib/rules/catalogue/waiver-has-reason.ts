import type { WaiverRule } from '../waiver-rule';

/** A waiver must say why. */
export const waiverHasReason: WaiverRule = {
  id: 'waiver-has-reason',
  severity: 'error',
  why: 'Nobody can tell later whether a waiver without a reason still holds, so it waives nothing.',
  fix: 'Write the reason as the value of the annotation.',
  accepted: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    cdk8s-inference/ignore.replicas-owned-by-autoscaler: one replica until the cut-over
spec: { replicas: 1 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 4
`,
  rejected: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    cdk8s-inference/ignore.replicas-owned-by-autoscaler: ""
spec: { replicas: 1 }
`,
  judge: ({ reason, until }) => {
    if (reason !== '') {
      return undefined;
    }
    return until === undefined ? 'gives no reason' : `gives no reason, only until=${until}`;
  },
};
