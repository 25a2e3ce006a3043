import { fieldAt } from '../../manifests/field-at';
import { titleOf } from '../../manifests/manifest';
import type { Impact } from '../impact';
import type { Rollout } from '../rollout';
import { counted, impact } from './make-impact';
import type { ContextSide, ObjectContext } from './object-context';

/** Returns what the restart of an object's pods looks like. */
export function restartImpact(rollout: Rollout, { head }: ObjectContext): Impact {
  const title = titleOf(head.manifest);
  if (isPaused(head)) {
    return impact('configuration', 'rollout-waits', `${title} is paused: its pods roll when it is resumed.`);
  }
  switch (rollout.strategy) {
    case 'OnDelete':
      return impact('restart', 'rolls-on-delete', `${title} replaces a pod when somebody deletes it, and not before.`);
    case 'Recreate':
      return impact(
        'restart',
        'recreates',
        `${title} deletes ${pods(rollout)} before it makes new ones: nothing answers for ${seconds(rollout)} and however long the old ones take to end, ${rollout.terminationSeconds} s at most.`,
      );
    default:
      return rolling(title, rollout);
  }
}

function rolling(title: string, rollout: Rollout): Impact {
  if (rollout.replicas === 0) {
    return impact(
      'restart',
      'rolls-no-pod',
      `${title} has no pod that would roll: the new template holds for those to come.`,
    );
  }
  const how = `${title} replaces ${pods(rollout)}${batches(rollout)}, which takes ${seconds(rollout)}`;
  if (rollout.surgeFits === false) {
    const stuck = rollout.maxUnavailable === 0 ? ' The rollout stands still.' : ' The rollout is slower.';
    return impact(
      'restart',
      'rolls-without-room',
      `${how}. The pods beside the wanted ones do not fit: ${rollout.surgeObstacle}.${stuck}`,
    );
  }
  const fits = rollout.surgeFits === true ? ' The pods beside the wanted ones fit.' : '';
  return impact('restart', 'rolls', `${how}.${fits}`);
}

function pods({ replicas, replicasFrom }: Rollout): string {
  if (replicas === undefined) {
    return 'its pods';
  }
  return replicasFrom === 'minReplicas'
    ? `at least ${counted(replicas, 'pod')}`
    : replicas === 1
      ? 'its one pod'
      : `its ${replicas} pods`;
}

function batches({ batches: count, maxSurge, maxUnavailable }: Rollout): string {
  const bounds = [
    ...(maxUnavailable === undefined
      ? []
      : [maxUnavailable === 0 ? 'with none missing' : `with ${maxUnavailable} missing at most`]),
    ...(maxSurge === undefined || maxSurge === 0 ? [] : [`${maxSurge} beside them`]),
  ].join(' and ');
  return count === undefined ? ` ${bounds}` : ` in ${counted(count, 'step')} ${bounds}`;
}

function seconds({ atLeastSeconds, podReadySeconds }: Rollout): string {
  if (atLeastSeconds === undefined) {
    return podReadySeconds === 0 ? 'as long as they take to start' : `${podReadySeconds} s for each pod at least`;
  }
  return atLeastSeconds === 0 ? 'as long as they take to start' : `${atLeastSeconds} s at least`;
}

/** Says whether a Deployment is paused: its pods do not roll. */
export function isPaused({ meaning }: ContextSide): boolean {
  return fieldAt(meaning.filled, 'spec', 'paused') === true;
}
