import type { MetricOutlook, Outlook } from '../../simulator/autoscaler/outlook';
import type { RunRecordHeader } from '../record/run-record';
import type { Timed } from '../record/timed';
import type { SampleLine } from '../recording/run-lines';
import { readStatus } from './autoscaler-status';
import { milliOf, podRequestMilli } from './workload-facts';

/** What one metric read, in the unit of its target: percents of the request, or thousandths. */
export interface MetricReading {
  readonly metric: MetricOutlook;
  /** Not rounded, where the request and the average value tell it. */
  readonly reading: number;
  /** As the controller compared it. */
  readonly whole: number;
  /** The count at which it was read. */
  readonly replicas: number;
}

/** Returns what each metric of the autoscaler read at a sample. */
export function readingsOf(
  { autoscaler }: Timed<SampleLine>,
  outlook: Outlook,
  header: RunRecordHeader | undefined,
): MetricReading[] {
  if (autoscaler === undefined) {
    return [];
  }
  const { currentReplicas, currentMetrics } = readStatus(autoscaler);
  return outlook.metrics.flatMap((metric, index) => {
    const current = currentMetrics[index];
    const average = milliOf(current?.averageValue);
    const whole = {
      utilization: current?.averageUtilization,
      averageValue: average,
      value: milliOf(current?.value),
      totalPerPod: average === undefined ? undefined : average * currentReplicas,
    }[metric.target.kind];
    if (whole === undefined || currentReplicas === 0) {
      return [];
    }
    const exact = metric.target.kind === 'utilization' ? exactPercent(average, header, index) : undefined;
    const reading = exact !== undefined && Math.floor(exact) === whole ? exact : whole;
    return [{ metric, reading, whole, replicas: currentReplicas }];
  });
}

/** The whole percent that the controller compares is cut off; the average value tells what was cut. */
function exactPercent(
  averageMilli: number | undefined,
  header: RunRecordHeader | undefined,
  index: number,
): number | undefined {
  const spec = header?.autoscaler.spec.metrics?.[index];
  const resource = spec?.containerResource?.name ?? spec?.resource?.name ?? 'cpu';
  const request = podRequestMilli(header, resource, spec?.containerResource?.container);
  return averageMilli === undefined || request === undefined || request === 0
    ? undefined
    : (averageMilli / request) * 100;
}

/**
 * Returns what a metric has to read, at one count, for the load to bring another: the last step on the way is the one that
 * needs most, for the pods that came before it share the load.
 *
 * @param from the count at which the load is measured.
 * @param to the count to be reached, more than `from`.
 * @returns the reading in the metric's unit; undefined when nothing does.
 */
export function readingNeeded({ ranges, target }: MetricOutlook, from: number, to: number): number | undefined {
  const last = ranges.find(({ replicas, through }) => to - 1 >= replicas && to - 1 <= through);
  if (last?.scaleUpAt === undefined) {
    return undefined;
  }
  const threshold = Number(last.scaleUpAt);
  const isShared = target.kind === 'utilization' || target.kind === 'averageValue';
  return isShared ? (threshold * (to - 1)) / from : threshold;
}

/** Returns a reading with its unit. */
export function readingText({ target }: MetricOutlook, reading: number): string {
  return target.kind === 'utilization'
    ? `${Number(reading.toFixed(1))} % of the request`
    : `${Number((reading / 1000).toFixed(3))}${target.kind === 'averageValue' ? ' a pod' : ' in all'}`;
}
