import type { AutoscalerSpec } from './autoscaler-spec';
import { type ControllerSettings, DEFAULT_SETTINGS } from './controller-settings';
import { controllerFlags } from './kubernetes-version';
import { fastestWay, type Pace } from './pace';
import { type PreparedAutoscaler, prepareAutoscaler } from './prepared-autoscaler';
import { type Thresholds, type ThresholdTarget, thresholdsAt } from './thresholds';
import type { Tolerance } from './tolerance';

/** The effective thresholds of one metric over a range of replicas at which they are the same. */
export interface ThresholdRange extends Thresholds {
  /** The last count of the range; `replicas` is its first. */
  readonly through: number;
}

/** What one metric does, alone and with every pod ready. */
export interface MetricOutlook {
  readonly name: string;
  readonly target: ThresholdTarget;
  /** From the fewest replicas, 1 or more, to the most. */
  readonly ranges: readonly ThresholdRange[];
}

/** What an autoscaler will do: where it scales, and how fast it can. */
export interface Outlook {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly tolerance: Tolerance;
  readonly metrics: readonly MetricOutlook[];
  /** The fastest way from the fewest replicas, 1 or more, to the most. */
  readonly up: Pace;
  /** The fastest way back. */
  readonly down: Pace;
}

/**
 * Returns what an autoscaler will do: its effective thresholds at each count, and the fastest ways up and down.
 *
 * @param spec one that the API accepts.
 */
export function outlookOf(spec: AutoscalerSpec, settings: ControllerSettings = {}): Outlook {
  const { tolerance, downscaleStabilizationSeconds } = { ...DEFAULT_SETTINGS, ...settings };
  const flags = controllerFlags(settings.kubernetesVersion, settings.featureGates);
  const prepared = prepareAutoscaler(spec, flags, tolerance);
  const { minReplicas, maxReplicas } = prepared.spec;
  const from = Math.max(minReplicas, 1);
  return {
    minReplicas,
    maxReplicas,
    tolerance: prepared.tolerance,
    metrics: metricsOf(prepared, from),
    up: fastestWay(prepared.spec, { from, to: maxReplicas, downscaleStabilizationSeconds }),
    down: fastestWay(prepared.spec, { from: maxReplicas, to: from, downscaleStabilizationSeconds }),
  };
}

function metricsOf({ metrics, spec, tolerance }: PreparedAutoscaler, from: number): MetricOutlook[] {
  return metrics.flatMap(({ name, target }) =>
    target === undefined ? [] : [{ name, target, ranges: rangesOf(target, from, spec.maxReplicas, tolerance) }],
  );
}

function rangesOf(target: ThresholdTarget, from: number, to: number, tolerance: Tolerance): ThresholdRange[] {
  const ranges: ThresholdRange[] = [];
  for (let replicas = from; replicas <= to; replicas++) {
    const here = thresholdsAt(target, replicas, tolerance);
    const last = ranges.at(-1);
    if (last !== undefined && last.scaleUpAt === here.scaleUpAt && last.scaleDownAt === here.scaleDownAt) {
      ranges[ranges.length - 1] = { ...last, through: replicas };
    } else {
      ranges.push({ ...here, through: replicas });
    }
  }
  return ranges;
}
