import { percentText, trimmed } from '../figure-text';
import type { VerdictRule } from '../finding';

/** From here on a Locust worker warns that its figures suffer. */
const SATURATED_CPU_PERCENT = 90;
const MOST_OF_PHASE = 0.1;

/** A load generator at the end of its own CPU measures itself. */
export const generatorSaturated: VerdictRule = {
  id: 'generator-saturated',
  asks: 'Had the load generator CPU to spare?',

  check({ record }) {
    return record.phases.flatMap(({ phase, samples }) => {
      const busiest = samples.flatMap(({ load }) =>
        load === undefined ? [] : [Math.max(0, ...load.workers.map(({ cpuPercent }) => cpuPercent))],
      );
      const saturated = busiest.filter((percent) => percent >= SATURATED_CPU_PERCENT).length;
      if (saturated === 0) {
        return [];
      }
      const ratio = saturated / busiest.length;
      const peak = Math.max(...busiest);
      return [
        {
          phase,
          effect: ratio > MOST_OF_PHASE ? 'inconclusive' : 'none',
          voidsCapacity: ratio > MOST_OF_PHASE,
          message: `a worker of the load generator was at ${SATURATED_CPU_PERCENT} % CPU or more in ${saturated} of ${busiest.length} samples (${percentText(ratio)}; at most ${trimmed(peak, 1)} %): rates and response times may be its own limits`,
          figures: { saturatedSamples: saturated, samples: busiest.length, peakCpuPercent: peak },
        },
      ];
    });
  },
};
