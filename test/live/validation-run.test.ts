import { appendFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from '../../lib/live/ports/cluster';
import { RECORDING_FILE } from '../../lib/live/recording/recording-file';
import { readRunSoFar } from '../../lib/live/recording/run-so-far';
import { Interrupted } from '../../lib/live/run/validation-run';
import { Replay } from '../../lib/simulator/recording/replay';
import { FakeRun } from '../support/live/fake-run';

jest.setTimeout(120_000);

/** What the exact controller decides for what a run recorded, beside what the fake world's controller decided. */
function replayed(run: FakeRun) {
  const replay = new Replay();
  const decisions = run.lines.flatMap((line) => replay.take(line) ?? []);
  const text = (target: number, conditions: unknown, metrics: unknown) =>
    JSON.stringify({ target, conditions, metrics });
  return {
    decided: decisions.map((each) => text(each.targetReplicas, each.conditions, each.currentMetrics)),
    seen: run.of('Sync').map(({ status, targetReplicas }) => {
      const { conditions, currentMetrics } = status as { conditions: unknown; currentMetrics: unknown };
      return text(targetReplicas, sorted(conditions), sorted(currentMetrics));
    }),
  };
}

/** Brings fields into the order that the simulator writes them in. */
function sorted(value: unknown): unknown {
  const order = [
    'type',
    'status',
    'reason',
    'message',
    'resource',
    'name',
    'current',
    'averageValue',
    'averageUtilization',
  ];
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    return Object.fromEntries(entries.map(([key, field]) => [key, sorted(field)]));
  }
  return value;
}

describe.each([{ isUneven: true }, { isUneven: false }])(
  "the reference's run, with use that is uneven: $isUneven",
  ({ isUneven }) => {
    const run = new FakeRun({ isUneven });
    beforeAll(async () => {
      expect(await run.go()).toEqual({ reason: 'completed' });
    }, 60_000);

    test('goes through every phase, up to the predicted count and down to the minimum', () => {
      expect(run.of('Phase').map(({ phase, state }) => `${phase} ${state}`)).toEqual(
        ['preflight', 'connectivity', 'smoke', 'load', 'scale-up', 'scale-down'].flatMap((phase) => [
          `${phase} begin`,
          `${phase} end`,
        ]),
      );
      const up = run.of('Phase').find(({ phase }) => phase === 'scale-up');
      expect(up).toMatchObject({ users: 200, expectedReplicas: 4 });
      expect(Math.max(...run.of('Sync').map(({ targetReplicas }) => targetReplicas))).toBe(4);
      expect(run.of('Sync').at(-1)?.targetReplicas).toBe(2);
      expect(run.of('Fault')).toEqual([]);
    });

    test('ends the load, and asks for each load once', () => {
      expect(run.load.asked).toEqual(['swarm 10', 'swarm 100', 'swarm 200', 'stop']);
      expect(run.load.runningUsers).toBe(0);
    });

    test('replays to every decision that the controller took, those included that wrote nothing', () => {
      const { decided, seen } = replayed(run);
      expect(run.of('Sync').filter(({ isExplained }) => isExplained !== true)).toEqual([]);
      expect(run.of('Sync').some(({ basis }) => basis === 'due')).toBe(!isUneven);
      expect(decided).toEqual(seen);
      // a sync or two before the first that was seen, and after the last
      expect(run.world.decisions.length - decided.length).toBeLessThanOrEqual(3);
      const ours = decided.map((text) => JSON.parse(text).target);
      const theirs = run.world.decisions.map(({ targetReplicas }) => targetReplicas);
      expect(theirs.join()).toContain(ours.join());
    });

    test('samples without a gap, and keeps no secret', () => {
      const times = run.of('Sample').map(({ time }) => Date.parse(time));
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(5000);
      expect(
        run
          .of('Sample')
          .every(({ autoscaler, target, pods, use, load }) => autoscaler && target && pods && use && load),
      ).toBe(true);
      expect(run.text).not.toContain('the-secret-of-the-pod');
    });
  },
);

