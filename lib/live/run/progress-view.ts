import { numberAt } from '../../manifests/field-at';
import { aggregated } from '../phases/load-figures';
import type { AutoscalerArithmetic } from '../ports/autoscaler-arithmetic';
import type { ProgressView } from '../ports/progress';
import type { SampleLine } from '../recording/run-lines';
import { cpuRequestMilli } from './pod-read';
import { utilizationOf } from './sampler';
import type { Subjects } from './subjects';

/** Returns what the one who watches sees of a sample. */
export function progressView(
  sample: SampleLine,
  subjects: Subjects,
  arithmetic: AutoscalerArithmetic,
  { since, end, now }: { readonly since: number; readonly end: number | undefined; readonly now: number },
): ProgressView {
  const { load, target, autoscaler, phase } = sample;
  const all = aggregated(sample);
  const replicas = target?.replicas;
  return {
    phase,
    phaseSeconds: (now - since) / 1000,
    secondsLeft: end === undefined ? undefined : Math.max(0, (end - now) / 1000),
    users: load?.users,
    requestsPerSecond: all?.requestsPerSecond,
    failureRatio: all === undefined || all.requests === 0 ? undefined : all.failures / all.requests,
    p95Milliseconds: load?.currentPercentiles?.['0.95'] ?? all?.percentiles['0.95'],
    utilizationPercent: utilizationOf(autoscaler),
    scaleUpAtPercent:
      replicas === undefined || replicas === 0
        ? undefined
        : arithmetic.scaleUpAtPercent(replicas, cpuRequestMilli(subjects.target)),
    readyReplicas: target?.readyReplicas,
    desiredReplicas: numberAt(autoscaler, 'desiredReplicas') ?? replicas,
  };
}
