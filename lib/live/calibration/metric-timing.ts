import { microsOf } from '../../values/instant';
import type { Timed } from '../record/timed';
import type { SampleLine } from '../recording/run-lines';

/** When metrics of pods come, seconds. */
export interface MetricTiming {
  /** Usual time between two values of a pod: the median. */
  readonly resolutionSeconds: number;
  /** Age of a value when it was first served, the polling of the run included: the mean and the least. */
  readonly meanDelaySeconds: number;
  readonly leastDelaySeconds: number;
  readonly values: number;
}

const MICROS = 1_000_000;

/**
 * Returns when metrics came; undefined when no pod had two values.
 *
 * @param offsetAt how far the cluster's clock was ahead at a time of the run, seconds.
 */
export function metricTiming(
  samples: readonly Timed<SampleLine>[],
  startTime: string,
  offsetAt: (seconds: number) => number,
): MetricTiming | undefined {
  const start = microsOf(startTime) ?? 0;
  const seen = new Map<string, number[]>();
  const delays: number[] = [];
  for (const { seconds, use = [] } of samples) {
    for (const { pod, time } of use) {
      const micros = microsOf(time);
      const at = micros === undefined ? undefined : (micros - start) / MICROS - offsetAt(seconds);
      const known = seen.get(pod) ?? [];
      if (at !== undefined && at > (known.at(-1) ?? Number.NEGATIVE_INFINITY) + 1) {
        seen.set(pod, [...known, at]);
        delays.push(Math.max(0, seconds - at));
      }
    }
  }
  const gaps = [...seen.values()].flatMap((times) =>
    times.slice(1).map((time, index) => time - (times[index] ?? time)),
  );
  const sorted = [...gaps].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)];
  return median === undefined
    ? undefined
    : {
        resolutionSeconds: median,
        meanDelaySeconds: delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
        leastDelaySeconds: Math.min(...delays),
        values: delays.length,
      };
}
