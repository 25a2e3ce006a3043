import { type Fields, fieldAt, itemsAt, numberAt, textAt } from '../manifests/field-at';
import type { Manifest } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import type { Workload } from '../manifests/workload';
import type { CheckOptions } from '../rules/check-manifests';
import { fitInCluster } from '../rules/cluster-packing';
import { quotaBreaches } from '../rules/namespace-quota';
import { scaledCount } from '../values/int-or-percent';
import { ownValue } from '../values/own-value';
import type { Meaning } from './meaning/meaning';
import type { Rollout } from './rollout';
import { writtenText } from './written-text';

const STARTUP_ANNOTATION = 'cdk8s-inference/startup-seconds';

/** What a rollout is worked out from. */
export interface RolloutInput {
  /** The workload in head. */
  readonly manifest: Manifest;
  /** What it means. */
  readonly meaning: Meaning;
  /** The set of head. */
  readonly all: ManifestSet;
  /** What the manifests cannot tell. */
  readonly settings: CheckOptions['settings'];
}

/**
 * Returns how a workload's pods are replaced when its template changes; undefined for kinds that replace none.
 *
 * Follows `pkg/controller/deployment/util` (`ResolveFenceposts`), `pkg/controller/statefulset` and
 * `pkg/controller/daemon` (v1.37). Times are lower bounds.
 */
export function rolloutOf(input: RolloutInput): Rollout | undefined {
  const { manifest, meaning } = input;
  const spec = fieldAt(meaning.filled, 'spec');
  switch (manifest.kind) {
    case 'Deployment':
      return textAt(spec, 'strategy', 'type') === 'Recreate' ? recreate(input) : surging(input);
    case 'StatefulSet':
      return textAt(spec, 'updateStrategy', 'type') === 'OnDelete' ? onDelete(input) : ordered(input);
    case 'DaemonSet':
      return textAt(spec, 'updateStrategy', 'type') === 'OnDelete' ? onDelete(input) : perNode(input);
    default:
      return undefined;
  }
}

function surging(input: RolloutInput): Rollout {
  const { replicas } = replicasOf(input);
  const spec = fieldAt(input.meaning.filled, 'spec');
  const bound = (field: string, round: 'up' | 'down'): number =>
    scaledCount(writtenText(fieldAt(spec, 'strategy', 'rollingUpdate', field)), replicas ?? 1, round) ?? 0;
  const maxSurge = bound('maxSurge', 'up');
  // With both at 0 Kubernetes takes maxUnavailable as 1.
  const maxUnavailable = Math.max(bound('maxUnavailable', 'down'), maxSurge === 0 ? 1 : 0);
  const batches = replicas === undefined ? undefined : Math.ceil(replicas / (maxSurge + maxUnavailable));
  return {
    ...shared(input, 'RollingUpdate', maxSurge, maxUnavailable, batches),
    ...surgeRoom(input, replicas, maxSurge),
  };
}

function recreate(input: RolloutInput): Rollout {
  const { replicas } = replicasOf(input);
  return shared(input, 'Recreate', 0, replicas, replicas === undefined ? undefined : 1);
}

function ordered(input: RolloutInput): Rollout {
  const { replicas } = replicasOf(input);
  const spec = fieldAt(input.meaning.filled, 'spec');
  const rolling = fieldAt(spec, 'updateStrategy', 'rollingUpdate');
  const maxUnavailable = Math.max(
    1,
    scaledCount(writtenText(fieldAt(rolling, 'maxUnavailable') ?? 1), replicas ?? 1, 'up') ?? 1,
  );
  const start = numberAt(spec, 'ordinals', 'start') ?? 0;
  const kept = Math.max(0, (numberAt(rolling, 'partition') ?? 0) - start);
  const rolled = replicas === undefined ? undefined : Math.max(0, replicas - kept);
  const batches = rolled === undefined ? undefined : Math.ceil(rolled / maxUnavailable);
  return { ...shared(input, 'RollingUpdate', 0, maxUnavailable, batches), replicas: rolled };
}

function perNode(input: RolloutInput): Rollout {
  const { replicas } = replicasOf(input);
  const rolling = fieldAt(input.meaning.filled, 'spec', 'updateStrategy', 'rollingUpdate');
  const bound = (field: string): number =>
    scaledCount(writtenText(fieldAt(rolling, field) ?? 0), replicas ?? 1, 'up') ?? 0;
  const [maxSurge, maxUnavailable] = [bound('maxSurge'), bound('maxUnavailable')];
  const atOnce = Math.max(1, maxSurge + maxUnavailable);
  return shared(
    input,
    'RollingUpdate',
    maxSurge,
    maxUnavailable,
    replicas === undefined ? undefined : Math.ceil(replicas / atOnce),
  );
}

