import type { Manifest } from '../../manifests/manifest';
import type { Workload } from '../../manifests/workload';
import type { CheckSettings } from '../../settings/check-settings';
import { ownValue } from '../../values/own-value';
import { deployment } from '../example';
import { earliestFailureSeconds, probeOf } from '../probe';
import { type MissingFact, type Rule, WORKLOADS } from '../rule';

const ANNOTATION = 'cdk8s-inference/startup-seconds';
const HEALTH = 'httpGet: { path: /healthz, port: 8000 }';
const LIVENESS = `- name: web\n  image: web:1.4.2\n  livenessProbe: { ${HEALTH}, initialDelaySeconds: 30, periodSeconds: 10 }`;

/** No probe may kill a container that is still within its declared start-up time. */
export const startupCovered: Rule = {
  id: 'startup-covered',
  severity: 'error',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'A container that loads for longer than its probes wait is killed and starts again, for ever: most likely under load, when new replicas are needed.',
  fix: `Add a startupProbe whose failureThreshold × periodSeconds covers the start-up time.`,
  accepted: deployment({
    containers: `${LIVENESS}\n  startupProbe: { ${HEALTH}, periodSeconds: 5, failureThreshold: 30 }`,
  }),
  rejected: deployment({ containers: LIVENESS }),
  exampleSettings: { startupSeconds: { web: 120 } },

  check(object, all, facts) {
    const workload = all.workloadOf(object);
    const hasProbe = workload?.containers.some(
      (each) => probeOf(each, 'livenessProbe') ?? probeOf(each, 'startupProbe'),
    );
    if (workload === undefined || !hasProbe) {
      return [];
    }
    const seconds = declaredSeconds(object, workload, facts);
    if (typeof seconds !== 'number') {
      return [seconds];
    }
    return workload.containers.flatMap((container) => {
      const name = probeOf(container, 'startupProbe') === undefined ? 'livenessProbe' : 'startupProbe';
      const probe = probeOf(container, name);
      if (probe === undefined || earliestFailureSeconds(probe) >= seconds) {
        return [];
      }
      const killed = `can kill container '${container.name}' ${earliestFailureSeconds(probe)} s after its start`;
      return [{ path: probe.pointer, message: `${killed}, but it may take ${seconds} s to start` }];
    });
  },
};

function declaredSeconds(
  { name, annotations }: Manifest,
  { podAnnotations }: Workload,
  { startupSeconds }: CheckSettings,
): number | MissingFact {
  const annotated = Number(annotations[ANNOTATION] ?? podAnnotations[ANNOTATION] ?? Number.NaN);
  const declared = Number.isFinite(annotated) ? annotated : ownValue(startupSeconds, name);
  return declared ?? { missing: `startupSeconds or the annotation ${ANNOTATION}` };
}
