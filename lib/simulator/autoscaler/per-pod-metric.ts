import { add64, divide64, doubleOf64, type Int64, isZero64, multiply64 } from '../../values/int64';
import { type GroupedUsage, groupUsage, type PodsAtTime } from './grouped-usage';
import type { ControllerFlags } from './kubernetes-version';
import type { PodFacts } from './observation';
import {
  type Assumed,
  type PerPodMeasurement,
  type PerPodProposal,
  proposePerPod,
  type Ratio,
} from './per-pod-proposal';
import type { PodGroup } from './pod-groups';
import { type ResourceOfPod, requestOf } from './pod-requests';
import type { SampleTable } from './sample-table';
import type { Tolerance } from './tolerance';
import { utilizationPercent } from './utilization';

/** A metric's samples, the pods that they are of, and the present count. */
export interface PerPodArguments extends PodsAtTime {
  readonly current: number;
  readonly samples: SampleTable;
  readonly tolerance: Tolerance;
}

const NO_PODS = 'no pods returned by selector while calculating replica count';
const NO_SAMPLES = 'did not receive metrics for targeted pods (pods might be unready)';
const NO_REQUESTS = 'no metrics returned matched known pods';

/**
 * Returns the count that a utilization target asks for, or upstream's words for why there is none.
 *
 * Follows `GetResourceReplicas` in `pkg/controller/podautoscaler/replica_calculator.go`.
 */
export function proposeForUtilization(
  seen: PerPodArguments,
  targetPercent: number,
  of: ResourceOfPod,
  flags: ControllerFlags,
): PerPodProposal | string {
  if (seen.pods.length === 0) {
    return NO_PODS;
  }
  const usage = groupUsage(seen.samples, seen);
  if (usage.readyCount + usage.unknownCount === 0) {
    return NO_SAMPLES;
  }
  const requests = sumRequests(
    seen.pods,
    usage.groups,
    (pod) => requestOf(pod, of, flags),
    Math.max(100, targetPercent),
  );
  if (typeof requests === 'string') {
    return requests;
  }
  const first = utilizationRatio(usage.readyMilli, requests.ready, targetPercent, usage.readyCount);
  if (typeof first === 'string') {
    return first;
  }
  return proposePerPod(measurementOf(seen, usage, first), ({ missing, unready }) => {
    let milli = usage.readyMilli;
    let request = requests.ready;
    if (missing !== 'left out') {
      milli = missing === 'target' ? add64(milli, requests.missingAssumed) : milli;
      request = add64(request, requests.missing);
    }
    request = unready ? add64(request, requests.unready) : request;
    return utilizationRatio(milli, request, targetPercent, 1);
  });
}

/**
 * Returns the count that a target per pod asks for, or upstream's words for why there is none.
 *
 * Follows `calcPlainMetricReplicas` in `pkg/controller/podautoscaler/replica_calculator.go`.
 */
export function proposeForAverage(seen: PerPodArguments, targetMilli: Int64): PerPodProposal | string {
  if (seen.pods.length === 0) {
    return NO_PODS;
  }
  const usage = groupUsage(seen.samples, seen);
  const sampled = usage.readyCount + usage.unknownCount;
  if (sampled === 0) {
    return NO_SAMPLES;
  }
  const sum = add64(usage.readyMilli, usage.unknownMilli);
  const first = averageRatio(sum, sampled, targetMilli);
  return proposePerPod(measurementOf(seen, usage, first), ({ missing, unready }: Assumed) => {
    const assumed = missing === 'target' ? multiply64(targetMilli, usage.missingCount) : 0;
    const count = sampled + (missing === 'left out' ? 0 : usage.missingCount) + (unready ? usage.unreadyCount : 0);
    return averageRatio(add64(sum, assumed), count, targetMilli);
  });
}

function measurementOf(
  { current, tolerance }: PerPodArguments,
  { readyCount, missingCount, unreadyCount, unknownCount }: GroupedUsage,
  first: Ratio,
): PerPodMeasurement {
  const sampleCount = readyCount + unknownCount;
  return { current, tolerance, readyCount, missingCount, unreadyCount, sampleCount, first };
}

interface Requests {
  readonly ready: Int64;
  readonly unready: Int64;
  readonly missing: Int64;
  /** What the missing pods are taken to use where that softens a scale-down. */
  readonly missingAssumed: Int64;
}

/** Sums requests by group. Those of ignored pods are read too: one that is not known fails the metric. */
function sumRequests(
  pods: readonly PodFacts[],
  groups: readonly PodGroup[],
  request: (pod: PodFacts) => Int64 | string,
  assumedPercent: number,
): Requests | string {
  let ready: Int64 = 0;
  let unready: Int64 = 0;
  let missing: Int64 = 0;
  let missingAssumed: Int64 = 0;
  for (let index = 0; index < pods.length; index++) {
    const milli = request(pods[index] as PodFacts);
    if (typeof milli === 'string') {
      return milli;
    }
    const group = groups[index];
    if (group === 'ready') {
      ready = add64(ready, milli);
    } else if (group === 'unready') {
      unready = add64(unready, milli);
    } else if (group === 'missing') {
      missing = add64(missing, milli);
      missingAssumed = add64(missingAssumed, divide64(multiply64(milli, assumedPercent), 100));
    }
  }
  return { ready, unready, missing, missingAssumed };
}

function utilizationRatio(usage: Int64, request: Int64, targetPercent: number, count: number): Ratio | string {
  if (isZero64(request)) {
    return NO_REQUESTS;
  }
  const utilization = utilizationPercent(usage, request);
  return { usageRatio: utilization / targetPercent, utilization, averageMilli: divide64(usage, count) };
}

function averageRatio(sum: Int64, count: number, targetMilli: Int64): Ratio {
  const averageMilli = divide64(sum, count);
  return { usageRatio: doubleOf64(averageMilli) / doubleOf64(targetMilli), averageMilli };
}
