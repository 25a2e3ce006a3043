import { numberAt } from '../../manifests/field-at';
import type { ApiObject } from '../ports/cluster';
import type { Version } from '../watch/versions';
import { replicasOf, type TargetCourse } from './sync-inputs';

/**
 * Returns what became of a target between two revisions of its autoscaler's status.
 *
 * The controller changes the count first and writes the status after it: a change to the count that the status asks
 * for, between the status before and this one, was this sync's.
 *
 * @param versions of the target, oldest first.
 */
export function targetCourse(
  versions: readonly Version[],
  statusBefore: bigint,
  statusNow: bigint,
  desired: number | undefined,
): TargetCourse {
  const known = versions.filter(({ object, revision }) => object !== undefined && revision <= statusNow);
  const last = known.at(-1)?.object ?? versions[0]?.object;
  const index = known.findLastIndex(
    ({ object, revision }, place) =>
      place > 0 &&
      revision > statusBefore &&
      replicasOf(object) === desired &&
      replicasOf(known[place - 1]?.object) !== desired,
  );
  const change = index === -1 ? undefined : known[index];
  const before = change === undefined ? last : known[index - 1]?.object;
  return {
    before: replicasOf(before),
    after: replicasOf(last),
    statusReplicas: statusReplicasOf(before),
    rescaledAt: change?.revision,
  };
}

function statusReplicasOf(target: ApiObject | undefined): number {
  return numberAt(target, 'status', 'replicas') ?? 0;
}
