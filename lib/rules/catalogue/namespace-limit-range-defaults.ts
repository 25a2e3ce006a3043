import { runningContainers } from '../../manifests/workload';
import { amountText, podLevelRequestOf, requestOf } from '../../simulator/placement/pod-resources';
import { autoscaler, cpuMetric, deployment } from '../example';
import { defaultRequestIn } from '../limit-range';
import { AUTOSCALERS, type Rule } from '../rule';

const RANGE = `---
apiVersion: v1
kind: LimitRange
metadata: { name: defaults }
spec: { limits: [{ type: Container, defaultRequest: { cpu: 100m } }] }
`;

/** What a utilization is measured against must stand in the manifest, not in a namespace's default. */
export const namespaceLimitRangeDefaults: Rule = {
  id: 'namespace-limit-range-defaults',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'A LimitRange gives the request that the percentage is taken of: who changes it changes the scaling of every workload there.',
  fix: "Write the container's own request for the metric's resource.",
  accepted:
    deployment({ containers: '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: 500m } }' }) +
    autoscaler(`maxReplicas: 10\n${cpuMetric(70)}`) +
    RANGE,
  rejected: deployment() + autoscaler(`maxReplicas: 10\n${cpuMetric(70)}`) + RANGE,

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    const workload = scaler && all.scaledWorkloadOf(scaler);
    if (scaler === undefined || workload === undefined) {
      return [];
    }
    return scaler.metrics.flatMap(({ type, name: resource, container: only, averageUtilization, pointer: path }) => {
      const given = defaultRequestIn(workload.namespace, resource, all);
      const isResource = type === 'Resource' || type === 'ContainerResource';
      if (given === undefined || !isResource || averageUtilization === undefined) {
        return [];
      }
      return runningContainers(workload)
        .filter(({ name }) => type === 'Resource' || name === only)
        .filter(
          (each) => requestOf(each, resource) === undefined && podLevelRequestOf(workload, resource) === undefined,
        )
        .map(({ name }) => ({
          path,
          message: `is ${averageUtilization} % of the ${amountText(given.nano, resource)} ${resource} that ${given.title} gives to container '${name}'`,
        }));
    });
  },
};
