import { counted } from '../figure-text';
import type { VerdictRule } from '../finding';

/** Workers of the load generator that were missing took their share of the load with them. */
export const workersLost: VerdictRule = {
  id: 'workers-lost',
  asks: 'Were all workers of the load generator there?',

  check({ record, plan }) {
    return record.phases.flatMap(({ phase, samples }) => {
      const present = samples.flatMap(({ load }) =>
        load === undefined ? [] : [load.workers.filter(({ state }) => state !== 'missing').length],
      );
      const expected = plan.workers ?? Math.max(0, ...present);
      const fewest = Math.min(...present);
      if (present.length === 0 || fewest >= expected) {
        return [];
      }
      const short = present.filter((count) => count < expected).length;
      return [
        {
          phase,
          effect: 'inconclusive',
          message: `${counted(expected, 'worker')} of the load generator were expected, and only ${fewest} were there in ${short} of ${present.length} samples`,
          figures: { expectedWorkers: expected, fewestWorkers: fewest, samples: short },
        },
      ];
    });
  },
};
