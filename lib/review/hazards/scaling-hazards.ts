import { numberAt } from '../../manifests/field-at';
import { identityKey } from '../../manifests/identity';
import { type Manifest, titleOf } from '../../manifests/manifest';
import type { ReviewHazard } from '../review-hazard';
import { argument, type HazardInput, hazard } from './hazard';

/** Returns what goes wrong when replicas are handed over to, or fought over by, autoscalers. */
export function scalingHazards(input: HazardInput): ReviewHazard[] {
  return [...handOvers(input), ...rivals(input), ...smallStarts(input)];
}

/**
 * An apply takes away what the last applied configuration had and the new one has not: `replicas` becomes the API's default,
 * 1, until the autoscaler's next sync.
 */
function handOvers({ base, head, touched }: HazardInput): ReviewHazard[] {
  return head.autoscalers.flatMap((scaler): ReviewHazard[] => {
    const target = head.targetOf(scaler);
    const [before] = base.withIdentity(scaler.target);
    const replicas = numberAt(before?.data, 'spec', 'replicas');
    if (target === undefined || before === undefined || replicas === undefined || replicas === 1) {
      return [];
    }
    const kept = numberAt(target.data, 'spec', 'replicas');
    const isNew = base.autoscalersOf(scaler.target).length === 0;
    if (kept !== undefined) {
      return isNew ? [resets(target, kept, scaler.manifest)] : [];
    }
    return touched.has(identityKey(target)) ? [drops(target, replicas, scaler.manifest)] : [];
  });
}

function drops(target: Manifest, replicas: number, scaler: Manifest): ReviewHazard {
  return hazard(
    target,
    'scaling',
    'replicas-drop-at-hand-over',
    `${titleOf(target)} has ${replicas} replicas in its last applied configuration and none now: the apply sets it to 1 before ${titleOf(scaler)} takes over.`,
    [
      `kubectl apply edit-last-applied ${argument(target)}, take spec.replicas out and save: nothing in the cluster changes.`,
      'Apply these manifests: replicas is no longer in the last applied configuration, so the apply leaves the count alone.',
      `Check that the count still is ${replicas} or what the autoscaler decided: kubectl get ${argument(target)}`,
    ],
  );
}

function resets(target: Manifest, kept: number, scaler: Manifest): ReviewHazard {
  return hazard(
    target,
    'scaling',
    'applies-reset-replicas',
    `${titleOf(scaler)} scales ${titleOf(target)}, which still states ${kept} replicas: every apply puts it back to ${kept}, whatever the load.`,
    [
      `kubectl apply edit-last-applied ${argument(target)}, take spec.replicas out and save: nothing in the cluster changes.`,
      `Take spec.replicas out of the manifest of ${titleOf(target)} too, and apply.`,
    ],
  );
}

function rivals({ base, head, renames }: HazardInput): ReviewHazard[] {
  const rivalries = head.workloads.flatMap(({ manifest }): ReviewHazard[] => {
    const scalers = head.autoscalersOf(manifest);
    if (scalers.length < 2 || base.autoscalersOf(manifest).length >= 2) {
      return [];
    }
    const titles = scalers.map((each) => titleOf(each.manifest)).join(' and ');
    return [
      hazard(
        manifest,
        'scaling',
        'two-autoscalers',
        `${titles} both scale ${titleOf(manifest)}: each undoes what the other decided, every 15 s.`,
        ['Keep one of them and put the metrics of both into it: the one that asks for most replicas wins.'],
      ),
    ];
  });
  const meanwhile = renames.flatMap(({ base: before, head: after }): ReviewHazard[] => {
    const [was, is] = [base.autoscalerFrom(before), head.autoscalerFrom(after)];
    if (was === undefined || is === undefined || identityKey(was.target) !== identityKey(is.target)) {
      return [];
    }
    return [
      hazard(
        after,
        'scaling',
        'two-autoscalers-until-pruned',
        `${titleOf(before)} and ${titleOf(after)} both scale ${is.target.kind} '${is.target.name}' until the old one is gone.`,
        [`kubectl delete ${argument(before)}: the replica count stays as it is.`, 'Apply these manifests.'],
      ),
    ];
  });
  return [...rivalries, ...meanwhile];
}

/** A workload under a new name starts at its default count, whatever load the old one carried. */
function smallStarts({ head, renames }: HazardInput): ReviewHazard[] {
  return renames.flatMap(({ head: after, base: before }): ReviewHazard[] => {
    const scaler = head.autoscalerOf(after);
    if (scaler === undefined || numberAt(after.data, 'spec', 'replicas') !== undefined) {
      return [];
    }
    return [
      hazard(
        after,
        'scaling',
        'renamed-starts-at-one',
        `${titleOf(after)} starts with 1 replica, whatever ${titleOf(before)} had: it is short until its autoscaler has caught up.`,
        [
          `kubectl get ${argument(before)} and note its replicas.`,
          `Apply these manifests, then kubectl scale ${argument(after)} --replicas=<that count>.`,
          `Delete ${titleOf(before)} when the new pods are ready.`,
        ],
      ),
    ];
  });
}
