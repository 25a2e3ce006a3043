/** A label selector as the API writes it. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** One requirement of a label selector. */
export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** A quantity as it is written: `500m`, `2Gi`, or a bare number. */
export type QuantityText = string | number;

/** Reference to the object that is scaled, or that a metric describes. */
export interface CrossVersionObjectReference {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
}

/** Name of a metric, and which of its series are meant. */
export interface MetricIdentifier {
  readonly name: string;
  readonly selector?: LabelSelector;
}

/** What a metric is held at. */
export interface MetricTarget {
  readonly type: string;
  readonly value?: QuantityText;
  readonly averageValue?: QuantityText;
  /** Whole percents of the request. */
  readonly averageUtilization?: number;
}

/** One metric of an autoscaler: the source that bears the name of its type is set. */
export interface MetricSpec {
  readonly type: string;
  readonly resource?: { readonly name: string; readonly target: MetricTarget };
  readonly containerResource?: { readonly name: string; readonly container: string; readonly target: MetricTarget };
  readonly pods?: { readonly metric: MetricIdentifier; readonly target: MetricTarget };
  readonly object?: {
    readonly describedObject: CrossVersionObjectReference;
    readonly metric: MetricIdentifier;
    readonly target: MetricTarget;
  };
  readonly external?: { readonly metric: MetricIdentifier; readonly target: MetricTarget };
}

/** Largest change that is allowed within a period. */
export interface ScalingPolicy {
  /** `Pods` or `Percent`. */
  readonly type: string;
  readonly value: number;
  readonly periodSeconds: number;
}

/** Behavior of one direction, as a user writes it. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number;
  /** `Max`, `Min` or `Disabled`. */
  readonly selectPolicy?: string;
  readonly policies?: readonly ScalingPolicy[];
  readonly tolerance?: QuantityText;
}

/** Behavior of one direction with every default filled in; the window of scale-down may stay the controller's. */
export interface CompleteScalingRules extends ScalingRules {
  readonly selectPolicy: string;
  readonly policies: readonly ScalingPolicy[];
}

/** `spec` of a HorizontalPodAutoscaler (autoscaling/v2), as a user writes it. */
export interface AutoscalerSpec {
  readonly scaleTargetRef: CrossVersionObjectReference;
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  readonly metrics?: readonly MetricSpec[];
  readonly behavior?: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules };
}

/** `spec` of a HorizontalPodAutoscaler after the API's defaulting. */
export interface CompleteAutoscalerSpec extends AutoscalerSpec {
  readonly minReplicas: number;
  readonly metrics: readonly MetricSpec[];
  readonly behavior?: { readonly scaleUp: CompleteScalingRules; readonly scaleDown: CompleteScalingRules };
}

/** A HorizontalPodAutoscaler (autoscaling/v2): as much of it as the controller reads. */
export interface AutoscalerManifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly spec: AutoscalerSpec;
}
