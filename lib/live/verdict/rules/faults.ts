import { counted } from '../figure-text';
import type { RuleFinding, VerdictRule } from '../finding';

/** What could not be read or done makes the phase uncertain in which it happened. */
export const faults: VerdictRule = {
  id: 'faults',
  asks: 'Could everything be read and done?',

  check({ record }) {
    const found = record.phases.map(({ phase, state, beginSeconds, endSeconds }) => ({
      phase,
      lines: record.faults.filter(
        ({ seconds }) => (state === 'ended' || state === 'open') && seconds >= beginSeconds && seconds <= endSeconds,
      ),
    }));
    const inPhases = new Set(found.flatMap(({ lines }) => lines));
    const outside = record.faults.filter((fault) => !inPhases.has(fault));
    return [
      ...found.flatMap(({ phase, lines }) => (lines.length === 0 ? [] : [{ phase, ...findingOf(lines) }])),
      ...(outside.length === 0 ? [] : [findingOf(outside)]),
    ];
  },
};

function findingOf(lines: readonly { readonly source: string; readonly message: string }[]): RuleFinding {
  const [first] = lines;
  const sources = [...new Set(lines.map(({ source }) => source))].sort();
  return {
    effect: 'inconclusive',
    message: `${counted(lines.length, 'fault')} of ${sources.join(', ')}; the first: ${first?.message ?? ''}`,
    figures: { faults: lines.length },
  };
}
