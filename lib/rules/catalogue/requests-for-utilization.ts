import type { AutoscalerMetric } from '../../manifests/autoscaler-metric';
import type { ManifestSet } from '../../manifests/manifest-set';
import { type Container, runningContainers, type Workload } from '../../manifests/workload';
import { podLevelRequestOf, requestOf } from '../../simulator/placement/pod-resources';
import { autoscaler, cpuMetric, deployment } from '../example';
import { kubernetesMinor } from '../kubernetes-minor';
import { defaultRequestIn } from '../limit-range';
import { AUTOSCALERS, type Offence, type Rule } from '../rule';

/** Kubernetes counts restartable init containers from 1.29 on. */
const SIDECARS_SINCE_MINOR = 29;

/** Every container that counts for a utilization must request the resource. */
export const requestsForUtilization: Rule = {
  id: 'requests-for-utilization',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'Utilization is a percentage of the request: one container without it, and the metric fails for the whole workload.',
  fix: "Give every container, sidecars included, a request for the metric's resource, or use an averageValue target.",
  accepted:
    deployment({ containers: '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: 500m } }' }) +
    autoscaler(`maxReplicas: 10\n${cpuMetric(70)}`),
  rejected:
    deployment({
      containers:
        '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: 500m } }\n- name: proxy\n  image: proxy:2.0.1',
    }) + autoscaler(`maxReplicas: 10\n${cpuMetric(70)}`),

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    const workload = scaler && all.scaledWorkloadOf(scaler);
    if (scaler === undefined || workload === undefined) {
      return [];
    }
    const minor = kubernetesMinor(facts);
    const counted = runningContainers(workload).filter(
      ({ role }) => role === 'container' || minor === undefined || minor >= SIDECARS_SINCE_MINOR,
    );
    return scaler.metrics.flatMap((metric) => offences(metric, workload, counted, all));
  },
};

function offences(
  metric: AutoscalerMetric,
  workload: Workload,
  counted: readonly Container[],
  all: ManifestSet,
): Offence[] {
  const { type, name: resource, container: only, averageUtilization, pointer: path } = metric;
  if (type === 'ContainerResource' && !counted.some(({ name }) => name === only)) {
    const names = counted.map(({ name }) => `'${name}'`).join(', ');
    return [{ path, message: `names container '${only ?? ''}', but the pods have ${names || 'none'}` }];
  }
  const isResource = type === 'Resource' || type === 'ContainerResource';
  if (!isResource || averageUtilization === undefined) {
    return [];
  }
  if (type === 'Resource' && podLevelRequestOf(workload, resource) !== undefined) {
    return [];
  }
  return counted
    .filter(({ name }) => type === 'Resource' || name === only)
    .filter((container) => requestOf(container, resource) === undefined)
    .filter(() => defaultRequestIn(workload.namespace, resource, all) === undefined)
    .map(({ name }) => ({
      path,
      message: `is ${averageUtilization} % of the ${resource} request, but container '${name}' of ${workload.manifest.kind} '${workload.manifest.name}' requests none`,
    }));
}
