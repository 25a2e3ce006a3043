/**
 * How a usage ratio is compared with the tolerance: `absolute` until Kubernetes 1.32, `interval` since 1.33.
 *
 * They differ where a ratio of exactly `1 + tolerance` is tested in doubles: 1.1 scales up in 1.32 and holds in 1.33.
 */
export type ToleranceMode = 'absolute' | 'interval';

/** How far a usage ratio may be from 1 before the autoscaler acts, as ratios of 1, and how that is compared. */
export interface Tolerance {
  readonly mode: ToleranceMode;
  /** Largest excess over 1 that is still on target. */
  readonly up: number;
  /** Largest shortfall under 1 that is still on target. In mode `absolute` only `up` is looked at. */
  readonly down: number;
}

/** kube-controller-manager's default of `--horizontal-pod-autoscaler-tolerance`. */
export const DEFAULT_TOLERANCE = 0.1;

/**
 * Returns the tolerance mode of a Kubernetes minor version.
 *
 * @param minor the second number of the version: 32 for 1.32.
 */
export function toleranceModeOf(minor: number): ToleranceMode {
  return minor >= 33 ? 'interval' : 'absolute';
}

/**
 * Says whether a usage ratio is so near to 1 that the autoscaler does nothing.
 *
 * Follows `pkg/controller/podautoscaler/replica_calculator.go`: `Tolerances.isWithin` (1.33 and later) and the
 * comparison `math.Abs(1.0-usageRatio) <= tolerance` (1.32 and earlier), both in doubles, operation by operation.
 *
 * @param usageRatio measured use divided by target use; 1 is on target.
 */
export function isWithinTolerance(usageRatio: number, { mode, up, down }: Tolerance): boolean {
  switch (mode) {
    case 'absolute':
      return Math.abs(1 - usageRatio) <= up;
    case 'interval':
      return 1 - down <= usageRatio && usageRatio <= 1 + up;
  }
}
