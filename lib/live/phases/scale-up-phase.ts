import type { ScaleUpPhase } from '../plan/plan';
import type { SampleLine } from '../recording/run-lines';
import { cpuRequestMilli } from '../run/pod-read';
import { boundsOf } from '../run/subjects';
import { loadFigures } from './load-figures';
import type { PhaseContext } from './phase-context';
import { chooseScaleUp } from './scale-up-load';
import { endUnderLoad } from './steady-phase';

/** Raises the load until the replica count is reached and ready, or the deadline is over. */
export async function runScaleUp(context: PhaseContext, phase: ScaleUpPhase): Promise<void> {
  const { log, lease, clock, signal, feed } = context;
  const { spawnRatePerSecond, deadlineSeconds, holdSeconds } = phase;
  const choice = choose(context, phase);
  const { users, because } = choice;
  if (users === undefined) {
    log.write({ kind: 'Phase', phase: 'scale-up', state: 'skipped', because });
    context.progress.note(`scale-up is skipped: ${because}`);
    return;
  }
  const { expectedReplicas } = choice;
  await lease.beginStatistics(signal);
  context.begin({
    users,
    spawnRatePerSecond,
    ...(expectedReplicas !== undefined && { expectedReplicas }),
    deadlineSeconds,
    because,
    statisticsReset: true,
  });
  context.progress.note(`${users} users, ${expectedReplicas ?? 'no known number of'} replicas expected: ${because}`);
  await lease.set({ users, spawnRatePerSecond }, signal);
  const end = clock.now() + deadlineSeconds * 1000;
  context.setEnd(end);
  let isReached = false;
  while (!isReached && clock.now() < end) {
    isReached = hasReplicas(await feed.next(signal), expectedReplicas);
  }
  if (isReached) {
    context.setEnd(clock.now() + holdSeconds * 1000);
    await clock.sleep(holdSeconds * 1000, signal);
  }
  await endUnderLoad(context, 'scale-up');
}

function choose({ plan, subjects, arithmetic, feed }: PhaseContext, phase: ScaleUpPhase) {
  const { load, smoke } = plan.phases;
  const base = load ?? smoke;
  const figures =
    base === undefined ? undefined : loadFigures(feed.all, load === undefined ? 'smoke' : 'load', base.users);
  const replicas = feed.all.findLast(({ target }) => target !== undefined)?.target?.replicas;
  const { minReplicas, maxReplicas } = boundsOf(subjects.autoscaler);
  return chooseScaleUp(phase, {
    figures,
    maxFailureRatio: base?.maxFailureRatio ?? phase.maxFailureRatio,
    requestMilli: cpuRequestMilli(subjects.target),
    replicas: replicas ?? minReplicas,
    maxReplicas,
    arithmetic,
  });
}

function hasReplicas({ target }: SampleLine, expected: number | undefined): boolean {
  return (
    expected !== undefined && target !== undefined && target.replicas >= expected && target.readyReplicas >= expected
  );
}
