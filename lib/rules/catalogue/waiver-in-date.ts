import { isDate } from '../waiver';
import type { WaiverRule } from '../waiver-rule';

/** A waiver must not be past its date. */
export const waiverInDate: WaiverRule = {
  id: 'waiver-in-date',
  severity: 'error',
  why: 'A waiver past its date waives nothing any more: someone meant to come back to it by then.',
  fix: 'Fix what was waived, or set a later date with a reason that holds today; write it as until=2027-01-31.',
  accepted: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    cdk8s-inference/ignore.image-pinned: built on this machine until=2999-12-31
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
    cdk8s-inference/ignore.image-pinned: built on this machine until=2020-01-31
`,
  judge: ({ until }, { today }) => {
    if (until === undefined) {
      return undefined;
    }
    if (!isDate(until)) {
      return `has until=${until}, which is no date`;
    }
    return today > until ? `ended on ${until}; today is ${today}` : undefined;
  },
};
