import { Duration } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Fault } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';

/** Which of several policies counts. */
export enum SelectPolicy {
  /** The one that allows the greatest change. */
  MAX = 'Max',
  /** The one that allows the smallest change. */
  MIN = 'Min',
  /** None: the autoscaler never scales in this direction. */
  DISABLED = 'Disabled',
}

/** How many pods may be added or removed within a period: one entry of `policies`. */
export class ScalingPolicy {
  /** At most this many pods within the period: whole, at least 1; the period is 1 to 1800 whole seconds. */
  public static pods(count: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Pods', count, period);
  }

  /** At most this share of the pods within the period: a whole percentage, at least 1; the period as for `pods`. */
  public static percent(percent: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Percent', percent, period);
  }

  /** The entry as autoscaling/v2 wants it. */
  public readonly spec: k8s.HpaScalingPolicyV2;

  private constructor(type: 'Pods' | 'Percent', value: number, period: Duration) {
    this.spec = { type, value, periodSeconds: period.toMilliseconds() / 1000 };
  }
}

/** How fast an autoscaler may move in one direction. */
export interface ScalingRules {
  /**
   * Time over which the most cautious recommendation counts: 0 to 3600 whole seconds, 0 included.
   *
   * @default - Kubernetes' own: 0 s up, 300 s down
   */
  readonly stabilizationWindow?: Duration;

  /**
   * Which policy counts.
   *
   * @default SelectPolicy.MAX
   */
  readonly selectPolicy?: SelectPolicy;

  /**
   * The limits of speed; at least one when given.
   *
   * @default - Kubernetes' own: up, 4 pods or 100 % per 15 s; down, 100 % per 15 s
   */
  readonly policies?: readonly ScalingPolicy[];

  /**
   * How far from the target a metric may be without any scaling, as a ratio: 0.05 is 5 %. Kubernetes 1.35 or newer
   * (1.33 with the feature gate `HPAConfigurableTolerance`).
   *
   * @default - not written; the cluster's `--horizontal-pod-autoscaler-tolerance`, which is 0.1 by default
   */
  readonly tolerance?: number;
}

/** How fast an autoscaler may move. */
export interface ScalingBehavior {
  /**
   * Adding pods.
   *
   * @default - Kubernetes' own rules, written out
   */
  readonly scaleUp?: ScalingRules;

  /**
   * Removing pods.
   *
   * @default - Kubernetes' own rules, written out
   */
  readonly scaleDown?: ScalingRules;
}

const QUARTER_MINUTE = Duration.seconds(15);

/** Kubernetes' own rules, from `pkg/apis/autoscaling/v2/defaults.go` and kube-controller-manager's flags (v1.37). */
const DEFAULTS = {
  scaleUp: {
    stabilizationWindow: Duration.seconds(0),
    policies: [ScalingPolicy.pods(4, QUARTER_MINUTE), ScalingPolicy.percent(100, QUARTER_MINUTE)],
  },
  scaleDown: {
    stabilizationWindow: Duration.seconds(300),
    policies: [ScalingPolicy.percent(100, QUARTER_MINUTE)],
  },
};

/** Returns the behaviour as autoscaling/v2 wants it, with what is left out written as Kubernetes' own default. */
export function renderBehavior(behavior: ScalingBehavior = {}): Required<k8s.HorizontalPodAutoscalerBehaviorV2> {
  return { scaleUp: renderRules(behavior, 'scaleUp'), scaleDown: renderRules(behavior, 'scaleDown') };
}

/**
 * Returns what the API would refuse in a behaviour.
 *
 * Follows `pkg/apis/autoscaling/validation/validation.go`, `validateScalingRules` (v1.37).
 */
export function behaviorFaults(behavior: ScalingBehavior = {}): Fault[] {
  return (['scaleUp', 'scaleDown'] as const).flatMap((direction): Fault[] => {
    const { stabilizationWindowSeconds, policies } = renderRules(behavior, direction);
    const tolerance = behavior[direction]?.tolerance;
    const at = `behavior.${direction}`;
    return [
      ...wholeFaults(stabilizationWindowSeconds, `${at}.stabilizationWindow`, { min: 0, max: 3600 }),
      ...(policies?.length === 0
        ? [{ code: 'MISSING' as const, at: `${at}.policies`, message: 'is empty; give one, or SelectPolicy.DISABLED' }]
        : []),
      ...(policies ?? []).flatMap(({ value, periodSeconds }, index) => [
        ...wholeFaults(value, `${at}.policies[${index}].value`, atLeast(1)),
        ...wholeFaults(periodSeconds, `${at}.policies[${index}].period`, { min: 1, max: 1800 }),
      ]),
      ...(tolerance === undefined || tolerance >= 0
        ? []
        : [{ code: 'OUT_OF_RANGE' as const, at: `${at}.tolerance`, message: `is ${tolerance}; give 0 or more` }]),
    ];
  });
}

function renderRules(behavior: ScalingBehavior, direction: keyof ScalingBehavior): k8s.HpaScalingRulesV2 {
  const rules = { ...DEFAULTS[direction], ...behavior[direction] };
  return {
    stabilizationWindowSeconds: rules.stabilizationWindow.toMilliseconds() / 1000,
    selectPolicy: rules.selectPolicy ?? SelectPolicy.MAX,
    policies: rules.policies.map(({ spec }) => spec),
  };
}
