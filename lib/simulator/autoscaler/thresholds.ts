import { type Int64, int32OfDouble, wrap64 } from '../../values/int64';
import { recommendReplicas } from './recommend-replicas';
import { isWithinTolerance, type Tolerance } from './tolerance';

/**
 * What one metric is held at, in the whole numbers that the controller compares: percents of the request, or
 * thousandths of a unit.
 *
 * - `utilization`: percents of the request, measured over all pods (Resource, ContainerResource).
 * - `averageValue`: thousandths per pod (Resource, ContainerResource, Pods).
 * - `value`: thousandths of the whole metric, which `target` is held at (Object, External).
 * - `totalPerPod`: thousandths of the whole metric, which is shared by the replicas (Object, External).
 */
export interface ThresholdTarget {
  readonly kind: 'utilization' | 'averageValue' | 'value' | 'totalPerPod';
  /** Greater than 0. */
  readonly target: Int64;
}

/** Where one metric, alone and with every pod ready, moves the replica count. Units are those of its target. */
export interface Thresholds {
  readonly replicas: number;
  /** The smallest measurement that asks for more replicas; undefined when none within 64 bits does. */
  readonly scaleUpAt: Int64 | undefined;
  /** The largest measurement that asks for fewer replicas; undefined when none does. */
  readonly scaleDownAt: Int64 | undefined;
}

const LARGEST = 2n ** 63n - 1n;

/**
 * Returns the effective thresholds of a target at a number of replicas.
 *
 * They are not `target × (1 ± tolerance)`: utilization moves in whole percents, the count is rounded up, and at few
 * replicas the next smaller count needs a far lower measurement. They are found by asking the arithmetic itself.
 *
 * @param replicas present replicas, all of them ready; at least 1.
 * @example
 * thresholdsAt({ kind: 'utilization', target: 70 }, 3, tolerance); // scaleUpAt 78, scaleDownAt 46
 */
export function thresholdsAt(target: ThresholdTarget, replicas: number, tolerance: Tolerance): Thresholds {
  const proposal = (measured: bigint): number => proposedReplicas(target, replicas, measured, tolerance);
  const above = smallestWhere((measured) => proposal(measured) > replicas);
  const notBelow = smallestWhere((measured) => proposal(measured) >= replicas);
  return {
    replicas,
    scaleUpAt: above === undefined ? undefined : wrap64(above),
    scaleDownAt: notBelow === undefined || notBelow === 0n ? undefined : wrap64(notBelow - 1n),
  };
}

function proposedReplicas(
  { kind, target }: ThresholdTarget,
  replicas: number,
  measured: bigint,
  tolerance: Tolerance,
): number {
  if (kind === 'totalPerPod') {
    const usageRatio = Number(measured) / (Number(target) * replicas);
    return isWithinTolerance(usageRatio, tolerance) ? replicas : saturated(Number(measured) / Number(target));
  }
  const usageRatio = Number(measured) / Number(target);
  if (usageRatio * replicas > LARGEST_COUNT) {
    return LARGEST_COUNT;
  }
  return recommendReplicas({ current: replicas, ready: replicas, usageRatio, tolerance });
}

/** Beyond it, what is too large to be a replica count would wrap: thresholds are far below. */
const LARGEST_COUNT = 2 ** 31 - 1;

function saturated(replicas: number): number {
  return replicas > LARGEST_COUNT ? LARGEST_COUNT : int32OfDouble(Math.ceil(replicas));
}

/** Returns the smallest whole number for which a law holds that never stops holding; undefined beyond 64 bits. */
function smallestWhere(holds: (value: bigint) => boolean): bigint | undefined {
  let high = 1n;
  while (!holds(high)) {
    if (high >= LARGEST) {
      return undefined;
    }
    high = high * 2n > LARGEST ? LARGEST : high * 2n;
  }
  let low = -1n;
  while (high - low > 1n) {
    const middle = (high + low) / 2n;
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
