import { binaryExponent } from '../../values/portable-math';
/** What the order in which pods are deleted looks at. */
export interface Candidate {
  readonly uid: string;
  /** Name of its node; undefined before it is scheduled. */
  readonly node: string | undefined;
  readonly phase: 'Pending' | 'Unknown' | 'Running';
  /** Since when it is ready, whole seconds; undefined when it is not. */
  readonly readySince: number | undefined;
  /** `controller.kubernetes.io/pod-deletion-cost`. */
  readonly deletionCost: number;
  /** Active pods on its node that belong to the same owner. */
  readonly colocated: number;
  /** The most restarts of one of its containers. */
  readonly restarts: number;
  /** Whole seconds. */
  readonly createdAt: number;
}

const PHASES = { Pending: 0, Unknown: 1, Running: 2 } as const;

/**
 * Compares two pods of a ReplicaSet by which is deleted first: negative when it is the first.
 *
 * Follows `ActivePodsWithRanks.Less` in `pkg/controller/controller_utils.go` (v1.37), criterion by criterion. Ages are
 * compared by the whole part of their binary logarithm in nanoseconds; of the same rank the lower UID goes first.
 */
export function compareVictims(one: Candidate, other: Candidate, now: number): number {
  const bySchedule = Number(one.node !== undefined) - Number(other.node !== undefined);
  const byState = bySchedule || PHASES[one.phase] - PHASES[other.phase] || byReadiness(one, other);
  return byState || one.deletionCost - other.deletionCost || other.colocated - one.colocated || byAge(one, other, now);
}

function byReadiness(one: Candidate, other: Candidate): number {
  return Number(one.readySince !== undefined) - Number(other.readySince !== undefined);
}

function byAge(one: Candidate, other: Candidate, now: number): number {
  const { readySince: ready = 0 } = one;
  const { readySince: otherReady = 0 } = other;
  if (ready !== otherReady) {
    return byRank(ready, otherReady, now) || byUid(one, other);
  }
  const byRestarts = other.restarts - one.restarts;
  if (byRestarts !== 0 || one.createdAt === other.createdAt) {
    return byRestarts;
  }
  return byRank(one.createdAt, other.createdAt, now) || byUid(one, other);
}

function byRank(time: number, other: number, now: number): number {
  return logarithmOfAge(time, now) - logarithmOfAge(other, now);
}

function byUid(one: Candidate, other: Candidate): number {
  return one.uid < other.uid ? -1 : 1;
}

function logarithmOfAge(time: number, now: number): number {
  const nanos = Math.round((now - time) * 1e9);
  return nanos > 0 ? binaryExponent(nanos) - 1 : -1;
}
