import type { Autoscaler } from '../../manifests/autoscaler';
import { fieldsAt, textAt } from '../../manifests/field-at';
import { type Manifest, titleOf } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import { rangeFaults } from '../../manifests/range-faults';
import { InvalidInput, refuseIfAny } from '../../values/invalid-input';
import type { AutoscalerManifest, MetricSpec } from '../autoscaler/autoscaler-spec';
import type { ControllerFlags } from '../autoscaler/kubernetes-version';
import { validSpec } from '../autoscaler/spec-validation';
import { kedaHorizontalPodAutoscaler, kedaModelOf } from '../keda/keda-autoscaler';
import type { KedaModel } from './workload-model';

/** What scales a workload. */
export interface WorkloadAutoscaler {
  /** The HorizontalPodAutoscaler (autoscaling/v2); undefined when nothing scales the workload. */
  readonly autoscaler: AutoscalerManifest | undefined;
  /** What KEDA adds; undefined when the autoscaler is not KEDA's. */
  readonly keda: KedaModel | undefined;
}

/** Metrics and behavior that autoscaling/v1 cannot express, and keeps in annotations. */
const V1_ANNOTATIONS = ['autoscaling.alpha.kubernetes.io/metrics', 'autoscaling.alpha.kubernetes.io/behavior'];

/**
 * Returns the one autoscaler that scales a workload, as the API server stores it in autoscaling/v2.
 *
 * @throws InvalidInput when several scale it, when the API would refuse the spec, and for versions that are not served.
 */
export function workloadAutoscaler(target: Manifest, all: ManifestSet, flags: ControllerFlags): WorkloadAutoscaler {
  const [first, ...others] = all.autoscalersOf(target);
  if (first === undefined) {
    return { autoscaler: undefined, keda: undefined };
  }
  if (others.length > 0) {
    const names = [first, ...others].map(({ manifest }) => titleOf(manifest)).join(' and ');
    throw InvalidInput.of('CONFLICT', placeOf(target), `is scaled by ${names}; leave one of them`);
  }
  const { manifest } = first;
  const isKeda = manifest.kind === 'ScaledObject';
  refuseIfAny(rangeFaults(manifest));
  const autoscaler = isKeda ? located(manifest, kedaHorizontalPodAutoscaler) : horizontalOf(first);
  validSpec(autoscaler.spec, { flags }, `${placeOf(manifest)} spec`);
  return { autoscaler, keda: isKeda ? located(manifest, kedaModelOf) : undefined };
}

/** Returns where a manifest was read, the way errors name it: `file:line`, or its kind and name. */
export function placeOf(manifest: Manifest): string {
  const { file, line } = manifest.source;
  return file === '' ? titleOf(manifest) : `${file}:${line}`;
}

/** Adds where a ScaledObject stands to what is wrong with it. */
function located<T>(manifest: Manifest, read: (manifest: Manifest) => T): T {
  try {
    return read(manifest);
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    const faults = error.faults.map((fault) => ({ ...fault, at: `${placeOf(manifest)} spec.${fault.at}` }));
    throw new InvalidInput(faults, { cause: error });
  }
}

function horizontalOf({ manifest }: Autoscaler): AutoscalerManifest {
  switch (manifest.apiVersion) {
    case 'autoscaling/v2':
    case 'autoscaling/v2beta2': // The fields are the same.
      return manifest.data as unknown as AutoscalerManifest;
    case 'autoscaling/v1':
      return fromVersion1(manifest);
    default:
      throw InvalidInput.of(
        'OUT_OF_RANGE',
        placeOf(manifest),
        `has apiVersion '${manifest.apiVersion}'; write it in autoscaling/v2`,
      );
  }
}

/** Follows `Convert_v1_HorizontalPodAutoscalerSpec_To_autoscaling_HorizontalPodAutoscalerSpec` in `pkg/apis/autoscaling/v1/conversion.go` (v1.37). */
function fromVersion1(manifest: Manifest): AutoscalerManifest {
  const kept = V1_ANNOTATIONS.find((key) => textAt(manifest.annotations, key) !== undefined);
  if (kept !== undefined) {
    const message = `keeps what autoscaling/v1 has no field for in the annotation ${kept}; write it in autoscaling/v2`;
    throw InvalidInput.of('OUT_OF_RANGE', placeOf(manifest), message);
  }
  const { targetCPUUtilizationPercentage: percent, ...spec } = fieldsAt(manifest.data, 'spec');
  const metrics: readonly MetricSpec[] = [
    {
      type: 'Resource',
      resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: Number(percent) } },
    },
  ];
  return {
    ...(manifest.data as unknown as AutoscalerManifest),
    apiVersion: 'autoscaling/v2',
    spec: {
      ...spec,
      ...((percent ?? undefined) !== undefined && { metrics }),
    } as unknown as AutoscalerManifest['spec'],
  };
}
