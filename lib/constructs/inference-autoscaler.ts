import { ApiObject, JsonPatch } from 'cdk8s';
import { type IScalable, k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { parseQuantity } from '../values/quantity';
import { atLeast, wholeFaults } from '../values/ranges';
import { Metric } from './metric';
import { canonicalDecimal } from './resources';
import { behaviorFaults, renderBehavior, type ScalingBehavior } from './scaling-behavior';

/** The bounds, metrics and speed of an autoscaler. */
export interface AutoscalerProps {
  /** Most replicas: whole, at least 1 and at least `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * Fewest replicas: whole. 0 needs an Object or External metric, and Kubernetes 1.37 or its feature gate
   * `HPAScaleToZero`.
   *
   * @default 1, as in Kubernetes
   */
  readonly minReplicas?: number;

  /**
   * What it looks at. The metric that asks for most replicas wins.
   *
   * @default [Metric.cpuUtilization(80)], as in Kubernetes
   */
  readonly metrics?: readonly Metric[];

  /**
   * How fast it may move.
   *
   * @default - Kubernetes' own rules, written out
   */
  readonly behavior?: ScalingBehavior;
}

/** Properties for `InferenceAutoscaler`. */
export interface InferenceAutoscalerProps extends AutoscalerProps {
  /** The workload to scale. It must leave `spec.replicas` unset. */
  readonly target: IScalable;

  /**
   * The autoscaler's name: a DNS label.
   *
   * @default - the target's name
   */
  readonly name?: string;

  /**
   * Labels of the autoscaler itself.
   *
   * @default - `app` with the target's name
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A HorizontalPodAutoscaler (autoscaling/v2) with every policy written out. */
export class InferenceAutoscaler extends Construct {
  /** Fewest replicas. */
  public readonly minReplicas: number;
  /** Most replicas. */
  public readonly maxReplicas: number;
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: InferenceAutoscalerProps) {
    super(scope, id);
    const { target, minReplicas = 1, maxReplicas, metrics = [Metric.cpuUtilization(80)], behavior } = props;
    const { kind, apiVersion, name: targetName } = target.toScalingTarget();
    const name = props.name ?? targetName;
    refuseIfAny([
      ...dnsLabelFaults(name, 'name'),
      ...boundsFaults(minReplicas, maxReplicas, metrics),
      ...behaviorFaults(behavior),
    ]);
    target.markHasAutoscaler();
    this.minReplicas = minReplicas;
    this.maxReplicas = maxReplicas;
    this.apiObject = new ApiObject(
      this,
      'Resource',
      k8s.KubeHorizontalPodAutoscalerV2.manifest({
        metadata: { name, labels: { ...(props.labels ?? { app: targetName }) } },
        spec: {
          scaleTargetRef: { apiVersion, kind, name: targetName },
          minReplicas,
          maxReplicas,
          metrics: metrics.map(({ spec }) => spec),
          behavior: renderBehavior(behavior),
        },
      }),
    );
    for (const direction of ['scaleUp', 'scaleDown'] as const) {
      const tolerance = behavior?.[direction]?.tolerance;
      if (tolerance !== undefined) {
        // cdk8s-plus-28's own object would drop the field: its types stop at Kubernetes 1.28, before it.
        const value = canonicalDecimal(parseQuantity(tolerance, `behavior.${direction}.tolerance`));
        this.apiObject.addJsonPatch(JsonPatch.add(`/spec/behavior/${direction}/tolerance`, value));
      }
    }
  }
}

function boundsFaults(min: number, max: number, metrics: readonly Metric[]): Fault[] {
  const faults = [...wholeFaults(min, 'minReplicas', atLeast(0)), ...wholeFaults(max, 'maxReplicas', atLeast(1))];
  if (min > max) {
    const message = `is ${min}, above maxReplicas of ${max}; lower it or raise maxReplicas`;
    faults.push({ code: 'CONFLICT', at: 'minReplicas', message });
  }
  if (metrics.length === 0) {
    faults.push({ code: 'MISSING', at: 'metrics', message: 'is empty; name a metric or leave it out' });
  }
  if (min === 0 && !metrics.some(({ spec }) => spec.type === 'Object' || spec.type === 'External')) {
    const message = 'is 0, but without pods only an Object or External metric has a value; add one or set 1';
    faults.push({ code: 'CONFLICT', at: 'minReplicas', message });
  }
  return faults;
}
