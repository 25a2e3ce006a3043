import { type AutoscalerMetric, horizontalMetrics, scaledObjectMetrics } from './autoscaler-metric';
import { type Fields, fieldAt, itemsAt, numberAt, textAt } from './field-at';
import { groupOf, type Identity } from './identity';
import type { Manifest } from './manifest';

/** One scaling policy. */
export interface ScalingPolicy {
  /** `Pods` or `Percent`, as written. */
  readonly type: string;
  /** Number of pods, or percent of 100. */
  readonly value: number;
  /** Seconds back that the policy looks. */
  readonly periodSeconds: number;
  /** JSON pointer to it. */
  readonly pointer: string;
}

/** The rules of one direction, as written: nothing is filled in. */
export interface ScalingRules {
  /** Seconds of the stabilization window; undefined for the default. */
  readonly stabilizationWindowSeconds: number | undefined;
  /** `Max`, `Min`, `Disabled`, or undefined for the default (`Max`). */
  readonly selectPolicy: string | undefined;
  /** Policies as written. */
  readonly policies: readonly ScalingPolicy[];
  /** The tolerance, a quantity; undefined for the controller's. */
  readonly tolerance: string | number | undefined;
  /** JSON pointer to the direction's rules. */
  readonly pointer: string;
}

/** A HorizontalPodAutoscaler, or a KEDA ScaledObject, which makes one. */
export interface Autoscaler {
  /** The manifest. */
  readonly manifest: Manifest;
  /** What it scales, in the autoscaler's own namespace. */
  readonly target: Identity & { readonly apiVersion: string };
  /** Fewest replicas: as written, or the default (1; 0 for a ScaledObject). */
  readonly minReplicas: number;
  /** Most replicas; undefined where a HorizontalPodAutoscaler does not say, which the API refuses. */
  readonly maxReplicas: number | undefined;
  /** JSON pointers to the two bounds. */
  readonly pointers: { readonly minReplicas: string; readonly maxReplicas: string; readonly target: string };
  /** Its metrics, the API's default one included (CPU at 80 %). */
  readonly metrics: readonly AutoscalerMetric[];
  /** Rules of scaling up; undefined when the manifest has no `behavior.scaleUp`. */
  readonly scaleUp: ScalingRules | undefined;
  /** Rules of scaling down; undefined when the manifest has no `behavior.scaleDown`. */
  readonly scaleDown: ScalingRules | undefined;
  /** Whether `behavior` is there at all: without it, the controller scales by older rules. */
  readonly hasBehavior: boolean;
}

const KEDA_DEFAULT_MAX = 100;

/** Returns the autoscaler that a manifest describes, or undefined when it is none. Reads autoscaling/v1, v2beta1, v2beta2, v2 and keda.sh. */
export function autoscalerFrom(manifest: Manifest): Autoscaler | undefined {
  if (manifest.kind === 'HorizontalPodAutoscaler' && manifest.group === 'autoscaling') {
    return horizontalFrom(manifest);
  }
  if (manifest.kind === 'ScaledObject' && manifest.group === 'keda.sh') {
    return scaledObjectFrom(manifest);
  }
  return undefined;
}

function horizontalFrom(manifest: Manifest): Autoscaler {
  const { data } = manifest;
  return {
    manifest,
    target: targetFrom(manifest, ''),
    minReplicas: numberAt(data, 'spec', 'minReplicas') ?? 1,
    maxReplicas: numberAt(data, 'spec', 'maxReplicas'),
    pointers: { minReplicas: '/spec/minReplicas', maxReplicas: '/spec/maxReplicas', target: '/spec/scaleTargetRef' },
    metrics: horizontalMetrics(data),
    ...behaviorFrom(data, ['spec', 'behavior']),
  };
}

function scaledObjectFrom(manifest: Manifest): Autoscaler {
  const { data } = manifest;
  return {
    manifest,
    target: targetFrom(manifest, 'apps/v1'),
    minReplicas: numberAt(data, 'spec', 'minReplicaCount') ?? 0,
    maxReplicas: numberAt(data, 'spec', 'maxReplicaCount') ?? KEDA_DEFAULT_MAX,
    pointers: {
      minReplicas: '/spec/minReplicaCount',
      maxReplicas: '/spec/maxReplicaCount',
      target: '/spec/scaleTargetRef',
    },
    metrics: scaledObjectMetrics(data),
    ...behaviorFrom(data, ['spec', 'advanced', 'horizontalPodAutoscalerConfig', 'behavior']),
  };
}

function targetFrom({ data, namespace }: Manifest, defaultVersion: string): Autoscaler['target'] {
  const apiVersion = textAt(data, 'spec', 'scaleTargetRef', 'apiVersion') ?? defaultVersion;
  return {
    apiVersion,
    group: groupOf(apiVersion),
    kind: textAt(data, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment',
    name: textAt(data, 'spec', 'scaleTargetRef', 'name') ?? '',
    namespace,
  };
}

function behaviorFrom(
  data: Fields,
  path: readonly string[],
): Pick<Autoscaler, 'scaleUp' | 'scaleDown' | 'hasBehavior'> {
  const pointer = path.map((key) => `/${key}`).join('');
  const rulesFrom = (direction: string): ScalingRules | undefined => {
    const rules = fieldAt(data, ...path, direction);
    return rules === undefined ? undefined : scalingRulesFrom(rules, `${pointer}/${direction}`);
  };
  return {
    scaleUp: rulesFrom('scaleUp'),
    scaleDown: rulesFrom('scaleDown'),
    hasBehavior: fieldAt(data, ...path) !== undefined,
  };
}

function scalingRulesFrom(rules: unknown, pointer: string): ScalingRules {
  const tolerance = fieldAt(rules, 'tolerance');
  return {
    stabilizationWindowSeconds: numberAt(rules, 'stabilizationWindowSeconds'),
    selectPolicy: textAt(rules, 'selectPolicy'),
    policies: itemsAt(rules, 'policies').map(({ index, fields }) => ({
      type: textAt(fields, 'type') ?? '',
      value: numberAt(fields, 'value') ?? Number.NaN,
      periodSeconds: numberAt(fields, 'periodSeconds') ?? Number.NaN,
      pointer: `${pointer}/policies/${index}`,
    })),
    tolerance: typeof tolerance === 'string' || typeof tolerance === 'number' ? tolerance : undefined,
    pointer,
  };
}
