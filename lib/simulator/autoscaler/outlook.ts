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
  /** From the fewest replicas, 1 or more, to `Outlook.thresholdsThrough`. */
  readonly ranges: readonly ThresholdRange[];
}

/** What an autoscaler will do: where it scales, and how fast it can. */
export interface Outlook {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly tolerance: Tolerance;
  /** The last count that has its thresholds told: the most replicas, unless those are too many counts to be told. */
  readonly thresholdsThrough: number;
  readonly metrics: readonly MetricOutlook[];
  /** The fastest way from the fewest replicas, 1 or more, to the most. */
  readonly up: Pace;
  /** The fastest way back. */
  readonly down: Pace;
}

/** Counts whose thresholds are told, over all metrics: the API server takes any maximum of 32 bits. */
const MOST_COUNTS = 10_000;

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
  const counts = Math.max(1, Math.floor(MOST_COUNTS / Math.max(1, prepared.metrics.length)));
  const thresholdsThrough = Math.min(maxReplicas, from + counts - 1);
  return {
    minReplicas,
    maxReplicas,
    tolerance: prepared.tolerance,
    thresholdsThrough,
    metrics: metricsOf(prepared, from, thresholdsThrough),
    up: fastestWay(prepared.spec, { from, to: maxReplicas, downscaleStabilizationSeconds }),
    down: fastestWay(prepared.spec, { from: maxReplicas, to: from, downscaleStabilizationSeconds }),
  };
}

function metricsOf({ metrics, tolerance }: PreparedAutoscaler, from: number, through: number): MetricOutlook[] {
  return metrics.flatMap(({ name, target }) =>
    target === undefined ? [] : [{ name, target, ranges: rangesOf(target, from, through, tolerance) }],
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
