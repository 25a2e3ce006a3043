import { counted, countText, trimmed } from '../figure-text';
import type { VerdictRule } from '../finding';
import { readingText } from '../metric-reading';
import { scalingCourseOf } from '../scaling-course';

/** Where the load never passed the effective threshold, an autoscaler that stays where it is shows nothing. */
export const scalingNotProvoked: VerdictRule = {
  id: 'scaling-not-provoked',
  asks: 'Was the load enough for the scale-up that was expected?',

  check(facts) {
    return facts.record.phases.flatMap((phase) => {
      const course = scalingCourseOf(phase, facts);
      if (course === undefined || course.isReached || course.direction === 'down') {
        return [];
      }
      const { from, to, nearest, closest } = course;
      const expected = `${counted(to, 'replica')} were expected, and at most ${nearest} were ready`;
      if (closest === undefined) {
        return [
          {
            phase: phase.phase,
            effect: 'inconclusive',
            message: `${expected}; what the autoscaler measured is not recorded, so whether the load was enough is not known`,
            figures: { expectedReplicas: to, readyReplicas: nearest },
          },
        ];
      }
      const { metric, reading, replicas, needed, factor, requestsPerSecond, users } = closest;
      if (factor <= 1) {
        return [];
      }
      const rate = requestsPerSecond * factor;
      const more = users * factor;
      return [
        {
          phase: phase.phase,
          effect: 'inconclusive',
          message: `${expected}: at ${replicas} the load brought ${metric.name} to ${readingText(metric, reading)} at most, and ${to} need ${readingText(metric, needed)}; in proportion, about ${countText(rate)} requests a second and ${countText(more)} users instead of ${trimmed(requestsPerSecond, 1)} and ${trimmed(users, 1)}`,
          figures: {
            replicasAtBegin: from,
            expectedReplicas: to,
            readyReplicas: nearest,
            reading,
            readingNeeded: needed,
            requestsPerSecond,
            users,
            requestsPerSecondNeeded: rate,
            usersNeeded: more,
          },
        },
      ];
    });
  },
};
