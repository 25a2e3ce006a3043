import { LOADED_PHASES } from '../../record/phase-records';
import { counted } from '../figure-text';
import type { RuleFinding, VerdictRule } from '../finding';

/** A phase under load that sent nothing, or fewer users than it asked for, shows nothing. */
export const noRequests: VerdictRule = {
  id: 'no-requests',
  asks: 'Did the load that was asked for arrive?',

  check({ record }) {
    return record.phases.flatMap(({ phase, state, load, users }): RuleFinding[] => {
      const isLoaded = (state === 'ended' || state === 'open') && LOADED_PHASES.includes(phase);
      if (!isLoaded || users === 0 || (phase === 'scale-down' && users === undefined)) {
        return [];
      }
      const requests = load?.requests ?? 0;
      if (requests === 0) {
        return [
          {
            phase,
            effect: 'inconclusive',
            voidsCapacity: true,
            message: 'no request was counted: the load generator sent none, or could not be read',
            figures: { requests },
          },
        ];
      }
      const seen = load?.users ?? 0;
      return users === undefined || seen >= users
        ? []
        : [
            {
              phase,
              effect: 'inconclusive',
              message: `${counted(users, 'user')} were asked for, and at most ${seen} were seen`,
              figures: { asked: users, seen },
            },
          ];
    });
  },
};
