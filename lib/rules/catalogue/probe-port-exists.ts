import { itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { deployment } from '../example';
import { probeOf } from '../probe';
import { type Rule, type Severity, WORKLOADS } from '../rule';

const web = (port: string): string =>
  `- name: web\n  image: web:1.4.2\n  ports: [{ name: http, containerPort: 8000 }]\n  readinessProbe: { httpGet: { path: /healthz, port: ${port} } }`;

/** A probe must ask a port that its container has. */
export const probePortExists: Rule = {
  id: 'probe-port-exists',
  severity: 'error',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'A probe of a port that nobody listens on fails each time: the container never becomes ready, or is killed.',
  fix: "Name one of the container's ports.",
  accepted: deployment({ containers: web('http') }),
  rejected: deployment({ containers: web('web') }),

  check(object, all) {
    return (all.workloadOf(object)?.containers ?? []).flatMap((container) => {
      const ports = itemsAt(container.fields, 'ports').map(({ fields }) => fields);
      return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((kind) => {
        const probe = probeOf(container, kind);
        const port = probe?.port;
        if (probe === undefined || port === undefined) {
          return [];
        }
        const isNumber = /^\d+$/.test(String(port));
        const isThere = ports.some((each) =>
          isNumber ? numberAt(each, 'containerPort') === Number(port) : textAt(each, 'name') === port,
        );
        if (isThere || (isNumber && ports.length === 0)) {
          return [];
        }
        // A container may listen on a port that its manifest does not list.
        const severity: Severity = isNumber ? 'warning' : 'error';
        const message = `is ${port}, which is no port of container '${container.name}'`;
        return [{ path: probe.portPointer, message, severity }];
      });
    });
  },
};
