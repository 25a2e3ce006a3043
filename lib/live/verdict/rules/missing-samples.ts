import { percentText } from '../figure-text';
import type { VerdictRule } from '../finding';

const MOST_MISSING = 0.1;

/** What was not looked at cannot be judged. */
export const missingSamples: VerdictRule = {
  id: 'missing-samples',
  asks: 'Were at least nine of ten samples taken, each whole?',

  check({ record }) {
    return record.phases.flatMap(({ phase, sampleCount }) => {
      const { expected, complete, missing, without } = sampleCount;
      if (missing === 0) {
        return [];
      }
      const ratio = missing / expected;
      const lacking = Object.entries(without)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([source, count]) => `${count} without ${source}`);
      return [
        {
          phase,
          effect: ratio > MOST_MISSING ? 'inconclusive' : 'none',
          voidsCapacity: ratio > MOST_MISSING,
          message: `${missing} of ${expected} samples are missing or not whole (${percentText(ratio)}; ${percentText(MOST_MISSING)} is allowed)${lacking.length === 0 ? '' : `: ${lacking.join(', ')}`}`,
          figures: { expected, complete, missing, missingRatio: ratio },
        },
      ];
    });
  },
};
