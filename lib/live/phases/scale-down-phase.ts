import type { ScaleDownPhase } from '../plan/plan';
import { cpuRequestMilli } from '../run/pod-read';
import { boundsOf } from '../run/subjects';
import { loadFigures } from './load-figures';
import type { PhaseContext } from './phase-context';
import { endUnderLoad } from './steady-phase';

/** Allowed for the way down where its time cannot be predicted, in seconds. */
const UNPREDICTED = 600;
/** Until the controller has seen the load go, in seconds: a metric's age, a scrape and a sync. */
const UNTIL_SEEN = 60;
/** How long the last pods are watched as they go, in samples. */
const LAST_SAMPLES = 3;

/** Lowers the load until the autoscaler's minimum is reached, or the time is over that its arithmetic predicts. */
export async function runScaleDown(context: PhaseContext, phase: ScaleDownPhase): Promise<void> {
  const { log, lease, clock, signal, feed, subjects } = context;
  const { users, spawnRatePerSecond } = phase;
  const expectedReplicas = phase.expectedReplicas ?? boundsOf(subjects.autoscaler).minReplicas;
  const { deadlineSeconds, because } = deadlineOf(context, phase, expectedReplicas);
  await lease.beginStatistics(signal);
  context.begin({
    users,
    spawnRatePerSecond,
    expectedReplicas,
    deadlineSeconds,
    because,
    statisticsReset: true,
  });
  context.progress.note(`${users} users, ${expectedReplicas} replicas expected: ${because}`);
  if (users > 0) {
    await lease.set({ users, spawnRatePerSecond }, signal);
  } else {
    const error = await lease.stop();
    if (error !== undefined) {
      log.fault('loadGenerator', 'ending the load', error);
    }
  }
  const end = clock.now() + deadlineSeconds * 1000;
  context.setEnd(end);
  let isReached = false;
  while (!isReached && clock.now() < end) {
    const { target } = await feed.next(signal);
    isReached = target !== undefined && target.replicas <= expectedReplicas;
  }
  for (let count = 0; isReached && count < LAST_SAMPLES; count++) {
    await feed.next(signal);
  }
  await endUnderLoad(context, 'scale-down');
}

function deadlineOf(
  { plan, feed, subjects, arithmetic }: PhaseContext,
  { users, deadlineSeconds, marginSeconds }: ScaleDownPhase,
  expectedReplicas: number,
): { readonly deadlineSeconds: number; readonly because: string } {
  if (deadlineSeconds !== undefined) {
    return { deadlineSeconds, because: 'the time is given' };
  }
  const from = feed.all.findLast(({ target }) => target !== undefined)?.target?.replicas ?? expectedReplicas;
  const { load } = plan.phases;
  const figures = load === undefined ? undefined : loadFigures(feed.all, 'load', load.users);
  const perUser = figures === undefined ? 0 : Math.max(0, figures.cpuMilli - figures.idleMilli) / figures.users;
  const demand = {
    cpuMilli: (figures?.idleMilli ?? 0) + users * perUser,
    requestMilli: cpuRequestMilli(subjects.target),
  };
  const seconds = arithmetic.secondsDown(demand, from, expectedReplicas);
  if (seconds === undefined) {
    const because = `the time from ${from} to ${expectedReplicas} replicas cannot be predicted, ${UNPREDICTED} s are allowed`;
    return { deadlineSeconds: UNPREDICTED + marginSeconds, because };
  }
  return {
    deadlineSeconds: Math.ceil(seconds + UNTIL_SEEN + marginSeconds),
    because:
      `from ${from} to ${expectedReplicas} replicas the autoscaler takes ${Math.ceil(seconds)} s, ` +
      `it sees the load go within ${UNTIL_SEEN} s, and the margin is ${marginSeconds} s`,
  };
}
