import type { Timed } from '../record/timed';
import type { SampleLine } from '../recording/run-lines';
import { readStatus, type StatusRead } from '../verdict/autoscaler-status';
import { departuresOf } from '../verdict/departures';
import type { RunFacts } from '../verdict/finding';
import type { AutoscalerReport, AutoscalerStep, SimulatedRun, ThresholdReport } from './validation-report';

/** Returns how the autoscaler was set and what it did; undefined when the recording has no header. */
export function autoscalerReport(facts: RunFacts, simulated?: SimulatedRun): AutoscalerReport | undefined {
  const { record, outlook } = facts;
  if (record.header === undefined) {
    return undefined;
  }
  const { metadata, spec } = record.header.autoscaler;
  const statuses = record.samples.flatMap(({ autoscaler }) => (autoscaler === undefined ? [] : [autoscaler]));
  const last = statuses.at(-1);
  return {
    name: metadata?.name ?? '',
    minReplicas: outlook?.minReplicas ?? spec.minReplicas,
    maxReplicas: outlook?.maxReplicas ?? spec.maxReplicas,
    thresholds: thresholdsOf(facts),
    conditions: last === undefined ? [] : readStatus(last).conditions,
    timeline: stepsOf(record.samples),
    comparison: departuresOf(facts),
    simulated: simulated?.phases,
  };
}

function thresholdsOf({ outlook }: RunFacts): ThresholdReport[] {
  return (outlook?.metrics ?? []).flatMap(({ name, target, ranges }) =>
    ranges.map(({ replicas, through, scaleDownAt, scaleUpAt }) => ({
      metric: name,
      unit: target.kind === 'utilization' ? ('percent' as const) : ('thousandths' as const),
      replicas,
      through,
      scaleDownAt: through === outlook?.minReplicas ? undefined : scaleDownAt?.toString(),
      scaleUpAt: replicas === outlook?.maxReplicas ? undefined : scaleUpAt?.toString(),
    })),
  );
}

function stepsOf(samples: readonly Timed<SampleLine>[]): AutoscalerStep[] {
  const steps: AutoscalerStep[] = [];
  for (const { seconds, phase, autoscaler } of samples) {
    if (autoscaler === undefined) {
      continue;
    }
    const status = readStatus(autoscaler);
    const { currentReplicas, desiredReplicas } = status;
    const step = { seconds, phase, currentReplicas, desiredReplicas, metrics: metricsText(status) };
    if (fingerprint(step) !== fingerprint(steps.at(-1))) {
      steps.push(step);
    }
  }
  return steps;
}

function fingerprint(step: AutoscalerStep | undefined): string {
  return JSON.stringify([step?.phase, step?.currentReplicas, step?.desiredReplicas, step?.metrics]);
}

function metricsText({ currentMetrics }: StatusRead): string[] {
  return currentMetrics.map(({ averageUtilization, averageValue, value }) => {
    const amount = averageValue ?? value ?? 'unknown';
    return averageUtilization === undefined ? amount : `${averageUtilization} % (${amount})`;
  });
}
