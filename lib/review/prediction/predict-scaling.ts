import type { ManifestSet } from '../../manifests/manifest-set';
import type { FeatureGates } from '../../simulator/autoscaler/kubernetes-version';
import { fittingFaults } from '../../simulator/scenario/fitting-faults';
import type { Scenario } from '../../simulator/scenario/scenario';
import type { WorkloadModel } from '../../simulator/scenario/workload-model';
import { workloadModelFrom } from '../../simulator/scenario/workload-model-from';
import { simulate } from '../../simulator/simulation/simulate';
import { InvalidInput } from '../../values/invalid-input';
import { ownValue } from '../../values/own-value';
import type { Review } from '../review';
import type { ScalingConcern } from '../scaling-concern';
import type { PredictedScenario, ScalingPrediction } from '../scaling-prediction';
import { builtInScenarios, type NamedScenario } from './built-in-scenarios';
import { predictedFigures } from './predicted-figures';

/** One side of a prediction. */
export interface PredictedSide {
  /** Its objects. */
  readonly manifests: ManifestSet;
  /** What its cluster is, for scenarios that do not say: nodes, controller, metrics. */
  readonly cluster: Pick<Scenario, 'nodes' | 'controller' | 'metrics'>;
  /** Time from start to ready, by name of the workload. */
  readonly startupSeconds: Readonly<Record<string, number>>;
}

/** What is predicted, and with what. */
export interface PredictionInput {
  /** The review whose concerns are looked into. */
  readonly review: Review;
  readonly base: PredictedSide;
  readonly head: PredictedSide;
  /** The scenarios; none for the built-in ones. */
  readonly scenarios: readonly NamedScenario[];
  /** Called with the share of runs that are done. */
  readonly onProgress: (ratio: number) => void;
}

/** What was predicted, and what could not be. */
export interface ScalingPredictions {
  /** By concern, in the review's order. */
  readonly predictions: readonly ScalingPrediction[];
  /** Why a workload, or one side of it, was not simulated: sentences without full stop, each once. */
  readonly remarks: readonly string[];
}

/** Workloads that are simulated at most; a change of the nodes concerns every one that there is. */
const MOST_WORKLOADS = 10;
const SEED = 0;

/** Returns what the autoscaler and everything around it do on both sides, for the workloads that could scale differently. */
export function predictScaling(input: PredictionInput): ScalingPredictions {
  const { scaling } = input.review;
  const remarks = new Set<string>();
  const shown = scaling.slice(0, MOST_WORKLOADS);
  if (scaling.length > shown.length) {
    remarks.add(`${scaling.length - shown.length} more workloads could scale differently and are not simulated`);
  }
  const predictions = shown.flatMap((concern, index) => {
    const onProgress = (ratio: number): void => input.onProgress((index + ratio) / shown.length);
    const scenarios = scenariosOf(concern, { ...input, onProgress }, remarks);
    return scenarios.length === 0 ? [] : [{ autoscaler: concern.autoscaler, target: concern.target, scenarios }];
  });
  return { predictions, remarks: [...remarks] };
}

function scenariosOf(concern: ScalingConcern, input: PredictionInput, remarks: Set<string>): PredictedScenario[] {
  const { base, head, onProgress } = input;
  const after = concern.target;
  const before = { ...after, ...oldNameOf(concern, input.review) };
  const models = {
    base: modelOf(base, before, remarks, 'base'),
    head: modelOf(head, after, remarks, 'head'),
  };
  const scenarios =
    input.scenarios.length > 0 ? input.scenarios : builtIn(models, ownValue(head.startupSeconds, after.name));
  const fitting = scenarios.filter(({ scenario: { target } }) => isOf(target, after) || isOf(target, before));
  if (fitting.length === 0 && (models.base ?? models.head) !== undefined) {
    remarks.add(`'${after.name}' is not simulated: no scenario is for it`);
  }
  return fitting.flatMap(({ name, file, scenario }, index) => {
    const run = (side: 'base' | 'head', done: number) => {
      const figures = figuresOf(models[side], scenario, input[side], (fault) =>
        remarks.add(`${name} (${side}): ${fault}`),
      );
      onProgress((index + done) / fitting.length);
      return figures;
    };
    const predicted = { scenario: name, file, base: run('base', 0.5), head: run('head', 1) };
    return predicted.base === undefined && predicted.head === undefined ? [] : [predicted];
  });
}

/** The loads are those of base, so that both sides have the same. */
function builtIn(
  models: { readonly base: WorkloadModel | undefined; readonly head: WorkloadModel | undefined },
  startupSeconds: number | undefined,
): NamedScenario[] {
  const scaled = models.base?.autoscaler === undefined ? models.head : models.base;
  const model = scaled ?? models.base;
  return model === undefined ? [] : builtInScenarios(model, startupSeconds);
}

function modelOf(
  { manifests, cluster: { controller } }: PredictedSide,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  remarks: Set<string>,
  side: string,
): WorkloadModel | undefined {
  const featureGates: FeatureGates | undefined = controller?.featureGates;
  return attempt(
    () =>
      workloadModelFrom(manifests, {
        target: `${namespace}/${name}`,
        kubernetesVersion: controller?.kubernetesVersion,
        featureGates,
      }),
    (fault) => remarks.add(`'${name}' is not simulated in ${side}: ${fault}`),
  );
}

function figuresOf(
  model: WorkloadModel | undefined,
  scenario: Scenario,
  { cluster }: PredictedSide,
  refuse: (fault: string) => void,
): PredictedScenario['base'] {
  if (model === undefined) {
    return undefined;
  }
  const { target: _target, ...rest } = scenario;
  const own = { ...cluster, ...rest, controller: { ...cluster.controller, ...scenario.controller } };
  const [misfit] = fittingFaults(own, model);
  if (misfit !== undefined) {
    refuse(`${misfit.pointer} ${misfit.message}`);
    return undefined;
  }
  return attempt(() => predictedFigures(simulate(model, own, { seed: SEED }), own), refuse);
}

/** A workload that cannot be simulated is no fault of the review. */
function attempt<T>(make: () => T, refuse: (fault: string) => void): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    refuse(error.message.replaceAll('\n', '; '));
    return undefined;
  }
}

/** A scenario without a target is for every workload. */
function isOf(
  target: string | undefined,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): boolean {
  return target === undefined || target === name || target === `${namespace}/${name}`;
}

function oldNameOf(
  { target }: ScalingConcern,
  { changes }: Review,
): { readonly namespace: string; readonly name: string } {
  const renamed = changes.find(
    ({ change, kind, head }) =>
      change === 'renamed' && kind === target.kind && head?.name === target.name && head.namespace === target.namespace,
  );
  const { namespace, name } = renamed?.base ?? target;
  return { namespace, name };
}
