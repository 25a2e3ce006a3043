import { failureCauseOf } from '../../record/failure-cause';
import type { LoadPoint } from '../../record/load-counters';
import type { Timed } from '../../record/timed';
import type { SampleLine } from '../../recording/run-lines';
import { counted, countText } from '../figure-text';
import type { VerdictRule } from '../finding';

/** Requests that broke off while pods went away were lost to the scale-down. */
export const lostOnScaleDown: VerdictRule = {
  id: 'lost-on-scale-down',
  asks: 'Were no requests lost while pods were taken away?',

  check({ record }) {
    return record.phases.flatMap(({ phase, samples }) => {
      let lost = 0;
      let removed = 0;
      let before: (typeof samples)[number] | undefined;
      for (const sample of samples) {
        const gone = goingAway(before, sample);
        removed += gone;
        if (gone > 0 || sample.pods?.some(({ isDeleted }) => isDeleted)) {
          lost += brokenOff(record.points, before, sample);
        }
        before = sample;
      }
      return lost === 0
        ? []
        : [
            {
              phase,
              effect: 'none',
              message: `${countText(lost)} requests broke off or found no connection while ${counted(removed, 'pod')} went away`,
              figures: { requestsLost: lost, podsRemoved: removed },
            },
          ];
    });
  },
};

type Samples = readonly Timed<SampleLine>[];

/** How many pods left between two samples. */
function goingAway(before: Samples[number] | undefined, now: Samples[number]): number {
  const names = new Set(now.pods?.map(({ name }) => name));
  return now.pods === undefined ? 0 : (before?.pods ?? []).filter(({ name }) => !names.has(name)).length;
}

/** How many requests lost their connection between two samples. */
function brokenOff(points: readonly LoadPoint[], before: Samples[number] | undefined, now: Samples[number]): number {
  const from = points.find(({ seconds }) => seconds === before?.seconds);
  const to = points.find(({ seconds }) => seconds === now.seconds);
  if (from === undefined || to === undefined) {
    return 0;
  }
  return [...to.failures]
    .filter(([key]) => failureCauseOf(key.split('\n').slice(2).join('\n')) === 'connection')
    .reduce((sum, [key, count]) => sum + count - (from.failures.get(key) ?? 0), 0);
}
