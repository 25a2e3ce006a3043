import { departuresOf } from '../departures';
import { counted } from '../figure-text';
import type { VerdictRule } from '../finding';

/** Decisions of the real controller that the exact one does not take for what was recorded. */
export const replicasDeparted: VerdictRule = {
  id: 'replicas-departed',
  asks: 'Did the autoscaler decide what its own arithmetic gives for what was recorded?',

  check(facts) {
    const { departures, compared, unmatched } = departuresOf(facts);
    const { replayFault } = facts;
    const [first] = departures;
    return [
      ...(first === undefined
        ? []
        : [
            {
              effect: 'none' as const,
              message: `${counted(departures.length, 'departure')} in ${counted(compared, 'sync')}; the first at ${first.time}: ${first.field} was predicted as ${first.predicted} and seen as ${first.seen} (${first.cause})`,
              figures: { departures: departures.length, syncs: compared },
            },
          ]),
      ...(unmatched === 0
        ? []
        : [
            {
              effect: 'none' as const,
              message: `${counted(unmatched, 'sync')} of the controller have no observation beside them and could not be compared`,
              figures: { syncs: unmatched },
            },
          ]),
      ...(replayFault === undefined
        ? []
        : [
            {
              effect: 'inconclusive' as const,
              message: `the observations could not be replayed: ${replayFault}`,
              figures: {},
            },
          ]),
    ];
  },
};
