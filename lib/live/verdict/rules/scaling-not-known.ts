import type { VerdictRule } from '../finding';
import { scalingCourseOf } from '../scaling-course';

/** A phase whose purpose is a replica count shows nothing when no count was expected of it or seen in it. */
export const scalingNotKnown: VerdictRule = {
  id: 'scaling-not-known',
  asks: 'Does the recording say what count a scaling phase had to reach, and what counts there were?',

  check(facts) {
    return facts.record.phases.flatMap((phase) => {
      const isScaling =
        phase.phase === 'scale-up' || phase.phase === 'scale-down' || phase.expectedReplicas !== undefined;
      const wasRun = phase.state === 'ended' || phase.state === 'open';
      if (!isScaling || !wasRun || scalingCourseOf(phase, facts) !== undefined) {
        return [];
      }
      const lacking = phase.expectedReplicas === undefined ? 'the count to be reached' : 'any replica count';
      return [
        {
          phase: phase.phase,
          effect: 'inconclusive',
          message: `the recording lacks ${lacking}, so whether the phase scaled as it had to is not known`,
          figures: {},
        },
      ];
    });
  },
};
