import { add64, type Int64, subtract64 } from '../../values/int64';
import type { PodFacts } from './observation';
import { type AsideReason, groupPod, type PodGroup, type StartingPeriods } from './pod-groups';
import type { SampleTable } from './sample-table';

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
export function groupUsage(samples: SampleTable, seen: PodsAtTime): GroupedUsage {
  const groups: PodGroup[] = [];
  let readyMilli: Int64 = 0;
  let knownMilli: Int64 = 0;
  let known = 0;
  const places = samples.placesOf(seen.pods);
  for (let index = 0; index < places.length; index++) {
    const pod = seen.pods[index] as PodFacts;
    const place = places[index] as number;
    const { group, reason } = groupPod(pod, samples.timingAt(place), seen.readiness, seen.nowMicros);
    groups.push(group);
    if (place !== -1) {
      const milli = samples.milliAt(place);
      known++;
      knownMilli = add64(knownMilli, milli);
      if (group === 'ready') {
        readyMilli = add64(readyMilli, milli);
      }
    }
    if (seen.aside !== undefined && group !== 'ready' && reason !== undefined) {
      seen.aside.push({ pod: pod.name, group, reason });
    }
  }
  const unknownCount = samples.size - known;
  return {
    groups,
    readyCount: countOf(groups, 'ready'),
    missingCount: countOf(groups, 'missing'),
    unreadyCount: countOf(groups, 'unready'),
    readyMilli,
    unknownCount,
    unknownMilli: unknownCount === 0 ? 0 : subtract64(sumOf(samples.milli), knownMilli),
  };
}

function countOf(groups: readonly PodGroup[], group: PodGroup): number {
  let count = 0;
  for (const each of groups) {
    if (each === group) {
      count++;
    }
  }
  return count;
}

function sumOf(samples: readonly Int64[]): Int64 {
  return samples.reduce(add64, 0);
}
