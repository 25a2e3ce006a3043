import type { Autoscaler } from '../manifests/autoscaler';
import { fieldAt, numberAt } from '../manifests/field-at';
import type { ManifestSet } from '../manifests/manifest-set';
import type { Workload } from '../manifests/workload';

/**
 * Returns how many pods a workload has at the least: its autoscaler's minimum, or its own count. A count that is not a whole
 * number, which the API server refuses, is taken for the default of 1.
 */
export function fewestReplicas(workload: Workload, all: ManifestSet): number {
  const { manifest } = workload;
  const [autoscaler] = all.autoscalersOf(manifest);
  if (autoscaler !== undefined) {
    return wholeOr(autoscaler.minReplicas, 1);
  }
  switch (manifest.kind) {
    case 'Pod':
      return 1;
    case 'Job':
      return wholeOr(numberAt(manifest.data, 'spec', 'parallelism'), 1);
    case 'CronJob':
    case 'DaemonSet':
      return 0;
    default:
      return wholeOr(numberAt(manifest.data, 'spec', 'replicas'), 1);
  }
}

function wholeOr(count: number | undefined, otherwise: number): number {
  return count !== undefined && Number.isSafeInteger(count) ? count : otherwise;
}

/** Returns the most replicas of an autoscaler, or undefined when it does not say or says nonsense. */
export function mostReplicas({ maxReplicas }: Autoscaler): number | undefined {
  return maxReplicas !== undefined && Number.isInteger(maxReplicas) && maxReplicas > 0 ? maxReplicas : undefined;
}

/** Returns the text of a whole number or percentage: `25%`, `1`; undefined when there is none. */
export function intOrPercentText(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = fieldAt(value, ...keys);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
