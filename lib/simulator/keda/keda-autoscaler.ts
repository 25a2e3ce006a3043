import { fieldAt, fieldsAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import type { Manifest } from '../../manifests/manifest';
import { InvalidInput } from '../../values/invalid-input';
import type { AutoscalerManifest, AutoscalerSpec, MetricSpec } from '../autoscaler/autoscaler-spec';
import type { KedaModel } from '../scenario/workload-model';
import { type ReadTrigger, readTrigger } from './keda-trigger';

const DEFAULT_MAX_REPLICAS = 100;
const DEFAULT_POLLING_SECONDS = 30;
const DEFAULT_COOLDOWN_SECONDS = 300;
const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';

/**
 * Returns the HorizontalPodAutoscaler that KEDA makes of a ScaledObject.
 *
 * Follows `newHPAForScaledObject` in KEDA `controllers/keda/hpa.go` (v2.17): never fewer than one replica, metrics by
 * their type, `behavior` as it is written.
 *
 * @throws InvalidInput for triggers that cannot be simulated, and for scaling modifiers.
 */
export function kedaHorizontalPodAutoscaler(scaledObject: Manifest): AutoscalerManifest {
  const { data, name, namespace, annotations } = scaledObject;
  const config = ['spec', 'advanced', 'horizontalPodAutoscalerConfig'];
  const behavior = fieldAt(data, ...config, 'behavior') as AutoscalerSpec['behavior'];
  const paused = annotations[PAUSED_REPLICAS];
  const count = paused === undefined ? undefined : Math.max(1, Number(paused));
  const metrics: MetricSpec[] = readTriggers(scaledObject).map(({ metric }) => metric);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: textAt(data, ...config, 'name') ?? `keda-hpa-${name}`, namespace },
    spec: {
      scaleTargetRef: {
        apiVersion: textAt(data, 'spec', 'scaleTargetRef', 'apiVersion') ?? 'apps/v1',
        kind: textAt(data, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment',
        name: textAt(data, 'spec', 'scaleTargetRef', 'name') ?? '',
      },
      minReplicas: count ?? Math.max(1, numberAt(data, 'spec', 'minReplicaCount') ?? 0),
      maxReplicas: count ?? numberAt(data, 'spec', 'maxReplicaCount') ?? DEFAULT_MAX_REPLICAS,
      metrics: metrics.sort((a, b) => (a.type < b.type ? -1 : Number(a.type > b.type))),
      ...(behavior !== undefined && { behavior }),
    },
  };
}

/**
 * Returns what KEDA itself does for a ScaledObject, beside the autoscaler that it makes.
 *
 * Defaults are those of `apis/keda/v1alpha1` and `pkg/scaling/executor` (v2.17).
 *
 * @throws InvalidInput for triggers that cannot be simulated, and for scaling modifiers.
 */
export function kedaModelOf(scaledObject: Manifest): KedaModel {
  const number = (key: string): number | undefined => numberAt(scaledObject.data, 'spec', key);
  return {
    pollingIntervalSeconds: number('pollingInterval') ?? DEFAULT_POLLING_SECONDS,
    cooldownPeriodSeconds: number('cooldownPeriod') ?? DEFAULT_COOLDOWN_SECONDS,
    idleReplicas: number('idleReplicaCount'),
    minReplicas: number('minReplicaCount') ?? 0,
    triggers: readTriggers(scaledObject).map(({ trigger }) => trigger),
  };
}

function readTriggers({ data, name }: Manifest): ReadTrigger[] {
  if (Object.keys(fieldsAt(data, 'spec', 'advanced', 'scalingModifiers')).length > 0) {
    const message = 'is set; formulas over several triggers cannot be simulated, remove it';
    throw InvalidInput.of('CONFLICT', 'advanced.scalingModifiers', message);
  }
  return itemsAt(data, 'spec', 'triggers').map(({ index, fields }) => readTrigger(fields, index, name));
}
