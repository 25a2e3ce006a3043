import type { RunLine } from '../../../lib/live/recording/run-lines';
import { Replay } from '../../../lib/simulator/recording/replay';
import { RUN_KINDS } from '../../../lib/simulator/recording/run-kinds';

/** The compiler refuses a kind that a run writes and this lacks, or the other way round. */
const KINDS: Readonly<Record<RunLine['kind'], true>> = {
  Clock: true,
  Phase: true,
  Check: true,
  Connectivity: true,
  Sample: true,
  Event: true,
  Sync: true,
  Evidence: true,
  Fault: true,
  Resume: true,
  End: true,
};

test('a replay passes over every kind of line that a run adds, and no other', () => {
  expect([...RUN_KINDS].sort()).toEqual(Object.keys(KINDS).sort());
  const replay = new Replay();
  for (const kind of RUN_KINDS) {
    expect(replay.take({ kind, time: '2000-01-01T00:00:00Z', pods: [{ name: 'p0' }] })).toBeUndefined();
  }
  expect(() => replay.take({ kind: 'Note' })).toThrow(/kind/);
});
