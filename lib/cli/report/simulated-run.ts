import { calibratedScenario } from '../../live/calibration/calibrated-scenario';
import { calibrationOf } from '../../live/calibration/calibration';
import type {
  SettingChange,
  SimulatedFigures,
  SimulatedPhase,
  SimulatedRun,
} from '../../live/report/validation-report';
import type { RunFacts } from '../../live/verdict/finding';
import type { Verdict } from '../../live/verdict/verdict';
import { isKubernetesObject, manifestOf } from '../../manifests/manifest';
import { ManifestSet } from '../../manifests/manifest-set';
import type { AutoscalerManifest } from '../../simulator/autoscaler/autoscaler-spec';
import { fittingFaults } from '../../simulator/scenario/fitting-faults';
import type { Scenario } from '../../simulator/scenario/scenario';
import type { WorkloadModel } from '../../simulator/scenario/workload-model';
import { workloadModelFrom } from '../../simulator/scenario/workload-model-from';
import { simulate } from '../../simulator/simulation/simulate';
import type { SimulationResult } from '../../simulator/simulation/simulation-result';
import { estimateEvents } from '../../simulator/traffic/event-estimate';
import { InvalidInput } from '../../values/invalid-input';
import { ownValue } from '../../values/own-value';

/** Above so many events a run is not simulated: a report is made in seconds. */
const MOST_EVENTS = 10_000_000;
/** Events that the run and those with changed settings may take together. */
const MOST_EVENTS_OF_REPORT = 20_000_000;
const SEED = 1;

/**
 * Returns a run as the simulator sees it, its service calibrated from the run itself; undefined where the run cannot be
 * calibrated, its objects cannot be simulated in the time that a report may take, or its recording is not whole.
 */
export function simulatedRun(facts: RunFacts, { voidPhases }: Verdict): SimulatedRun | undefined {
  const { record } = facts;
  const calibration = record.integrity.digest === 'matches' ? calibrationOf(facts, voidPhases) : undefined;
  const model = calibration === undefined ? undefined : modelOf(facts);
  if (calibration === undefined || model === undefined) {
    return undefined;
  }
  const { scenario } = calibratedScenario(calibration, record);
  if (fittingFaults(scenario, model).length > 0 || estimateEvents(model, scenario) > MOST_EVENTS) {
    return undefined;
  }
  const budget = { left: MOST_EVENTS_OF_REPORT };
  const before = resultOf(model, scenario, budget);
  if (before === undefined) {
    return undefined;
  }
  return {
    phases: phasesOf(before, facts),
    effectOf: (change) => {
      const changed = changedModel(model, change);
      const after = changed && resultOf(changed, scenario, budget);
      return after === undefined ? undefined : { before: figuresOf(before), after: figuresOf(after) };
    },
  };
}

/** What cannot be simulated (a StatefulSet, a metric that nothing serves) is no fault of the report's. */
function modelOf({ record }: RunFacts): WorkloadModel | undefined {
  const objects = (record.header?.run.objects ?? []).filter(isKubernetesObject);
  return unlessRefused(() =>
    workloadModelFrom(new ManifestSet(objects.map((object) => manifestOf(object))), {
      target: record.header?.autoscaler.spec.scaleTargetRef.name,
      kubernetesVersion: record.header?.controller.kubernetesVersion,
    }),
  );
}

/** Returns what a run comes to; undefined where it takes more than is left. */
function resultOf(model: WorkloadModel, scenario: Scenario, budget: { left: number }): SimulationResult | undefined {
  const mostEvents = Math.min(MOST_EVENTS, budget.left);
  const onEvents = (events: number): void => {
    budget.left -= events;
  };
  return unlessRefused(() => simulate(model, scenario, { seed: SEED, mostEvents, onEvents }));
}

function unlessRefused<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof InvalidInput) {
      return undefined;
    }
    throw error;
  }
}

/** The scenario begins with the first phase under load. */
function phasesOf({ timeline }: SimulationResult, { record }: RunFacts): SimulatedPhase[] {
  const loaded = record.phases.filter(({ state, users }) => state === 'ended' && users !== undefined);
  const start = loaded[0]?.beginSeconds ?? 0;
  return loaded.flatMap(({ phase, beginSeconds, endSeconds, samples }) => {
    const seen = samples.flatMap(({ target }) => (target === undefined ? [] : [target.replicas]));
    const predicted = timeline.desiredReplicas.filter((_, step) => {
      const at = (timeline.time[step] ?? 0) + start;
      return at > beginSeconds && at <= endSeconds;
    });
    const seenAtEnd = seen.at(-1);
    const predictedAtEnd = predicted.at(-1);
    return seenAtEnd === undefined || predictedAtEnd === undefined
      ? []
      : [{ phase, predictedPeak: Math.max(...predicted), seenPeak: Math.max(...seen), predictedAtEnd, seenAtEnd }];
  });
}

function figuresOf({ summary }: SimulationResult): SimulatedFigures {
  const { sent, failed, p95 } = summary.requests;
  const failures = Object.values(failed).reduce((sum, count) => sum + count, 0);
  return {
    peakReplicas: summary.peakReplicas,
    meanReplicas: summary.meanReplicas,
    firstScaleUpSeconds: summary.firstScaleUpSeconds,
    p95Seconds: p95,
    failureRatio: sent === 0 ? 0 : failures / sent,
    pendingPodSeconds: summary.pendingPodSeconds,
  };
}

function changedModel(model: WorkloadModel, { object, path, to }: SettingChange): WorkloadModel | undefined {
  const isOurs = object.startsWith('HorizontalPodAutoscaler/') && model.autoscaler !== undefined;
  return isOurs
    ? { ...model, autoscaler: withField(model.autoscaler, path.split('/').slice(1), to) as AutoscalerManifest }
    : undefined;
}

function withField(owner: unknown, [key = '', ...rest]: readonly string[], value: unknown): object {
  const fields = (owner ?? {}) as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: rest.length === 0 ? value : withField(ownValue(fields, key), rest, value) };
}
