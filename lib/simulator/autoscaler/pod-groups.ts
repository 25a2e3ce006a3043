import { MICROS_PER_SECOND } from '../../values/instant';
import type { PodFacts } from './observation';
import type { SampleTiming } from './sample-table';

/** Why a pod is set aside. */
export type AsideReason =
  | 'being deleted'
  | 'failed'
  | 'pending'
  | 'no sample'
  | 'no condition Ready'
  | 'not started'
  | 'not ready while starting'
  | 'sampled before it was ready for a whole window'
  | 'never ready since it started';

/** What becomes of a pod in a metric. */
export type PodGroup = 'ready' | 'unready' | 'missing' | 'ignored';

/** The group of a pod, and why when it is set aside. */
export interface Grouped {
  readonly group: PodGroup;
  readonly reason?: AsideReason;
}

/** How long pods are given to start. */
export interface StartingPeriods {
  /** kube-controller-manager's `--horizontal-pod-autoscaler-cpu-initialization-period`. */
  readonly cpuInitializationMicros: number;
  /** kube-controller-manager's `--horizontal-pod-autoscaler-initial-readiness-delay`. */
  readonly readinessDelayMicros: number;
}

const READY: Grouped = { group: 'ready' };
const DELETED: Grouped = { group: 'ignored', reason: 'being deleted' };
const FAILED: Grouped = { group: 'ignored', reason: 'failed' };
const PENDING: Grouped = { group: 'unready', reason: 'pending' };
const MISSING: Grouped = { group: 'missing', reason: 'no sample' };

/**
 * Returns the group of a pod; the first that fits.
 *
 * Follows `groupPods` in `pkg/controller/podautoscaler/replica_calculator.go`. Readiness is looked at for cpu alone.
 *
 * @param readiness the periods that hold for cpu; undefined for every other metric.
 */
export function groupPod(
  pod: PodFacts,
  sample: SampleTiming | undefined,
  readiness: StartingPeriods | undefined,
  nowMicros: number,
): Grouped {
  if (pod.isDeleted || pod.phase === 'Failed') {
    return pod.isDeleted ? DELETED : FAILED;
  }
  if (pod.phase === 'Pending') {
    return PENDING;
  }
  if (sample === undefined) {
    return MISSING;
  }
  const reason = readiness === undefined ? undefined : unreadyReason(pod, sample, readiness, nowMicros);
  return reason === undefined ? READY : { group: 'unready', reason };
}

function unreadyReason(
  { ready, startMicros }: PodFacts,
  { timestampMicros, windowNanos }: SampleTiming,
  { cpuInitializationMicros, readinessDelayMicros }: StartingPeriods,
  nowMicros: number,
): AsideReason | undefined {
  if (ready === undefined || startMicros === undefined) {
    return ready === undefined ? 'no condition Ready' : 'not started';
  }
  const isFalse = ready.status === 'False';
  if (startMicros + cpuInitializationMicros > nowMicros) {
    if (isFalse) {
      return 'not ready while starting';
    }
    const sinceReadyNanos = (timestampMicros - ready.sinceMicros) * NANOS_PER_MICRO;
    return sinceReadyNanos < windowNanos ? 'sampled before it was ready for a whole window' : undefined;
  }
  const wasNeverReady = startMicros + readinessDelayMicros > ready.sinceMicros;
  return isFalse && wasNeverReady ? 'never ready since it started' : undefined;
}

const NANOS_PER_MICRO = 1e9 / MICROS_PER_SECOND;
