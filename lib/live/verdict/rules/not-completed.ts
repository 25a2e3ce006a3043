import { counted } from '../figure-text';
import type { RuleFinding, VerdictRule } from '../finding';

/** A run that did not come to its end shows at most a part of what it was for. */
export const notCompleted: VerdictRule = {
  id: 'not-completed',
  asks: 'Did the run and each of its phases come to their end?',

  check({ record }) {
    const { phases, end, integrity, header } = record;
    const findings: RuleFinding[] = phases.flatMap(({ phase, state, isPlanned }) => {
      if (state === 'open') {
        return [inconclusive('the phase was begun and did not end', phase)];
      }
      return state === 'absent' && isPlanned ? [inconclusive('the plan has the phase, and it was not run', phase)] : [];
    });
    if (end === undefined) {
      const [cut] = integrity.cutOff;
      const how = cut === undefined ? '' : `; line ${cut.line} is cut off`;
      findings.push(inconclusive(`the recording was cut off: it has no end${how}`));
    } else if (end.reason !== 'completed') {
      const why = end.message === undefined ? '' : `: ${end.message}`;
      findings.push(
        inconclusive(`the run was ${end.reason === 'interrupted' ? 'interrupted' : 'ended by a failure'}${why}`),
      );
    }
    if (header === undefined) {
      findings.push(inconclusive('the recording has no header: what was planned and tested is not known'));
    }
    if (phases.every(({ state }) => state === 'skipped' || state === 'absent')) {
      findings.push(inconclusive(`none of ${counted(phases.length, 'phase')} was run`));
    }
    return findings;
  },
};

function inconclusive(message: string, phase?: NonNullable<RuleFinding['phase']>): RuleFinding {
  return { ...(phase !== undefined && { phase }), effect: 'inconclusive', message, figures: {} };
}
