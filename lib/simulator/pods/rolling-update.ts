import { scaledCount } from '../../values/int-or-percent';
import type { StrategyModel } from '../scenario/workload-model';

/** A ReplicaSet as the Deployment controller sees it. */
export interface ReplicaSetSize {
  /** Later ones are higher. */
  readonly revision: number;
  /** `spec.replicas`. */
  replicas: number;
  /** Its pods that are available. */
  readonly available: number;
  /** The Deployment's `spec.replicas` and surge together when it was scaled last. */
  readonly mostBefore: number;
  /** The Deployment's `spec.replicas` when it was scaled last. */
  readonly desiredBefore: number;
}

/** A Deployment as its controller sees it. */
export interface DeploymentSize {
  readonly replicas: number;
  readonly strategy: StrategyModel;
  /** Pods of all its ReplicaSets. */
  readonly statusReplicas: number;
  /** Oldest first; the last one is that of the present template. */
  readonly sets: readonly ReplicaSetSize[];
}

/** How many pods more or fewer than wanted there may be during a rollout. */
export interface Fenceposts {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/** Follows `ResolveFenceposts` and `MaxUnavailable` in `pkg/controller/deployment/util/deployment_util.go` (v1.37). */
export function fencepostsOf(strategy: StrategyModel, replicas: number): Fenceposts {
  if (strategy.type === 'Recreate') {
    return { maxSurge: 0, maxUnavailable: 0 };
  }
  const maxSurge = scaledCount(String(strategy.maxSurge), replicas, 'up') ?? 0;
  const unavailable = scaledCount(String(strategy.maxUnavailable), replicas, 'down') ?? 0;
  const maxUnavailable = maxSurge === 0 && unavailable === 0 ? 1 : unavailable;
  return { maxSurge, maxUnavailable: Math.min(maxUnavailable, replicas) };
}

/**
 * Returns the sizes that a rolling update gives to the ReplicaSets in its next step, in their order; the same as before
 * when there is none.
 *
 * Follows `rolloutRolling` in `pkg/controller/deployment/rolling.go` (v1.37): the new one grows as far as the surge
 * allows; if it does not, unhealthy pods of old ones go, then as many old pods as may be unavailable.
 */
export function rollingStep({ replicas, strategy, sets }: DeploymentSize): number[] {
  const { maxSurge, maxUnavailable } = fencepostsOf(strategy, replicas);
  const sizes = sets.map((set) => set.replicas);
  const last = sizes.length - 1;
  const [newest = 0, total] = [sizes[last], sum(sizes)];
  const grown = newest > replicas ? replicas : newest + growthOf(newest, total, replicas, maxSurge);
  if (grown !== newest) {
    return [...sizes.slice(0, last), grown];
  }
  const least = replicas - maxUnavailable;
  const mayGo = total - least - (newest - (sets[last]?.available ?? 0));
  if (mayGo <= 0) {
    return sizes;
  }
  let unhealthy = mayGo;
  let healthy = sum(sets.map(({ available }) => available)) - least;
  return sets.map(({ available }, index) => {
    const size = sizes[index] ?? 0;
    if (index === last) {
      return size;
    }
    const cleaned = Math.max(0, Math.min(unhealthy, size - available));
    unhealthy -= cleaned;
    const taken = Math.max(0, Math.min(size - cleaned, healthy));
    healthy -= taken;
    return size - cleaned - taken;
  });
}

/** `NewRSNewReplicas`. */
function growthOf(newest: number, total: number, replicas: number, maxSurge: number): number {
  return Math.min(Math.max(0, replicas + maxSurge - total), replicas - newest);
}

/**
 * Returns the sizes of the ReplicaSets after the Deployment's count was changed, in their order.
 *
 * Follows `scale` in `pkg/controller/deployment/sync.go` (v1.37): a single one takes the count; during a rolling update
 * the change is shared in proportion, leftovers go to the largest.
 */
export function scaledSizes({ replicas, strategy, statusReplicas, sets }: DeploymentSize): number[] {
  const sizes = sets.map((set) => set.replicas);
  const active = sets.filter((set) => set.replicas > 0);
  const newest = sets[sets.length - 1];
  if (active.length <= 1 || newest === undefined) {
    const target = active[0] ?? newest;
    return sets.map((set) => (set === target ? replicas : set.replicas));
  }
  const isSaturated =
    newest.replicas === replicas && newest.desiredBefore === replicas && newest.available === replicas;
  if (isSaturated) {
    return sets.map((set) => (set === newest ? set.replicas : 0));
  }
  if (strategy.type === 'Recreate') {
    return sizes;
  }
  const { maxSurge } = fencepostsOf(strategy, replicas);
  const most = replicas > 0 ? replicas + maxSurge : 0;
  const toAdd = most - sum(sizes);
  const bySize = [...active].sort(
    (a, b) => b.replicas - a.replicas || (toAdd > 0 ? b.revision - a.revision : a.revision - b.revision),
  );
  let added = 0;
  const shares = new Map(
    bySize.map((set) => {
      const share = shareOf(set, { replicas, most: replicas + maxSurge, statusReplicas, toAdd, added });
      added += share;
      return [set, share] as const;
    }),
  );
  return sets.map((set) => {
    const leftover = set === bySize[0] ? toAdd - added : 0;
    return Math.max(0, set.replicas + (shares.get(set) ?? 0) + leftover);
  });
}

interface Sharing {
  readonly replicas: number;
  readonly most: number;
  readonly statusReplicas: number;
  readonly toAdd: number;
  readonly added: number;
}

/** `GetReplicaSetProportion`. */
function shareOf(set: ReplicaSetSize, { replicas, most, statusReplicas, toAdd, added }: Sharing): number {
  const allowed = toAdd - added;
  if (toAdd === 0 || allowed === 0) {
    return 0;
  }
  const before = set.mostBefore || statusReplicas;
  const fraction =
    replicas === 0 ? -set.replicas : before === 0 ? 0 : roundHalfAway((set.replicas * most) / before) - set.replicas;
  return toAdd > 0 ? Math.min(fraction, allowed) : Math.max(fraction, allowed);
}

function roundHalfAway(value: number): number {
  return Math.trunc(value < 0 ? value - 0.5 : value + 0.5);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
