import type { Timed } from '../../record/timed';
import type { SampleLine } from '../../recording/run-lines';
import { counted, durationText } from '../figure-text';
import type { VerdictRule } from '../finding';

const WINDOW_SECONDS = 600;

/** An autoscaler that changes its mind within ten minutes pays for pods that serve nobody. */
export const flapping: VerdictRule = {
  id: 'flapping',
  asks: 'Did the replica count keep its direction within each phase?',

  check({ record }) {
    return record.phases.flatMap(({ phase, samples }) => {
      const changes = changesOf(samples);
      const turns = changes.filter(({ seconds, direction }, index) => {
        const last = changes[index - 1];
        return last !== undefined && last.direction !== direction && seconds - last.seconds <= WINDOW_SECONDS;
      }).length;
      return turns === 0
        ? []
        : [
            {
              phase,
              effect: 'none',
              message: `the replica count changed its direction ${counted(turns, 'time')} within ${durationText(WINDOW_SECONDS)}, in ${counted(changes.length, 'change')}`,
              figures: { directionChanges: turns, changes: changes.length },
            },
          ];
    });
  },
};

/** Returns when the count that is wanted changed, and whether up or down. */
function changesOf(samples: readonly Timed<SampleLine>[]): { readonly seconds: number; readonly direction: number }[] {
  const counts = samples.flatMap(({ seconds, target }) =>
    target === undefined ? [] : [{ seconds, replicas: target.replicas }],
  );
  return counts.flatMap(({ seconds, replicas }, index) => {
    const before = counts[index - 1]?.replicas ?? replicas;
    return replicas === before ? [] : [{ seconds, direction: Math.sign(replicas - before) }];
  });
}
