import { deployment } from '../example';
import { type Probe, probeOf } from '../probe';
import { type Rule, WORKLOADS } from '../rule';

const HEALTH = 'httpGet: { path: /healthz, port: 8000 }';
const probes = (liveness: string): string =>
  `- name: web\n  image: web:1.4.2\n  readinessProbe: { ${HEALTH}, periodSeconds: 5 }\n  livenessProbe: { ${liveness} }`;

/** A liveness probe that asks what readiness asks must be more patient. */
export const livenessNotReadiness: Rule = {
  id: 'liveness-not-readiness',
  severity: 'warning',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'What is only too busy to be ready is killed at the same moment, which puts its load on the others.',
  fix: 'Let liveness ask less than readiness, or fail later: a higher failureThreshold × periodSeconds.',
  accepted: deployment({ containers: probes(`${HEALTH}, periodSeconds: 10, failureThreshold: 6`) }),
  rejected: deployment({ containers: probes(`${HEALTH}, periodSeconds: 5`) }),

  check(object, all) {
    return (all.workloadOf(object)?.containers ?? []).flatMap((container) => {
      const liveness = probeOf(container, 'livenessProbe');
      const readiness = probeOf(container, 'readinessProbe');
      if (
        liveness === undefined ||
        readiness?.endpoint !== liveness.endpoint ||
        patience(liveness) > patience(readiness)
      ) {
        return [];
      }
      const message = `asks ${liveness.endpoint} as readiness does, and gives up after ${patience(liveness)} s, readiness after ${patience(readiness)} s`;
      return [{ path: liveness.pointer, message }];
    });
  },
};

function patience({ failureThreshold, periodSeconds }: Probe): number {
  return failureThreshold * periodSeconds;
}
