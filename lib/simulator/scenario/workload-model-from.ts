import { fieldAt, numberAt, textAt } from '../../manifests/field-at';
import { type LabelSelector, selectorString } from '../../manifests/label-selector';
import type { Manifest } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import { metricsServersOf, resolutionSecondsOf } from '../../manifests/metrics-server';
import { rangeFaults } from '../../manifests/range-faults';
import type { Workload } from '../../manifests/workload';
import { InvalidInput, refuseIfAny } from '../../values/invalid-input';
import { listed } from '../../values/listed';
import { controllerFlags, type FeatureGates } from '../autoscaler/kubernetes-version';
import { containerModels, servingIndex } from './container-models';
import { loadTestModel } from './load-test-model';
import { placeOf, workloadAutoscaler } from './workload-autoscaler';
import type { StrategyModel, WorkloadModel } from './workload-model';

/** Which workload of a set is simulated, and under which controller. */
export interface WorkloadModelOptions {
  /** Its name, or `namespace/name`. @default - the only one that an autoscaler scales, else the only Deployment */
  readonly target?: string | undefined;
  /** @default - the newest */
  readonly kubernetesVersion?: string | undefined;
  /** @default {} */
  readonly featureGates?: FeatureGates | undefined;
}

const DEFAULT_GRACE_SECONDS = 30;
const LEAST_GRACE_SECONDS = 1;
const DEFAULT_SHARE = '25%';
const NO_SELECTOR: LabelSelector = { matchLabels: {}, matchExpressions: [] };

/**
 * Returns what a set of manifests says of the service that is simulated, the API's defaults filled in.
 *
 * Left out is what nothing in a simulation asks for. A PodDisruptionBudget bounds evictions only, and a scale-down, a
 * rolling update and the loss of a node are none.
 *
 * @throws InvalidInput naming what was found, when the target is not in the set or not plain; and for numbers, or an
 * autoscaler, that the API would refuse.
 */
export function workloadModelFrom(all: ManifestSet, options: WorkloadModelOptions = {}): WorkloadModel {
  const manifest = targetIn(all, options.target);
  const workload = all.workloadOf(manifest);
  if (manifest.kind !== 'Deployment' || workload === undefined) {
    const message = `is a ${manifest.kind}; what can be simulated is a Deployment`;
    throw InvalidInput.of('OUT_OF_RANGE', `${placeOf(manifest)} ${manifest.name}`, message);
  }
  refuseIfAny([manifest, ...all.servicesSelecting(workload)].flatMap(rangeFaults));
  const flags = controllerFlags(options.kubernetesVersion, options.featureGates);
  const { data, name, namespace } = manifest;
  const [metricsServer] = metricsServersOf(all);
  return {
    workload,
    name,
    namespace,
    selector: selectorString(workload.selector ?? NO_SELECTOR),
    replicas: numberAt(data, 'spec', 'replicas'),
    containers: containerModels(workload),
    serving: servingIndex(workload, all),
    hasInit: workload.containers.some(({ role }) => role === 'init'),
    minReadySeconds: numberAt(data, 'spec', 'minReadySeconds') ?? 0,
    terminationGracePeriodSeconds: graceSecondsOf(workload),
    strategy: strategyOf(workload),
    metricResolutionSeconds: metricsServer && resolutionSecondsOf(metricsServer),
    loadTest: loadTestModel(workload, all),
    ...workloadAutoscaler(manifest, all, flags),
  };
}

/** Follows `BeforeDelete` in apiserver `pkg/registry/rest/delete.go` (v1.37): a negative grace counts as one second. */
function graceSecondsOf({ podSpec }: Workload): number {
  const seconds = numberAt(podSpec, 'terminationGracePeriodSeconds') ?? DEFAULT_GRACE_SECONDS;
  return seconds < 0 ? LEAST_GRACE_SECONDS : seconds;
}

function targetNames(all: ManifestSet): string[] {
  const deployments = all.ofKind('Deployment');
  return deployments.map((each) =>
    deployments.filter(({ name }) => name === each.name).length > 1 ? qualified(each) : each.name,
  );
}

function targetIn(all: ManifestSet, target: string | undefined): Manifest {
  if (target === undefined) {
    return onlyTarget(all);
  }
  const found = all.workloads
    .map(({ manifest }) => manifest)
    .filter((each) => [each.name, qualified(each)].includes(target));
  const [first] = found;
  if (first === undefined) {
    const message = `is '${target}', which no manifest has; ${listing('Deployments', targetNames(all))}`;
    throw InvalidInput.of('NOT_FOUND', 'target', message);
  }
  const deployments = found.filter(({ kind }) => kind === 'Deployment');
  if (deployments.length > 1) {
    const message = `is '${target}', the name of several; give one of ${listed(deployments.map(qualified))}`;
    throw InvalidInput.of('CONFLICT', 'target', message);
  }
  return deployments[0] ?? first;
}

function onlyTarget(all: ManifestSet): Manifest {
  const scaled = [...new Set(all.autoscalers.flatMap((each) => all.targetOf(each) ?? []))];
  const candidates = scaled.length > 0 ? scaled : all.ofKind('Deployment');
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) {
    return only;
  }
  throw InvalidInput.of('NOT_FOUND', 'target', `is not given, and ${whyNoTarget(all, candidates)}`);
}

function whyNoTarget(all: ManifestSet, candidates: readonly Manifest[]): string {
  if (candidates.length > 0) {
    return `the manifests have several; set it to one of ${listed(candidates.map(({ name }) => name))}`;
  }
  const missing = all.autoscalers.map(({ target }) => `${target.kind} '${target.name}'`);
  return missing.length > 0
    ? `what is scaled is not in the manifests (${listed(missing)}); add it`
    : 'the manifests have no Deployment; add the one that serves';
}

function qualified({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`;
}

function listing(what: string, names: readonly string[]): string {
  return names.length === 0 ? `there are no ${what}` : `the ${what} are ${listed(names)}`;
}

/** Follows `SetDefaults_Deployment` in `pkg/apis/apps/v1/defaults.go` (v1.37). */
function strategyOf({ manifest: { data } }: Workload): StrategyModel {
  if (textAt(data, 'spec', 'strategy', 'type') === 'Recreate') {
    return { type: 'Recreate' };
  }
  return {
    type: 'RollingUpdate',
    maxSurge: shareAt(data, 'maxSurge'),
    maxUnavailable: shareAt(data, 'maxUnavailable'),
  };
}

function shareAt(data: unknown, key: string): string | number {
  const share = fieldAt(data, 'spec', 'strategy', 'rollingUpdate', key);
  return typeof share === 'string' || typeof share === 'number' ? share : DEFAULT_SHARE;
}
