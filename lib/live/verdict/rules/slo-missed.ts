import { ownValue } from '../../../values/own-value';
import { currentPercentiles } from '../../record/load-counters';
import { rateOf } from '../../record/phase-load';
import { percentText } from '../figure-text';
import type { RuleFinding, VerdictRule } from '../finding';

/** Time over the objective for response times: more than the plan allows fails the phase. */
export const sloMissed: VerdictRule = {
  id: 'slo-missed',
  asks: "Did response times keep the plan's objective?",

  check({ record, plan }) {
    return record.phases.flatMap(({ phase, samples }): RuleFinding[] => {
      const { slo } = plan.limitsOf(phase);
      const loaded = samples.filter(({ load }) => load !== undefined && rateOf(load) > 0);
      if (slo === undefined || loaded.length === 0) {
        return [];
      }
      const { percentile, milliseconds, maxShareOfTimeOver } = slo;
      const seen = loaded.flatMap(({ load }) => {
        const value = load === undefined ? undefined : ownValue(currentPercentiles(load), String(percentile));
        return value === undefined ? [] : [value];
      });
      if (seen.length === 0) {
        return [
          {
            phase,
            effect: 'inconclusive',
            message: `the plan's objective is on the ${percentText(percentile)} percentile, which the load generator did not give`,
            figures: { percentile },
          },
        ];
      }
      const over = seen.filter((value) => value > milliseconds).length;
      const ratio = over / seen.length;
      return over === 0
        ? []
        : [
            {
              phase,
              effect: ratio > maxShareOfTimeOver ? 'fail' : 'none',
              message: `the ${percentText(percentile)} percentile was over ${milliseconds} ms in ${over} of ${seen.length} samples (${percentText(ratio)}, where the plan allows ${percentText(maxShareOfTimeOver)}); at most it was ${Math.max(...seen)} ms`,
              figures: {
                percentile,
                milliseconds,
                samplesOver: over,
                samples: seen.length,
                largest: Math.max(...seen),
              },
            },
          ];
    });
  },
};
