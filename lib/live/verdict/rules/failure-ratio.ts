import { countText, percentText } from '../figure-text';
import type { VerdictRule } from '../finding';

/** Too many failed requests fail a phase, and nothing about capacity follows from it. */
export const failureRatio: VerdictRule = {
  id: 'failure-ratio',
  asks: 'Did no more requests fail than the plan allows?',

  check({ record, plan }) {
    return record.phases.flatMap(({ phase, load }) => {
      const { maxFailureRatio } = plan.limitsOf(phase);
      if (load === undefined || load.requests === 0 || load.failureRatio <= maxFailureRatio) {
        return [];
      }
      const { failures, requests, failureRatio: ratio, failureKinds } = load;
      const [most] = failureKinds;
      const kind =
        most === undefined
          ? ''
          : `; most often, ${countText(most.count)} times, ${most.method} ${most.name}: ${most.error.slice(0, ERROR_LENGTH)}`;
      return [
        {
          phase,
          effect: 'fail',
          voidsCapacity: true,
          message: `${countText(failures)} of ${countText(requests)} requests failed, ${percentText(ratio)}, where the plan allows ${percentText(maxFailureRatio)}${kind}`,
          figures: { failures, requests, failureRatio: ratio, maxFailureRatio },
        },
      ];
    });
  },
};

const ERROR_LENGTH = 160;
