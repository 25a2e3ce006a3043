import { counted } from '../figure-text';
import type { VerdictRule } from '../finding';
import { podTroubles } from '../pod-troubles';

/** A container that was started again, or a pod that was evicted, lost what it was working on. */
export const podRestarts: VerdictRule = {
  id: 'pod-restarts',
  asks: 'Did all containers run through, and was no pod evicted or failed?',

  check({ record }) {
    return record.phases.flatMap(({ phase, samples }) => {
      const troubles = podTroubles(samples, record.samples);
      const restarts = [...troubles.restarts.values()].reduce((sum, count) => sum + count, 0);
      if (restarts === 0 && troubles.failed.length === 0) {
        return [];
      }
      const names = [...new Set([...troubles.restarts.keys(), ...troubles.failed])].sort();
      return [
        {
          phase,
          effect: 'inconclusive',
          message: `${counted(restarts, 'container restart')} and ${counted(troubles.failed.length, 'failed or evicted pod')}: ${names.join(', ')}`,
          figures: { restarts, failedPods: troubles.failed.length },
        },
      ];
    });
  },
};
