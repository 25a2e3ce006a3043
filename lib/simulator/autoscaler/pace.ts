import { MICROS_PER_SECOND } from '../../values/instant';
import type { CompleteAutoscalerSpec } from './autoscaler-spec';
import { boundWithBehavior, boundWithoutBehavior } from './bounds';
import { longestPeriodSeconds } from './scale-limits';
import { ScalingHistory } from './scaling-history';
import { stabilizeBothWays, stabilizeDown } from './stabilization';

/** The replica count after one sync. */
export interface PaceStep {
  /** Seconds since the first sync at which the metrics ask for the goal. */
  readonly seconds: number;
  readonly replicas: number;
}

/** The fastest that an autoscaler goes from one count to another. */
export interface Pace {
  /** Each sync that changed the count, in order. */
  readonly steps: readonly PaceStep[];
  /** Seconds until the goal; undefined when policies never let it get there, or not in the time that is followed. */
  readonly seconds: number | undefined;
  /** Whether it is still on its way after 10,000 syncs, as many as are followed: 42 hours of the usual period. */
  readonly isCut: boolean;
}

/** A change of load, and how the controller is set. */
export interface PaceArguments {
  /** Replicas before the change: asked for since long before, so that every window is full of it. */
  readonly from: number;
  /** Replicas that the metrics ask for from second 0 on. */
  readonly to: number;
  /** kube-controller-manager's `--horizontal-pod-autoscaler-downscale-stabilization`. @default 300 */
  readonly downscaleStabilizationSeconds?: number;
  /** kube-controller-manager's `--horizontal-pod-autoscaler-sync-period`. @default 15 */
  readonly syncPeriodSeconds?: number;
}

/** Syncs that are followed: a pod a minute would take 4,000 years to the largest count of 32 bits. */
const MOST_SYNCS = 10_000;
/** A run of the controller takes a moment, so that syncs are a little further apart than their period. */
const RUN_MICROS = 1000;

/**
 * Returns the fastest way from one replica count to another under the windows, policies and bounds of a spec: what the
 * controller does when the load jumps and pods follow at once.
 */
export function fastestWay(spec: CompleteAutoscalerSpec, { from, to, ...controller }: PaceArguments): Pace {
  const { downscaleStabilizationSeconds = 300, syncPeriodSeconds = 15 } = controller;
  const stepMicros = syncPeriodSeconds * MICROS_PER_SECOND + RUN_MICROS;
  const patience = longestWait(spec, downscaleStabilizationSeconds) / syncPeriodSeconds + 2;
  const history = new ScalingHistory();
  history.seed(from, -stepMicros);
  const steps: PaceStep[] = [];
  let [replicas, idle] = [from, 0];
  for (let sync = 0; replicas !== to && idle <= patience && sync < MOST_SYNCS; sync++) {
    const next = follow(spec, history, { replicas, to, downscaleStabilizationSeconds, nowMicros: sync * stepMicros });
    idle = next === replicas ? idle + 1 : 0;
    if (next !== replicas) {
      steps.push({ seconds: sync * syncPeriodSeconds, replicas: next });
    }
    replicas = next;
  }
  const isThere = replicas === to;
  return { steps, seconds: isThere ? (steps.at(-1)?.seconds ?? 0) : undefined, isCut: !isThere && idle <= patience };
}

interface Moment {
  readonly replicas: number;
  readonly to: number;
  readonly downscaleStabilizationSeconds: number;
  readonly nowMicros: number;
}

function follow(
  { behavior, minReplicas, maxReplicas }: CompleteAutoscalerSpec,
  history: ScalingHistory,
  { replicas: current, to, downscaleStabilizationSeconds, nowMicros }: Moment,
): number {
  if (behavior === undefined) {
    const window = downscaleStabilizationSeconds * MICROS_PER_SECOND;
    const stabilized = stabilizeDown(to, history.recommendations, window, nowMicros);
    history.recommend({ replicas: to, atMicros: nowMicros }, stabilized.slot);
    return boundWithoutBehavior({ current, stabilized: stabilized.replicas, minReplicas, maxReplicas }).replicas;
  }
  const { scaleUp, scaleDown } = behavior;
  const windows = {
    upSeconds: scaleUp.stabilizationWindowSeconds ?? 0,
    downSeconds: scaleDown.stabilizationWindowSeconds ?? downscaleStabilizationSeconds,
  };
  const stabilized = stabilizeBothWays({ current, proposed: to }, history.recommendations, windows, nowMicros);
  history.recommend({ replicas: to, atMicros: nowMicros }, stabilized.slot);
  const bound = { current, stabilized: stabilized.replicas, minReplicas, maxReplicas };
  const { replicas } = boundWithBehavior(bound, behavior, history, nowMicros);
  if (replicas !== current) {
    const rules = replicas > current ? scaleUp : scaleDown;
    history.change(current, replicas, nowMicros, longestPeriodSeconds(rules));
  }
  return replicas;
}

/** The longest that the count can stand still before it moves again. */
function longestWait({ behavior }: CompleteAutoscalerSpec, downscaleStabilizationSeconds: number): number {
  if (behavior === undefined) {
    return downscaleStabilizationSeconds;
  }
  const { scaleUp, scaleDown } = behavior;
  return Math.max(
    scaleUp.stabilizationWindowSeconds ?? 0,
    scaleDown.stabilizationWindowSeconds ?? downscaleStabilizationSeconds,
    longestPeriodSeconds(scaleUp),
    longestPeriodSeconds(scaleDown),
  );
}
