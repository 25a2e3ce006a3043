import type {
  AutoscalerSpec,
  CompleteAutoscalerSpec,
  CompleteScalingRules,
  MetricSpec,
  ScalingRules,
} from './autoscaler-spec';

/** The metric of an autoscaler that names none: cpu at 80 % of the request. */
const DEFAULT_METRICS: readonly MetricSpec[] = [
  { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
];

const DEFAULT_SCALE_UP: CompleteScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};

const DEFAULT_SCALE_DOWN: CompleteScalingRules = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

/**
 * Returns the spec as the API server stores it.
 *
 * Follows `SetDefaults_HorizontalPodAutoscaler` in `pkg/apis/autoscaling/v2/defaults.go`: an absent `behavior` stays
 * absent, an empty one is filled in both directions, and a given list of policies replaces the default list.
 */
export function completeSpec(spec: AutoscalerSpec): CompleteAutoscalerSpec {
  const { minReplicas, metrics, behavior, ...rest } = spec;
  return {
    ...rest,
    minReplicas: minReplicas ?? 1,
    metrics: metrics === undefined || metrics === null || metrics.length === 0 ? DEFAULT_METRICS : metrics,
    ...(behavior !== undefined &&
      behavior !== null && {
        behavior: {
          scaleUp: completeRules(behavior.scaleUp, DEFAULT_SCALE_UP),
          scaleDown: completeRules(behavior.scaleDown, DEFAULT_SCALE_DOWN),
        },
      }),
  };
}

function completeRules(given: ScalingRules | null | undefined, byDefault: CompleteScalingRules): CompleteScalingRules {
  const window = given?.stabilizationWindowSeconds ?? byDefault.stabilizationWindowSeconds;
  const tolerance = given?.tolerance;
  return {
    selectPolicy: given?.selectPolicy ?? byDefault.selectPolicy,
    policies: given?.policies ?? byDefault.policies,
    ...(window !== undefined && { stabilizationWindowSeconds: window }),
    ...(tolerance !== undefined && tolerance !== null && { tolerance }),
  };
}
