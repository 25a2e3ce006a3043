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
import { PredictionBudget } from './prediction-budget';
import { SkippedRuns } from './skipped-runs';

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
  /**
   * Events that all runs may take together.
   *
   * @default - as many as one simulation may take
   */
  readonly mostEvents?: number;
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
  const budget = new PredictionBudget(input.mostEvents);
  const shown = scaling.slice(0, MOST_WORKLOADS);
  if (scaling.length > shown.length) {
    remarks.add(`${scaling.length - shown.length} more workloads could scale differently and are not simulated`);
  }
  const predictions = shown.flatMap((concern, index) => {
    const onProgress = (ratio: number): void => input.onProgress((index + ratio) / shown.length);
    const scenarios = scenariosOf(concern, { ...input, onProgress }, budget, remarks);
    return scenarios.length === 0 ? [] : [{ autoscaler: concern.autoscaler, target: concern.target, scenarios }];
  });
  return { predictions, remarks: [...remarks] };
}

function scenariosOf(
  concern: ScalingConcern,
  input: PredictionInput,
  budget: PredictionBudget,
  remarks: Set<string>,
): PredictedScenario[] {
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
  const skipped = new SkippedRuns();
  const predicted = fitting.flatMap(({ name, file, scenario }, index) => {
    const run = (side: 'base' | 'head', done: number) => {
      const figures = figuresOf({ model: models[side], scenario, side: input[side], budget }, (fault, isTooLarge) => {
        if (isTooLarge) {
          skipped.add(side, name, budget.isShort ? budget.shortage : fault);
        } else {
          remarks.add(`${name} (${side}): ${fault}`);
        }
      });
      onProgress((index + done) / fitting.length);
      return figures;
    };
    const figures = { scenario: name, file, base: run('base', 0.5), head: run('head', 1) };
    return figures.base === undefined && figures.head === undefined ? [] : [figures];
  });
  for (const remark of skipped.remarks(after.name)) {
    remarks.add(remark);
  }
  return predicted;
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

type Refuse = (fault: string, isTooLarge: boolean) => void;

interface OneRun {
  readonly model: WorkloadModel | undefined;
  readonly scenario: Scenario;
  readonly side: PredictedSide;
  readonly budget: PredictionBudget;
}

function figuresOf({ model, scenario, side: { cluster }, budget }: OneRun, refuse: Refuse): PredictedScenario['base'] {
  if (model === undefined) {
    return undefined;
  }
  const { target: _target, ...rest } = scenario;
  const own = { ...cluster, ...rest, controller: { ...cluster.controller, ...scenario.controller } };
  const [misfit] = fittingFaults(own, model);
  if (misfit !== undefined) {
    refuse(`${misfit.pointer} ${misfit.message}`, false);
    return undefined;
  }
  const mostEvents = budget.eventsOfRun;
  const onEvents = (events: number): void => budget.spend(events);
  return attempt(() => predictedFigures(simulate(model, own, { seed: SEED, mostEvents, onEvents }), own), refuse);
}

/** A workload that cannot be simulated is no fault of the review. */
function attempt<T>(make: () => T, refuse: Refuse): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    refuse(...reasonOf(error));
    return undefined;
  }
}

/** Why something is not simulated, and whether that is its size. */
function reasonOf({ message, faults }: InvalidInput): Parameters<Refuse> {
  const large = faults.find(({ code }) => code === 'TOO_LARGE');
  return large === undefined ? [message.replaceAll('\n', '; '), false] : [`it ${large.message}`, true];
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
