import { Replay } from '../../lib/simulator/recording/replay';
import { FakeRun } from '../support/live/fake-run';

test("the reference's run: every phase, up to the predicted count, down to the minimum, replayed without a difference", async () => {
  const run = new FakeRun();
  expect(await run.go()).toEqual({ reason: 'completed' });
  expect(run.of('Phase').map(({ phase, state }) => `${phase} ${state}`)).toEqual(
    ['preflight', 'connectivity', 'smoke', 'load', 'scale-up', 'scale-down'].flatMap((phase) => [
      `${phase} begin`,
      `${phase} end`,
    ]),
  );
  const up = run.of('Phase').find(({ phase }) => phase === 'scale-up');
  expect(up?.expectedReplicas).toBe(4);
  expect(Math.max(...run.of('Sync').map(({ targetReplicas }) => targetReplicas))).toBe(4);
  expect(run.of('Sync').at(-1)?.targetReplicas).toBe(2);
  expect(run.load.runningUsers).toBe(0);
  expect(run.load.asked).toEqual(['swarm 10', 'swarm 100', 'swarm 200', 'stop']);
  expect(run.of('Fault')).toEqual([]);
  expect(run.text).not.toContain('the-secret-of-the-pod');

  const replay = new Replay();
  const replayed = run.lines.flatMap((line) => replay.take(line) ?? []);
  const seen = run.of('Sync');
  expect(seen.filter(({ isExplained }) => isExplained !== true)).toEqual([]);
  expect(replayed.map(({ targetReplicas }) => targetReplicas)).toEqual(
    seen.map(({ targetReplicas }) => targetReplicas),
  );
  expect(replayed.map(({ conditions }) => conditions)).toEqual(
    seen.map(({ status }) => (status as { conditions: unknown }).conditions),
  );
  const missed = run.world.decisions.length - replayed.length;
  expect(missed).toBeLessThanOrEqual(2);
});
