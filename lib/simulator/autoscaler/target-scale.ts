import { InvalidInput } from '../../values/invalid-input';
import type { Observation } from './observation';

/** The scale subresource of the target, as the controller reads it. */
export interface Scale {
  /** `spec.replicas`. */
  readonly replicas: number;
  /** `status.replicas`. */
  readonly statusReplicas: number;
  /** `status.selector`. */
  readonly selector: string;
}

/**
 * Returns the target's scale at an observation: what it does not give is as it was.
 *
 * @returns undefined when the scale is not known yet and cannot be read now either.
 * @throws InvalidInput when the first observation does not give it whole.
 */
export function scaleOf({ target, failures }: Observation, last: Scale | undefined): Scale | undefined {
  const replicas = target.replicas ?? last?.replicas;
  const statusReplicas = target.statusReplicas ?? last?.statusReplicas;
  const selector = target.selector ?? last?.selector;
  if (replicas !== undefined && statusReplicas !== undefined && selector !== undefined) {
    return { replicas, statusReplicas, selector };
  }
  if (failures.getScale !== undefined) {
    return undefined;
  }
  const missing = Object.entries({ replicas, statusReplicas, selector }).filter(([, value]) => value === undefined);
  const names = missing.map(([name]) => name).join(' and ');
  throw InvalidInput.of('MISSING', 'target', `lacks ${names}; the first observation must give all of them`);
}
