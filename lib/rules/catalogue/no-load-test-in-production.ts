import { locustRoleOf } from '../../manifests/locust-role';
import { deployment } from '../example';
import { type Rule, WORKLOADS } from '../rule';

const LOCUST = deployment({
  name: 'locust',
  containers: '- name: locust\n  image: locustio/locust:2.47.0\n  args: [--headless]',
});

/** A load test has no place among production's manifests. */
export const noLoadTestInProduction: Rule = {
  id: 'no-load-test-in-production',
  severity: 'error',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'Whoever reaches its web page can load production at will, and it is there for good.',
  fix: 'Keep the load test in a stack of its own, applied for the run and deleted after it.',
  accepted: deployment(),
  rejected: LOCUST,
  exampleSettings: { environment: 'production' },

  check(object, all, { environment }) {
    const workload = all.workloadOf(object);
    const locust = workload && locustRoleOf(workload);
    if (locust === undefined) {
      return [];
    }
    if (environment === undefined) {
      return [{ missing: 'environment' }];
    }
    return environment === 'production'
      ? [{ path: locust.container.pointer, message: `runs Locust in environment '${environment}'` }]
      : [];
  },
};
