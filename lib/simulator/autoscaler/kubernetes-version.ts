import { InvalidInput } from '../../values/invalid-input';
import { ownValue } from '../../values/own-value';
import type { SelectorWords } from './label-requirement';
import { type ToleranceMode, toleranceModeOf } from './tolerance';

/** The oldest minor version of Kubernetes 1 that the simulator follows. */
export const OLDEST_MINOR = 28;
/** The newest minor version of Kubernetes 1 that the simulator follows; the default. */
export const NEWEST_MINOR = 37;

/** Feature gates that change decisions, by name; a gate left out has its version's default. */
export type FeatureGates = Readonly<Record<string, boolean>>;

/** What a version of the controller, with its feature gates, does differently from others. */
export interface ControllerFlags {
  /** Second number of the version: 32 for 1.32. */
  readonly minor: number;
  /** How a ratio is compared with the tolerance. Since 1.33: `interval`. */
  readonly toleranceMode: ToleranceMode;
  /** `behavior.*.tolerance` is heeded. Gate HPAConfigurableTolerance: 1.33 off, 1.35 on. */
  readonly configurableTolerance: boolean;
  /** Requests of sidecars, init containers that restart, count. Since 1.29. */
  readonly countSidecars: boolean;
  /** Requests of the pod as a whole count where they are set. Gate PodLevelResources: 1.34 on. */
  readonly podLevelRequests: boolean;
  /** When every metric fails, `status.currentMetrics` stays as it was. Until 1.28. */
  readonly keepOldMetricsOnFailure: boolean;
  /** Messages of failed metrics and selectors are taken for format strings, so that `%` is mangled. Until 1.28. */
  readonly messagesAreFormats: boolean;
  /** A metric without the container fails for all pods, not for that pod alone. Until 1.32. */
  readonly absentContainerFailsMetric: boolean;
  /** `status.currentMetrics` names the object of an Object metric with an average target. Since 1.33. */
  readonly namesAveragedObject: boolean;
  /** Memory is written in powers of 1024. Since 1.34. */
  readonly binaryMemory: boolean;
  /** Counts and sums of External metrics with an average target are capped. Since 1.34. */
  readonly capsExternalAverage: boolean;
  /** Counts of Object and External metrics with a total target, and sums of External ones, are capped. Since 1.35. */
  readonly capsTotals: boolean;
  /** A pod without the container that a metric names fails the metric; else its request is 0. Since 1.35. */
  readonly absentContainerFailsRequest: boolean;
  /** Whether, and how, a target at 0 replicas is scaled up again. Gate HPAScaleToZero: alpha, 1.37 on. */
  readonly scaleToZero: 'legacy' | 'off' | 'condition';
  /** `minReplicas: 0` is valid. Gate HPAScaleToZero. */
  readonly allowsMinZero: boolean;
  /** The API refuses references whose apiVersion is malformed or names no group. Since 1.34. */
  readonly validatesReferences: boolean;
  /** `status.observedGeneration` is written. Gate HPAGeneration: 1.37 on. */
  readonly observesGeneration: boolean;
  /** Errors of Object metrics name the object in the right order. Since 1.37. */
  readonly namesObjectInErrors: boolean;
  /** How faults of selectors are worded. */
  readonly selectorWords: SelectorWords;
  /** The words for a selector that other autoscalers share are the short ones. Since 1.37. */
  readonly shortAmbiguity: boolean;
}

/**
 * Returns what the controller of a Kubernetes version does.
 *
 * Read in `pkg/controller/podautoscaler`, `pkg/apis/autoscaling/validation` and `pkg/features` of the newest patch
 * releases of each minor version; defaults of gates from `pkg/features/kube_features.go`.
 *
 * @param version `1.32`, `v1.32` or `1.32.13`: the patch does not matter.
 * @throws InvalidInput for versions outside of 1.28 to 1.37.
 */
export function controllerFlags(version = `1.${NEWEST_MINOR}`, gates: FeatureGates = {}): ControllerFlags {
  const minor = minorOf(version);
  const isOn = (gate: string, byDefault: boolean): boolean => ownValue(gates, gate) ?? byDefault;
  const mayScaleToZero = isOn('HPAScaleToZero', minor >= 37);
  return {
    minor,
    toleranceMode: toleranceModeOf(minor),
    configurableTolerance: minor >= 37 || (minor >= 33 && isOn('HPAConfigurableTolerance', minor >= 35)),
    countSidecars: minor >= 29,
    podLevelRequests: minor >= 34 && isOn('PodLevelResources', true),
    keepOldMetricsOnFailure: minor <= 28,
    messagesAreFormats: minor <= 28,
    absentContainerFailsMetric: minor <= 32,
    namesAveragedObject: minor >= 33,
    binaryMemory: minor >= 34,
    capsExternalAverage: minor >= 34,
    capsTotals: minor >= 35,
    absentContainerFailsRequest: minor >= 35,
    scaleToZero: minor <= 35 ? 'legacy' : mayScaleToZero ? 'condition' : 'off',
    allowsMinZero: mayScaleToZero,
    validatesReferences: minor >= 34,
    observesGeneration: minor >= 37 && isOn('HPAGeneration', true),
    namesObjectInErrors: minor >= 37,
    selectorWords: {
      labelKey: minor >= 35 ? 'a valid label key' : 'a qualified name',
      lengthUnit: minor >= 35 ? 'bytes' : 'characters',
      valuesInJson: minor >= 34,
    },
    shortAmbiguity: minor >= 37,
  };
}

function minorOf(version: string): number {
  const minor = Number(/^v?1\.(\d+)(?:\.\d+)?(?:[-+].*)?$/.exec(version)?.[1] ?? Number.NaN);
  if (!(minor >= OLDEST_MINOR && minor <= NEWEST_MINOR)) {
    throw InvalidInput.of(
      'OUT_OF_RANGE',
      'kubernetesVersion',
      `is '${version}'; give one from 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}`,
    );
  }
  return minor;
}
