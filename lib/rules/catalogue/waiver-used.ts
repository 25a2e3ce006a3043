import { isInForce } from '../waiver';
import type { WaiverRule } from '../waiver-rule';

/** A waiver must waive something. */
export const waiverUsed: WaiverRule = {
  id: 'waiver-used',
  severity: 'warning',
  why: 'A waiver that waives nothing would hide the next finding of its rule, which nobody has judged.',
  fix: 'Remove the annotation.',
  accepted: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    cdk8s-inference/ignore.image-pinned: built on this machine
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:latest", imagePullPolicy: Always }] }
`,
  rejected: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    cdk8s-inference/ignore.image-pinned: built on this machine
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1.4.2" }] }
`,
  judge: (waiver, { today, isRule, isUsed }) =>
    isRule(waiver.rule) && isInForce(waiver, today) && !isUsed(waiver) ? 'waives nothing' : undefined,
};
