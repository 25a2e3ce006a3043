import type { Autoscaler, ScalingRules } from '../manifests/autoscaler';
import type { CheckSettings } from '../settings/check-settings';
import { thresholdsAt } from '../simulator/autoscaler/thresholds';
import {
  DEFAULT_TOLERANCE,
  type Tolerance,
  type ToleranceMode,
  toleranceModeOf,
} from '../simulator/autoscaler/tolerance';
import { isQuantity, parseQuantity } from '../values/quantity';
import { kubernetesMinor } from './kubernetes-minor';

/** The first minor version of Kubernetes that reads `behavior.*.tolerance`. */
export const TOLERANCE_SINCE_MINOR = 33;

/** Returns the tolerance that a direction's rules and the controller's flag add up to, as a ratio. */
export function toleranceRatio(rules: ScalingRules | undefined, facts: CheckSettings): number {
  const minor = kubernetesMinor(facts);
  const own = rules?.tolerance;
  const isRead = minor === undefined || minor >= TOLERANCE_SINCE_MINOR;
  if (own !== undefined && isRead && isQuantity(own)) {
    return Number(parseQuantity(own).nano) / 1e9;
  }
  return facts.controller?.tolerance ?? DEFAULT_TOLERANCE;
}

const PERCENTS = new WeakMap<CheckSettings, Map<string, number | undefined>>();

/**
 * Returns the smallest utilization, in whole percents, at which an autoscaler scales up; undefined when none does.
 *
 * Asks the simulator's arithmetic. Until Kubernetes 1.32 the tolerance was compared otherwise than since 1.33.
 */
export function scaleUpPercent(
  { scaleUp, scaleDown }: Autoscaler,
  targetPercent: number,
  mode: ToleranceMode,
  facts: CheckSettings,
): number | undefined {
  const tolerance: Tolerance = { mode, up: toleranceRatio(scaleUp, facts), down: toleranceRatio(scaleDown, facts) };
  // The services of a fleet have a few targets between them, and each threshold takes a search to find.
  const known = PERCENTS.get(facts) ?? new Map<string, number | undefined>();
  PERCENTS.set(facts, known);
  const key = `${targetPercent} ${mode} ${tolerance.up} ${tolerance.down}`;
  if (!known.has(key)) {
    const { scaleUpAt } = thresholdsAt({ kind: 'utilization', target: targetPercent }, 1, tolerance);
    known.set(key, scaleUpAt === undefined ? undefined : Number(scaleUpAt));
  }
  return known.get(key);
}

/** The utilization at which an autoscaler scales up, and how to say it. */
export interface ScaleUpThreshold {
  /** The smallest over all versions that the settings allow; undefined when it never scales up. */
  readonly percent: number | undefined;
  /** `78 %`, or `78 % (77 % until Kubernetes 1.32)` where the version decides and is not stated. */
  readonly text: string;
}

/** Returns the utilization at which an autoscaler scales up for a target. */
export function scaleUpThreshold(
  autoscaler: Autoscaler,
  targetPercent: number,
  facts: CheckSettings,
): ScaleUpThreshold {
  const minor = kubernetesMinor(facts);
  const at = (mode: ToleranceMode): number | undefined => scaleUpPercent(autoscaler, targetPercent, mode, facts);
  const say = (percent: number | undefined): string => (percent === undefined ? 'no utilization' : `${percent} %`);
  if (minor !== undefined) {
    const percent = at(toleranceModeOf(minor));
    return { percent, text: say(percent) };
  }
  const since = at('interval');
  const until = at('absolute');
  if (since === until) {
    return { percent: since, text: say(since) };
  }
  return { percent: until, text: `${say(since)} (${say(until)} until Kubernetes 1.32)` };
}
