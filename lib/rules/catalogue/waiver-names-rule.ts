import type { WaiverRule } from '../waiver-rule';

/** A waiver must name a rule that there is. */
export const waiverNamesRule: WaiverRule = {
  id: 'waiver-names-rule',
  severity: 'error',
  why: 'A waiver of a rule that does not exist waives nothing: it is most often misspelt.',
  fix: 'Name a rule that `cdk8s-inference rules` lists, or remove the annotation.',
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
    cdk8s-inference/ignore.images-pinned: built on this machine
`,
  judge: ({ rule }, { isRule }) => (isRule(rule) ? undefined : `names '${rule}', which is no rule`),
};
