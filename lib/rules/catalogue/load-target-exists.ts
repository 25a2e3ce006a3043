import { type LocustSetting, locustRoleOf } from '../../manifests/locust-role';
import type { Manifest } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import { servicePorts } from '../../manifests/service-ports';
import { deployment, service } from '../example';
import { type Offence, type Rule, WORKLOADS } from '../rule';

const locust = (host: string): string =>
  deployment({
    name: 'locust-master',
    containers: `- name: locust\n  image: locustio/locust:2.47.0\n  args: [--master, --host, "${host}"]`,
  });

/** The host under test must be a Service of the set, with the port that is asked. */
export const loadTargetExists: Rule = {
  id: 'load-target-exists',
  severity: 'error',
  kinds: WORKLOADS,
  reach: 'set',
  why: 'Every request of the load test fails to resolve or connect, and the run measures nothing.',
  fix: 'Name the Service as other pods reach it: http://<service>.<namespace>:<port>.',
  accepted: deployment() + service() + locust('http://web'),
  rejected: deployment() + service() + locust('http://web:8000'),

  check(object, all) {
    const workload = all.workloadOf(object);
    const role = workload && locustRoleOf(workload);
    if (role === undefined) {
      return [];
    }
    const target = role.host === undefined ? [] : urlOffences(role.host, object, all);
    const master =
      role.role === 'worker' && role.masterHost !== undefined ? hostOffences(role.masterHost, object, all) : [];
    return [...target, ...master];
  },
};

function urlOffences({ value, pointer }: LocustSetting, { namespace }: Manifest, all: ManifestSet): Offence[] {
  const url = /^(?<scheme>https?):\/\/(?<host>[^:/?#]+)(:(?<port>\d+))?/.exec(value)?.groups;
  if (url === undefined) {
    return [{ path: pointer, message: `is '${value}', which is no URL such as http://web:8000` }];
  }
  const service = serviceNamed(url.host ?? '', namespace, all);
  if (service === 'outside') {
    return [];
  }
  if (service === undefined) {
    return [{ path: pointer, message: `is '${value}', but no Service of the set is reached as '${url.host}'` }];
  }
  const port = Number(url.port ?? (url.scheme === 'https' ? 443 : 80));
  const ports = servicePorts(service).map((each) => each.port);
  return ports.includes(port)
    ? []
    : [
        {
          path: pointer,
          message: `asks port ${port}, but Service '${service.name}' has ${ports.join(', ') || 'none'}`,
        },
      ];
}

function hostOffences({ value, pointer }: LocustSetting, { namespace }: Manifest, all: ManifestSet): Offence[] {
  return serviceNamed(value, namespace, all) === undefined
    ? [{ path: pointer, message: `is '${value}', but no Service of the set is reached so` }]
    : [];
}

/** Returns the Service that a host name reaches from a namespace; `outside` when the name is none of a Service. */
function serviceNamed(host: string, from: string, all: ManifestSet): Manifest | 'outside' | undefined {
  const [name = '', namespace = from, ...rest] = host.split('.');
  const isOfCluster = rest.length === 0 || rest[0] === 'svc';
  const isNamespace = namespace === from || all.ofKindIn('Service', namespace).length > 0;
  if (!isOfCluster || (rest.length === 0 && !isNamespace && host.includes('.')) || /^[\d.]+$/.test(host)) {
    return 'outside';
  }
  return all.named('Service', name).find((each) => each.namespace === namespace);
}
