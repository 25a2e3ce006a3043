import type { FeatureGates } from './kubernetes-version';
import { DEFAULT_TOLERANCE } from './tolerance';

/** How kube-controller-manager is set, as far as it matters to autoscalers. */
export interface ControllerSettings {
  /** The version of Kubernetes, such as `1.32`. @default the newest that is supported */
  readonly kubernetesVersion?: string;
  /** `--horizontal-pod-autoscaler-tolerance`, as a ratio of 1. @default 0.1 */
  readonly tolerance?: number;
  /** `--horizontal-pod-autoscaler-downscale-stabilization`. @default 300 */
  readonly downscaleStabilizationSeconds?: number;
  /** `--horizontal-pod-autoscaler-cpu-initialization-period`. @default 300 */
  readonly cpuInitializationPeriodSeconds?: number;
  /** `--horizontal-pod-autoscaler-initial-readiness-delay`. @default 30 */
  readonly initialReadinessDelaySeconds?: number;
  /** `--feature-gates`. @default - those of the version */
  readonly featureGates?: FeatureGates;
}

/** The settings with upstream's defaults filled in: `pkg/controller/podautoscaler/config/v1alpha1/defaults.go`. */
export const DEFAULT_SETTINGS = {
  tolerance: DEFAULT_TOLERANCE,
  downscaleStabilizationSeconds: 300,
  cpuInitializationPeriodSeconds: 300,
  initialReadinessDelaySeconds: 30,
} as const;
