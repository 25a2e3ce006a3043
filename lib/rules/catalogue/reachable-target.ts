import { type Container, runningContainers, type Workload } from '../../manifests/workload';
import { limitOf, podLevelRequestOf, requestOf } from '../../simulator/placement/pod-resources';
import { autoscaler, cpuMetric, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';
import { scaleUpThreshold } from '../scaling-thresholds';

/** A utilization target must be one that the pods' limits let them exceed. */
export const reachableTarget: Rule = {
  id: 'reachable-target',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'The limit holds the usage below the utilization at which the autoscaler would act, so it never scales up.',
  fix: 'Lower the target, raise the limit, or remove the CPU limit.',
  accepted:
    deployment({
      containers: '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: 500m }, limits: { cpu: "1" } }',
    }) + autoscaler(`maxReplicas: 10\n${cpuMetric(70)}`),
  rejected:
    deployment({
      containers: '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: "1" }, limits: { cpu: "1" } }',
    }) + autoscaler(`maxReplicas: 10\n${cpuMetric(95)}`),

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    const workload = scaler && all.scaledWorkloadOf(scaler);
    if (scaler === undefined || workload === undefined) {
      return [];
    }
    return scaler.metrics.flatMap(({ name, container, averageUtilization, pointer }) => {
      if (averageUtilization === undefined || averageUtilization < 1) {
        return [];
      }
      const cap = highestUtilization(workload, name, container);
      if (cap === undefined) {
        return [];
      }
      const { percent, text } = scaleUpThreshold(scaler, averageUtilization, facts);
      if (percent !== undefined && cap >= percent) {
        return [];
      }
      const message = `would act at ${text} ${name === 'cpu' ? 'CPU' : name}, but the limit caps it at ${cap} %`;
      return [{ path: pointer, message }];
    });
  },
};

/** Returns the most whole percent of its request that a pod can use; undefined when nothing limits it. */
function highestUtilization(workload: Workload, resource: string, only: string | undefined): number | undefined {
  const counted = runningContainers(workload).filter(({ name }) => only === undefined || name === only);
  const limits = sum(counted, (container) => limitOf(container, resource));
  const podLevel = only === undefined ? podLevelRequestOf(workload, resource) : undefined;
  const requests = podLevel ?? sum(counted, (container) => requestOf(container, resource));
  return limits === undefined || requests === undefined || requests <= 0n
    ? undefined
    : Number((limits * 100n) / requests);
}

function sum(
  containers: readonly Container[],
  amount: (container: Container) => bigint | undefined,
): bigint | undefined {
  let total = 0n;
  for (const container of containers) {
    const each = amount(container);
    if (each === undefined) {
      return undefined;
    }
    total += each;
  }
  return total;
}
