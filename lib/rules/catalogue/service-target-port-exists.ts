import { titleOf } from '../../manifests/manifest';
import { hasPodPort, selectedWorkloads, servicePorts } from '../../manifests/service-ports';
import { deployment, service } from '../example';
import type { Offence, Rule, Severity } from '../rule';

const WEB = deployment({
  containers: '- name: web\n  image: web:1.4.2\n  ports: [{ name: http, containerPort: 8000 }]',
});

/** A Service's target port must be a port of its pods. */
export const serviceTargetPortExists: Rule = {
  id: 'service-target-port-exists',
  severity: 'error',
  kinds: ['Service'],
  reach: 'namespace',
  why: 'Connections to a port that no container listens on are refused; a name that no container has gives no endpoint at all.',
  fix: "Set targetPort to the name or number of one of the containers' ports.",
  accepted: WEB + service('ports: [{ port: 80, targetPort: http }]'),
  rejected: WEB + service('ports: [{ port: 80, targetPort: web }]'),

  check(object, all) {
    const workloads = selectedWorkloads(object, all);
    return servicePorts(object).flatMap(({ targetPort, pointer }): Offence[] => {
      if (targetPort === undefined) {
        return [];
      }
      const without = workloads.filter((each) => hasPodPort(each, targetPort) === false);
      const severity: Severity = /^\d+$/.test(String(targetPort)) ? 'warning' : 'error';
      return without.map(({ manifest }) => ({
        path: `${pointer}/targetPort`,
        message: `is ${targetPort}, which is no port of the pods of ${titleOf(manifest)}`,
        severity,
      }));
    });
  },
};
