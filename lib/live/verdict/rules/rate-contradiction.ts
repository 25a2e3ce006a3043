import { countText, durationText, percentText, trimmed } from '../figure-text';
import type { VerdictRule } from '../finding';

/** How far the count may be off from what rate and time give, as a share of the larger. */
const TOLERANCE_RATIO = 0.2;
/** Generators give the rate of the last ten seconds: at the ends of a phase it lags by as much. */
const LAG_SECONDS = 10;

/** Requests, rate and duration have to agree; otherwise at least one of them is wrong. */
export const rateContradiction: VerdictRule = {
  id: 'rate-contradiction',
  asks: 'Do the count of requests, their rate and the duration agree?',

  check({ record }) {
    return record.phases.flatMap(({ phase, load }) => {
      if (load === undefined) {
        return [];
      }
      const { requests, reportedRequests, reportedPerSecond, seconds } = load;
      const allowed = TOLERANCE_RATIO * Math.max(requests, reportedRequests) + LAG_SECONDS * reportedPerSecond;
      if (Math.abs(requests - reportedRequests) <= allowed || reportedPerSecond === 0) {
        return [];
      }
      const needed = requests / reportedPerSecond;
      return [
        {
          phase,
          effect: 'inconclusive',
          voidsCapacity: true,
          message: `the record contradicts itself: ${countText(requests)} requests at the ${trimmed(reportedPerSecond, 1)} a second that the load generator gives take ${durationText(needed)}, but the phase was watched for ${durationText(seconds)}, in which that rate gives ${countText(reportedRequests)}; count, rate or duration is wrong (tolerance ${percentText(TOLERANCE_RATIO)} and ${LAG_SECONDS} s of the rate)`,
          figures: { requests, requestsPerSecond: reportedPerSecond, seconds, secondsNeeded: needed, reportedRequests },
        },
      ];
    });
  },
};
