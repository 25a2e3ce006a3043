import { controllerFlags } from '../autoscaler/kubernetes-version';
import { prepareAutoscaler } from '../autoscaler/prepared-autoscaler';
import { thresholdsAt } from '../autoscaler/thresholds';
import { DEFAULT_TOLERANCE } from '../autoscaler/tolerance';
import type { Scenario } from '../scenario/scenario';
import type { WorkloadModel } from '../scenario/workload-model';
import type { SimulationResult } from './simulation-result';

/** Returns the utilization at which the first metric of resource use acts, at the fewest replicas. */
export function effectiveThresholds(
  { autoscaler }: WorkloadModel,
  { controller }: Scenario,
): SimulationResult['thresholds'] {
  if (autoscaler === undefined) {
    return undefined;
  }
  const flags = controllerFlags(controller?.kubernetesVersion, controller?.featureGates);
  const { spec, tolerance } = prepareAutoscaler(autoscaler.spec, flags, controller?.tolerance ?? DEFAULT_TOLERANCE);
  const targets = spec.metrics.map(
    (metric) => (metric.resource ?? metric.containerResource)?.target.averageUtilization,
  );
  const target = targets.find((utilization) => utilization !== undefined);
  if (target === undefined) {
    return undefined;
  }
  const { scaleUpAt, scaleDownAt } = thresholdsAt(
    { kind: 'utilization', target },
    Math.max(1, spec.minReplicas),
    tolerance,
  );
  return {
    scaleUpPercent: scaleUpAt === undefined ? undefined : Number(scaleUpAt),
    scaleDownPercent: scaleDownAt === undefined ? undefined : Number(scaleDownAt),
  };
}
