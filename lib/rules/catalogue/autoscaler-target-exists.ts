import type { Autoscaler } from '../../manifests/autoscaler';
import { type Manifest, titleOf } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import { autoscaler, deployment } from '../example';
import { AUTOSCALERS, type Rule } from '../rule';

const UNSCALABLE = new Set(['CronJob', 'DaemonSet', 'Job', 'Pod']);

/** What an autoscaler scales must be in the set: same kind, API group, namespace and name, and scalable. */
export const autoscalerTargetExists: Rule = {
  id: 'autoscaler-target-exists',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'set',
  why: 'The autoscaler reports FailedGetScale and never changes a replica count.',
  fix: 'Point scaleTargetRef at the apiVersion, kind and name of a workload in the same namespace.',
  accepted: deployment() + autoscaler(),
  rejected: deployment({ name: 'api' }) + autoscaler(),

  check(object, all) {
    const scaler = all.autoscalerFrom(object);
    if (scaler === undefined) {
      return [];
    }
    const { kind, apiVersion, name } = scaler.target;
    const path = scaler.pointers.target;
    if (UNSCALABLE.has(kind)) {
      return [{ path, message: `names a ${kind}, which has no replica count to set` }];
    }
    if (all.targetOf(scaler) !== undefined) {
      return [];
    }
    const named = `names ${titleOf({ kind, name })} of ${apiVersion || 'no apiVersion'}`;
    return [{ path, message: `${named}, ${whereItIs(scaler, all)}` }];
  },
};

function whereItIs({ target, manifest }: Autoscaler, all: ManifestSet): string {
  const alike = all.named(target.kind, target.name);
  const near = alike.find(({ namespace }) => namespace === target.namespace) ?? alike[0];
  if (near === undefined) {
    return `which is not in the set${others(target.namespace, manifest, all)}`;
  }
  return near.namespace === target.namespace
    ? `but it is of ${near.apiVersion}`
    : `which is in namespace '${near.namespace}', not in the autoscaler's own, '${target.namespace}'`;
}

function others(namespace: string, autoscaler: Manifest, all: ManifestSet): string {
  const [same] = ['Deployment', 'StatefulSet', 'Rollout'].flatMap((kind) =>
    all.named(kind, autoscaler.name).filter((each) => each.namespace === namespace),
  );
  return same === undefined ? '' : `; ${titleOf(same)} has the autoscaler's name`;
}
