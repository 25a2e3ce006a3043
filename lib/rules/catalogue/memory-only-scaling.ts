import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

/** Memory should not be the only thing that an autoscaler looks at. */
export const memoryOnlyScaling: Rule = {
  id: 'memory-only-scaling',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: 'Runtimes and models keep the memory that they once took: it neither rises with load as CPU does nor falls after it.',
  fix: 'Scale on CPU, or on a metric of the load such as requests in flight; set memory by request and limit.',
  accepted: deployment() + autoscaler('maxReplicas: 10'),
  rejected:
    deployment() +
    autoscaler(`maxReplicas: 10
metrics:
  - type: Resource
    resource: { name: memory, target: { type: Utilization, averageUtilization: 80 } }`),

  check(object, all) {
    const metrics = all.autoscalerFrom(object)?.metrics ?? [];
    const isMemory = metrics.map(
      ({ type, name }) => (type === 'Resource' || type === 'ContainerResource') && name === 'memory',
    );
    return metrics.length > 0 && isMemory.every(Boolean)
      ? [{ path: metrics[0]?.pointer ?? '', message: 'is memory, and nothing else is looked at' }]
      : [];
  },
};