test('the load of a scale-up is computed where the plan leaves it out', async () => {
  const run = new FakeRun({}, { load: { users: 100, durationSeconds: 120 }, 'scale-up': { expectedReplicas: 3 } });
  expect(await run.go()).toEqual({ reason: 'completed' });
  const up = run.of('Phase').find(({ phase }) => phase === 'scale-up');
  // 3 replicas need 1560m; users cost 11m each, and 15 % are added
  expect(up?.users).toBeGreaterThanOrEqual(160);
  expect(up?.users).toBeLessThanOrEqual(166);
  expect(up?.because).toMatch(/^3 replicas need 15\d\dm of CPU in all, a user costs 1\d(\.\d)?m \(/);
  expect(run.of('Sync').at(-1)?.targetReplicas).toBeGreaterThanOrEqual(3);
});

test('failing requests tell nothing of what a good one costs: the scale-up is skipped, and says why', async () => {
  const run = new FakeRun({}, { load: { users: 100, durationSeconds: 120 }, 'scale-up': {} });
  run.load.failureRatio = 0.795;
  expect(await run.go()).toEqual({ reason: 'completed' });
  const up = run.of('Phase').filter(({ phase }) => phase === 'scale-up');
  expect(up).toHaveLength(1);
  expect(up[0]?.state).toBe('skipped');
  expect(up[0]?.because).toMatch(/79\.5 % of the load phase's requests failed/);
  const evidence = run.of('Evidence').map(({ text }) => text);
  expect(evidence).toContain('ZeroDivisionError: division by zero password=[redacted]');
});

test('a preflight that fails ends the run before any load', async () => {
  const run = new FakeRun();
  run.cluster.refused = ['create pods'];
  run.load.workers = 3;
  expect(await run.go()).toEqual({ reason: 'failed', message: 'the preflight failed' });
  const wrong = run.of('Check').filter(({ status }) => status === 'failed');
  expect(wrong.map(({ message }) => message)).toEqual([
    "create pods/exec in namespace 'default' is not allowed",
    "create pods/portforward in namespace 'default' is not allowed",
    '3 of 4 workers are connected to the Locust master at http://127.0.0.1:8089',
  ]);
  expect(run.load.asked).toEqual([]);
});

describe('faults', () => {
  const unreachable = new ClusterError('unreachable', 'connect ECONNREFUSED 127.0.0.1:6443');

  test('an API server that is away for 30 s is said, and the run goes on', async () => {
    const run = new FakeRun().at(60, () => run.cluster.fail(unreachable, 30));
    expect(await run.go()).toEqual({ reason: 'completed' });
    const faults = run.of('Fault').map(({ message }) => message);
    expect(faults).toContain('the autoscaler cannot be read: connect ECONNREFUSED 127.0.0.1:6443');
    expect(faults).toContain('the watch of the autoscaler broke: connect ECONNREFUSED 127.0.0.1:6443');
    const without = run.of('Sample').filter(({ autoscaler }) => autoscaler === undefined);
    expect(without.length).toBeGreaterThanOrEqual(5);
    expect(without.length).toBeLessThanOrEqual(7);
    const { decided, seen } = replayed(run);
    expect(decided.map((text) => JSON.parse(text).target)).toEqual(seen.map((text) => JSON.parse(text).target));
    expect(run.load.runningUsers).toBe(0);
  });

  test('credentials that are refused for good are said, and the load is ended', async () => {
    const refused = new ClusterError('unauthorized', 'the credentials were refused (401), renewed ones too');
    const run = new FakeRun().at(60, () => run.cluster.fail(refused, 1e6));
    const outcome = await run.go();
    expect(run.of('Fault').map(({ message }) => message)).toContain(
      'the autoscaler cannot be read: the credentials were refused (401), renewed ones too',
    );
    expect(outcome.reason).toBe('completed');
    expect(run.of('Sync').every(({ time }) => Date.parse(time) - run.clock.now() < 0)).toBe(true);
    expect(run.load.runningUsers).toBe(0);
  });

  test('metrics that are gone are said, and the syncs without them replay', async () => {
    const run = new FakeRun();
    const gone = 'the server is currently unable to handle the request (get pods.metrics.k8s.io)';
    run.at(100, () => {
      run.world.metricsError = gone;
    });
    run.at(160, () => {
      run.world.metricsError = undefined;
    });
    expect(await run.go()).toEqual({ reason: 'completed' });
    expect(run.of('Fault').map(({ message }) => message)).toEqual([`the resource metrics cannot be read: ${gone}`]);
    const { decided, seen } = replayed(run);
    expect(decided).toEqual(seen);
    expect(decided.some((text) => text.includes('FailedGetResourceMetric'))).toBe(true);
  });

  test('a Locust master that is restarted is said, and gets its load again', async () => {
    const run = new FakeRun().at(80, () => run.load.restart());
    expect(await run.go()).toEqual({ reason: 'completed' });
    const faults = run.of('Fault').map(({ message }) => message);
    expect(faults).toEqual(['the load ended by itself: the load generator is ready']);
    expect(run.load.asked.filter((each) => each === 'swarm 100')).toHaveLength(2);
  });

  test('a worker that is lost is said', async () => {
    const run = new FakeRun();
    run.at(80, () => {
      run.load.workers = 3;
    });
    expect(await run.go()).toEqual({ reason: 'completed' });
    expect(run.of('Fault').map(({ message }) => message)).toEqual(['workers are lost: 3 of 4 are connected']);
  });

  test('a pod that is evicted is in the samples and the Events', async () => {
    const run = new FakeRun().at(80, () => run.world.evict());
    expect(await run.go()).toEqual({ reason: 'completed' });
    expect(run.of('Event').map(({ reason, object }) => `${reason} ${object}`)).toContain('Evicted Pod/inference-1');
    const { decided, seen } = replayed(run);
    expect(decided).toEqual(seen);
  });

  test('an autoscaler that is changed in mid-run replays with the change', async () => {
    const run = new FakeRun().at(100, () => run.world.changeMaximum(3));
    expect(await run.go()).toEqual({ reason: 'completed' });
    expect(run.lines.filter(({ kind }) => kind === 'AutoscalerChange')).toMatchObject([{ spec: { maxReplicas: 3 } }]);
    const { decided, seen } = replayed(run);
    expect(decided).toEqual(seen);
    expect(Math.max(...run.of('Sync').map(({ targetReplicas }) => targetReplicas))).toBe(3);
  });

  test('a count that someone else sets in mid-run is told to the replay', async () => {
    const run = new FakeRun().at(100, () => run.world.scaleByHand(5));
    expect(await run.go()).toEqual({ reason: 'completed' });
    const { decided, seen } = replayed(run);
    expect(decided).toEqual(seen);
    const given = run.lines.flatMap((line) => (line as { target?: { replicas?: number } }).target?.replicas ?? []);
    expect(given).toContain(5);
  });

  test('a generator that cannot be reached when the load is to begin fails the run', async () => {
    const run = new FakeRun({}, { smoke: { users: 10, durationSeconds: 10 } });
    run.at(0.5, () => {
      run.load.fault = 'connect ECONNREFUSED 127.0.0.1:8089';
    });
    expect(await run.go()).toEqual({ reason: 'failed', message: 'connect ECONNREFUSED 127.0.0.1:8089' });
    expect(run.of('End')).toMatchObject([{ reason: 'failed' }]);
  });

  test('a disk that is full ends the run and the load, and the recording says so', async () => {
    const run = new FakeRun().at(80, () => {
      run.room = 0;
    });
    expect(await run.go()).toEqual({
      reason: 'failed',
      message: 'the recording could not be written: the disk is full',
    });
    expect(run.load.runningUsers).toBe(0);
    expect(run.load.asked.at(-1)).toBe('stop');
    const message = 'the recording could not be written: the disk is full';
    expect(run.lines.slice(-2)).toMatchObject([
      { kind: 'Fault', source: 'recording', message },
      { kind: 'End', reason: 'failed', message },
    ]);
  });

  test('an interrupt ends the load and the run, with all that was seen', async () => {
    const run = new FakeRun().at(90, () => run.interrupt.abort(new Interrupted('SIGINT')));
    expect(await run.go()).toEqual({ reason: 'interrupted', message: 'interrupted by SIGINT' });
    expect(run.load.asked).toEqual(['swarm 10', 'swarm 100', 'stop']);
    expect(run.of('End')).toMatchObject([{ reason: 'interrupted', message: 'interrupted by SIGINT' }]);
    expect(run.of('Sync').length).toBeGreaterThan(3);
  });

  test('an interrupt that cannot end the load leaves it to the lease', async () => {
    const run = new FakeRun().at(90, () => {
      run.load.fault = 'connect ECONNREFUSED 127.0.0.1:8089';
      run.interrupt.abort(new Interrupted('SIGTERM'));
    });
    expect((await run.go()).reason).toBe('interrupted');
    expect(run.of('Fault').map(({ message }) => message)).toContain(
      'ending the load: connect ECONNREFUSED 127.0.0.1:8089',
    );
    await run.clock.until(run.clock.sleep(61_000));
    expect(run.load.runningUsers).toBe(0);
  });
});

test('a run that was killed leaves a whole recording, and is taken up where it was', async () => {
  const run = new FakeRun();
  let killed: string | undefined;
  run.at(90, () => {
    killed = run.text;
  });
  await run.go();
  // what a kill in the middle of the load phase leaves: no end, and perhaps half a line
  truncateSync(join(run.folder, RECORDING_FILE), Buffer.byteLength(killed ?? ''));
  appendFileSync(join(run.folder, RECORDING_FILE), '{"kind":"Sample","time":"2000');
  const before = readRunSoFar(run.folder);
  expect(before.finished).toEqual(['preflight', 'connectivity', 'smoke']);
  run.load.asked.length = 0;
  expect(await run.go(before.unfinished, before.samples)).toEqual({ reason: 'completed' });
  expect(run.load.asked).toEqual(['swarm 100', 'swarm 200', 'stop']);
  expect(run.of('Resume')).toHaveLength(1);
  const { decided, seen } = replayed(run);
  expect(decided.map((text) => JSON.parse(text).target)).toEqual(seen.map((text) => JSON.parse(text).target));
});

test('nobody renews the lease of a run that was killed: the load ends by itself', async () => {
  const run = new FakeRun();
  await run.clock.until(run.load.swarm({ users: 100, spawnRatePerSecond: 10, host: undefined, endsAfterSeconds: 60 }));
  expect(run.load.runningUsers).toBe(100);
  await run.clock.until(run.clock.sleep(61_000));
  expect(run.load.runningUsers).toBe(0);
});
