import { ManifestSet } from '../manifests/manifest-set';
import { namedFaults } from '../settings/schema-faults';
import { controllerFlags, type FeatureGates } from '../simulator/autoscaler/kubernetes-version';
import { fittingFaults } from '../simulator/scenario/fitting-faults';
import type { Scenario } from '../simulator/scenario/scenario';
import type { WorkloadModel } from '../simulator/scenario/workload-model';
import { type WorkloadModelOptions, workloadModelFrom } from '../simulator/scenario/workload-model-from';
import { type Fault, InvalidInput, refuseIfAny } from '../values/invalid-input';
import { ownValue } from '../values/own-value';
import type { Remark } from './duplicate-key-remarks';
import { readManifests } from './read-manifests';
import { checkedScenario, type RawScenario, readScenario, type ScenarioSource } from './read-scenario';

/** What is simulated: one or two sets of manifests under one scenario. */
export interface SimulationInput {
  readonly scenario: Scenario;
  /** One for each set of paths. */
  readonly models: readonly WorkloadModel[];
  /** The files that were read. */
  readonly files: readonly string[];
}

/** Settings of the scenario that the model is asked for; its faults name them. */
const MODEL_SETTINGS: Readonly<Record<string, string>> = {
  target: '/target',
  kubernetesVersion: '/controller/kubernetesVersion',
};

/**
 * Returns a scenario, and for each set of paths what its manifests say of the service.
 *
 * @param remark takes what is said of keys of manifests that stand twice.
 * @throws InvalidInput with every fault of the scenario and of the manifests.
 */
export async function readSimulationInput(
  pathSets: readonly (readonly string[])[],
  source: ScenarioSource,
  stdin: NodeJS.ReadableStream,
  remark?: Remark,
): Promise<SimulationInput> {
  const raw = await readScenario(source, stdin);
  const sets: ManifestSet[] = [];
  const files = [...raw.files];
  for (const paths of pathSets) {
    const manifests = await readManifests(paths, stdin, remark);
    files.push(...manifests.map((each) => each.source.file));
    sets.push(new ManifestSet(manifests));
  }
  const faults: Fault[] = [];
  const scenario = collecting(faults, () => checkedScenario(raw));
  const options = modelOptions(raw);
  collecting(faults, () => placing(raw.placeOf, () => controllerFlags(options.kubernetesVersion)));
  const models = sets.map((set) => collecting(faults, () => modelIn(set, options, raw.placeOf)));
  for (const model of models) {
    faults.push(...(model === undefined || scenario === undefined ? [] : misfits(scenario, model, raw)));
  }
  // Two sets may lack the same.
  refuseIfAny([...new Map(faults.map((each) => [JSON.stringify([each.at, each.message]), each])).values()]);
  return { scenario: scenario as Scenario, models: models as WorkloadModel[], files };
}

interface UncheckedScenario {
  readonly target?: unknown;
  readonly controller?: { readonly kubernetesVersion?: unknown; readonly featureGates?: unknown };
}

function modelIn(set: ManifestSet, options: WorkloadModelOptions, placeOf: RawScenario['placeOf']): WorkloadModel {
  return placing(placeOf, () => workloadModelFrom(set, options));
}

/** What a model is asked for, of a scenario that is not checked yet. */
function modelOptions({ value }: RawScenario): WorkloadModelOptions {
  const { target, controller } = value as UncheckedScenario;
  return {
    target: textOf(target),
    kubernetesVersion: textOf(controller?.kubernetesVersion),
    featureGates: controller?.featureGates as FeatureGates | undefined,
  };
}

/** Adds the places in the scenario to faults of settings that come from there. */
function placing<T>(placeOf: RawScenario['placeOf'], make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof InvalidInput ? placed(error, placeOf) : error;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function placed(error: InvalidInput, placeOf: RawScenario['placeOf']): InvalidInput {
  const faults = error.faults.flatMap(({ at, ...fault }) => {
    const pointer = ownValue(MODEL_SETTINGS, at);
    return pointer === undefined ? [{ at, ...fault }] : namedFaults([{ ...fault, pointer }], placeOf, 'scenario');
  });
  return new InvalidInput(faults, { cause: error });
}

function misfits(scenario: Scenario, model: WorkloadModel, { placeOf }: RawScenario): Fault[] {
  const faults = fittingFaults(scenario, model).map((each) => ({ ...each, code: 'CONFLICT' as const }));
  return namedFaults(faults, placeOf, 'scenario');
}

/** Returns what is made, or undefined when it cannot be, with its faults kept. */
function collecting<T>(faults: Fault[], make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    faults.push(...error.faults);
    return undefined;
  }
}
