import { counted } from '../figure-text';
import type { VerdictRule } from '../finding';
import { podTroubles } from '../pod-troubles';

/** A container that was killed at its memory limit does not hold the load. */
export const outOfMemory: VerdictRule = {
  id: 'out-of-memory',
  asks: 'Was no container killed for its memory?',

  check({ record }) {
    return record.phases.flatMap(({ phase, samples }) => {
      const { outOfMemory: pods } = podTroubles(samples, record.samples);
      return pods.length === 0
        ? []
        : [
            {
              phase,
              effect: 'fail',
              voidsCapacity: true,
              message: `${counted(pods.length, 'pod')} had a container killed at its memory limit (OOMKilled): ${pods.join(', ')}`,
              figures: { pods: pods.length },
            },
          ];
    });
  },
};