function onDelete(input: RolloutInput): Rollout {
  return shared(input, 'OnDelete', undefined, undefined, undefined);
}

function shared(
  input: RolloutInput,
  strategy: Rollout['strategy'],
  maxSurge: number | undefined,
  maxUnavailable: number | undefined,
  batches: number | undefined,
): Rollout {
  const spec = fieldAt(input.meaning.filled, 'spec');
  const podReadySeconds = readySeconds(input);
  return {
    strategy,
    ...replicasOf(input),
    maxSurge,
    maxUnavailable,
    batches,
    podReadySeconds,
    terminationSeconds: numberAt(spec, 'template', 'spec', 'terminationGracePeriodSeconds') ?? 30,
    atLeastSeconds: batches === undefined ? undefined : batches * podReadySeconds,
    progressDeadlineSeconds: numberAt(spec, 'progressDeadlineSeconds'),
    surgeFits: undefined,
    surgeObstacle: undefined,
  };
}

function replicasOf({ manifest, meaning, all, settings }: RolloutInput): Pick<Rollout, 'replicas' | 'replicasFrom'> {
  if (manifest.kind === 'DaemonSet') {
    const nodes = settings.nodes?.reduce((sum, { count }) => sum + count, 0);
    return { replicas: nodes, replicasFrom: nodes === undefined ? undefined : 'nodes' };
  }
  const scaler = all.autoscalerOf(manifest);
  if (scaler !== undefined) {
    return { replicas: scaler.minReplicas, replicasFrom: 'minReplicas' };
  }
  const isWritten = numberAt(meaning.written, 'spec', 'replicas') !== undefined;
  return { replicas: numberAt(meaning.filled, 'spec', 'replicas'), replicasFrom: isWritten ? 'replicas' : 'default' };
}

/** Containers start side by side; one counts when its start-up probe and its readiness probe may have succeeded. */
function readySeconds({ manifest, meaning, settings }: RolloutInput): number {
  const spec = fieldAt(meaning.filled, 'spec');
  const probed = itemsAt(spec, 'template', 'spec', 'containers').map(({ fields }) =>
    Math.max(secondsOf(fields, 'startupProbe'), secondsOf(fields, 'readinessProbe')),
  );
  const stated =
    ownValue(settings.startupSeconds, manifest.name) ?? Number(manifest.annotations[STARTUP_ANNOTATION] ?? 0);
  const minReady = numberAt(spec, 'minReadySeconds') ?? 0;
  return Math.max(0, ...probed, Number.isFinite(stated) ? stated : 0) + minReady;
}

function secondsOf(container: Fields, probe: string): number {
  const fields = fieldAt(container, probe);
  const successes = numberAt(fields, 'successThreshold') ?? 1;
  return (numberAt(fields, 'initialDelaySeconds') ?? 0) + (successes - 1) * (numberAt(fields, 'periodSeconds') ?? 0);
}

function surgeRoom(
  { manifest, all, settings }: RolloutInput,
  replicas: number | undefined,
  maxSurge: number,
): Pick<Rollout, 'surgeFits' | 'surgeObstacle'> {
  const workload: Workload | undefined = all.workloadOf(manifest);
  const hasQuota = all.ofKindIn('ResourceQuota', manifest.namespace).length > 0;
  if (
    workload === undefined ||
    replicas === undefined ||
    maxSurge === 0 ||
    (settings.nodes === undefined && !hasQuota)
  ) {
    return { surgeFits: undefined, surgeObstacle: undefined };
  }
  const wanted = replicas + maxSurge;
  const [breach] = quotaBreaches(workload, wanted, all);
  if (breach !== undefined) {
    return { surgeFits: false, surgeObstacle: breach.text };
  }
  if (settings.nodes === undefined) {
    return { surgeFits: true, surgeObstacle: undefined };
  }
  const fit = fitInCluster(workload, wanted, all, settings);
  return fit.replicas >= wanted
    ? { surgeFits: true, surgeObstacle: undefined }
    : { surgeFits: false, surgeObstacle: `${fit.replicas} of ${wanted} pods fit: ${fit.binding}` };
}
