import { listed } from '../../values/listed';
import { ownValue } from '../../values/own-value';
import type { Scenario } from './scenario';
import type { WorkloadModel } from './workload-model';

/** What a scenario lacks for the manifests that it is simulated with. */
export interface FittingFault {
  /** JSON pointer in the scenario. */
  readonly pointer: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/**
 * Returns what does not fit between a scenario and a workload: classes without weight that the load test does not have,
 * and metrics that the autoscaler asks for and nothing serves.
 */
export function fittingFaults(scenario: Scenario, model: WorkloadModel): FittingFault[] {
  return [...weightFaults(scenario, model), ...metricFaults(scenario, model)];
}

function weightFaults({ service: { classes } }: Scenario, { loadTest }: WorkloadModel): FittingFault[] {
  if (loadTest === undefined) {
    return [];
  }
  const known = Object.keys(loadTest.weights);
  const missing = classes.flatMap(({ name, weight }, index) =>
    weight === undefined && ownValue(loadTest.weights, name) === undefined
      ? [
          {
            pointer: `/service/classes/${index}/weight`,
            message: `is missing, and the load test in the manifests has no '${name}' (it has ${listed(known)}); give a weight`,
          },
        ]
      : [],
  );
  const isEmpty = classes.every(({ name, weight }) => (weight ?? ownValue(loadTest.weights, name) ?? 1) === 0);
  return isEmpty
    ? [{ pointer: '/service/classes', message: 'have weights that are all 0; give at least one above 0' }]
    : missing;
}

function metricFaults({ metrics }: Scenario, { autoscaler, keda }: WorkloadModel): FittingFault[] {
  const served = new Set(Object.keys(metrics?.custom ?? {}));
  const scheduled = new Set(keda?.triggers.flatMap((trigger) => (trigger.type === 'cron' ? [trigger.metricName] : [])));
  const asked = (autoscaler?.spec.metrics ?? []).flatMap(({ pods, object, external }) => {
    const name = (pods ?? object ?? external)?.metric.name;
    return name === undefined || scheduled.has(name) ? [] : [name];
  });
  return [...new Set(asked)]
    .filter((name) => !served.has(name))
    .map((name) => ({
      pointer: '/metrics/custom',
      message: `has no '${name}', which the autoscaler asks for; add it, such as ${name}: { of: queueLength }`,
    }));
}
