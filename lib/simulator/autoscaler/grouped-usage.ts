import { add64, type Int64, subtract64 } from '../../values/int64';
import type { PodFacts } from './observation';
import { type AsideReason, groupPod, type PodGroup, type StartingPeriods } from './pod-groups';
import type { PodSample } from './pod-samples';

/** A pod that a metric does not measure, and why. */
export interface PodAside {
  readonly pod: string;
  readonly group: 'unready' | 'missing' | 'ignored';
  readonly reason: AsideReason;
}

/** The pods of a metric by group, and the sums of what was sampled. */
export interface GroupedUsage {
  /** The group of each pod, in their order. */
  readonly groups: readonly PodGroup[];
  readonly readyCount: number;
  readonly missingCount: number;
  readonly unreadyCount: number;
  /** Sum of the samples of ready pods, in thousandths. */
  readonly readyMilli: Int64;
  /** Samples of pods that the lister does not know. */
  readonly unknownCount: number;
  readonly unknownMilli: Int64;
}

/** The pods of a metric, and the time that they are looked at. */
export interface PodsAtTime {
  readonly pods: readonly PodFacts[];
  readonly nowMicros: number;
  /** The periods that hold for cpu; undefined for every other metric. */
  readonly readiness: StartingPeriods | undefined;
  /** Where pods set aside are written down; undefined when nobody asks. */
  readonly aside: PodAside[] | undefined;
}

/**
 * Returns the pods of a metric by group, with the sums that its ratio is made of.
 *
 * Follows `groupPods` and `removeMetricsForPods` in `pkg/controller/podautoscaler/replica_calculator.go`.
 */
export function groupUsage(samples: ReadonlyMap<string, PodSample>, seen: PodsAtTime): GroupedUsage {
  const counts: Record<PodGroup, number> = { ready: 0, unready: 0, missing: 0, ignored: 0 };
  const groups: PodGroup[] = [];
  let readyMilli: Int64 = 0;
  let knownMilli: Int64 = 0;
  let known = 0;
  for (const pod of seen.pods) {
    const sample = samples.get(pod.name);
    const { group, reason } = groupPod(pod, sample, seen.readiness, seen.nowMicros);
    groups.push(group);
    counts[group]++;
    if (sample !== undefined) {
      known++;
      knownMilli = add64(knownMilli, sample.milli);
      if (group === 'ready') {
        readyMilli = add64(readyMilli, sample.milli);
      }
    }
    if (seen.aside !== undefined && group !== 'ready' && reason !== undefined) {
      seen.aside.push({ pod: pod.name, group, reason });
    }
  }
  const unknownCount = samples.size - known;
  return {
    groups,
    readyCount: counts.ready,
    missingCount: counts.missing,
    unreadyCount: counts.unready,
    readyMilli,
    unknownCount,
    unknownMilli: unknownCount === 0 ? 0 : subtract64(sumOf(samples), knownMilli),
  };
}

function sumOf(samples: ReadonlyMap<string, PodSample>): Int64 {
  let sum: Int64 = 0;
  for (const { milli } of samples.values()) {
    sum = add64(sum, milli);
  }
  return sum;
}
