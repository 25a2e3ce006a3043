import { int32OfDouble } from '../../values/int64';
import { isWithinTolerance, type Tolerance } from './tolerance';

/** What is measured of one metric when every pod is ready and has a sample. */
export interface Measured {
  /** Replicas that the target has now. */
  readonly current: number;
  /** Pods that are ready and have a sample. */
  readonly ready: number;
  /** Measured use divided by target use; 1 is on target. */
  readonly usageRatio: number;
  readonly tolerance: Tolerance;
}

/**
 * Returns the whole number of replicas that one metric asks for, before stabilization, policies and bounds.
 *
 * Follows `ReplicaCalculator.GetResourceReplicas` where no pod is missing or unready
 * (`pkg/controller/podautoscaler/replica_calculator.go`).
 *
 * @example
 * recommendReplicas({ current: 3, ready: 3, usageRatio: 1.4, tolerance: { mode: 'interval', up: 0.1, down: 0.1 } }); // 5
 */
export function recommendReplicas({ current, ready, usageRatio, tolerance }: Measured): number {
  return isWithinTolerance(usageRatio, tolerance) ? current : int32OfDouble(Math.ceil(usageRatio * ready));
}
