import { counted, durationText } from '../figure-text';
import type { VerdictRule } from '../finding';
import { readingText } from '../metric-reading';
import { scalingCourseOf } from '../scaling-course';

/** A count that had to be reached, with load enough for it, and was not, fails the phase. */
export const scalingNotReached: VerdictRule = {
  id: 'scaling-not-reached',
  asks: 'Was the replica count reached that was expected?',

  check(facts) {
    return facts.record.phases.flatMap((phase) => {
      const course = scalingCourseOf(phase, facts);
      const isJudged = phase.state === 'ended' && course !== undefined && !course.isReached;
      const { closest } = course ?? {};
      if (!isJudged || (course.direction === 'up' && (closest === undefined || closest.factor > 1))) {
        return [];
      }
      const { direction, from, to, nearest } = course;
      const time = durationText(phase.endSeconds - phase.beginSeconds);
      const why =
        closest === undefined
          ? ''
          : `, though ${closest.metric.name} read ${readingText(closest.metric, closest.reading)} at ${closest.replicas}, where ${readingText(closest.metric, closest.needed)} is enough`;
      const extreme = direction === 'up' ? `at most ${nearest} were ready` : `at least ${nearest} stayed`;
      return [
        {
          phase: phase.phase,
          effect: 'fail',
          message: `${counted(to, 'replica')} had to be reached from ${from} within ${time}, and ${extreme}${why}`,
          figures: { replicasAtBegin: from, expectedReplicas: to, nearestReplicas: nearest },
        },
      ];
    });
  },
};
