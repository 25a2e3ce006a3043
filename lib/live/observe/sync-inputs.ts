import { fieldAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import type { ApiObservation, ApiPod } from '../../simulator/recording/api-objects';
import type { AutoscalerArithmetic, DecidedStatus } from '../ports/autoscaler-arithmetic';
import type { ApiObject } from '../ports/cluster';
import type { MetricsAnswer } from './metrics-history';

/** The target of an autoscaler before and after a sync. */
export interface TargetCourse {
  readonly before: number;
  readonly after: number;
  readonly statusReplicas: number;
  /** The revision at which the sync changed the count; undefined when it did not. */
  readonly rescaledAt: bigint | undefined;
}

/** What the controller may have read at a sync: every list of pods with every answer of the metrics API. */
export interface PossibleInputs {
  readonly target: NonNullable<ApiObservation['target']>;
  readonly pods: readonly (readonly ApiPod[])[];
  readonly metrics: readonly MetricsAnswer[];
}

/** What the controller read at a sync, as far as that can be told. */
export interface ChosenInputs {
  readonly pods: readonly ApiPod[];
  readonly podMetrics: MetricsAnswer;
  /** Whether they, after what was observed before, give the status that the controller wrote. */
  readonly isExplained: boolean;
}

/** How well inputs explain a status: not at all, its metrics, or all of it. */
type Fit = 0 | 1 | 2;

const NOTHING: MetricsAnswer = { error: 'not read' };

/**
 * Returns the first of the possible inputs that explain a status wholly; else its metrics; else the first of all.
 *
 * @param before the observations before this one that the controller may remember.
 */
export function chooseInputs(
  { target, pods, metrics }: PossibleInputs,
  time: string,
  status: ApiObject,
  before: readonly ApiObservation[],
  arithmetic: AutoscalerArithmetic,
): ChosenInputs {
  const told = errorIn(status);
  const answers = told === undefined ? metrics : [...metrics, { error: told }];
  let best: ChosenInputs = { pods: pods[0] ?? [], podMetrics: answers[0] ?? NOTHING, isExplained: false };
  let bestFit: Fit = 0;
  for (const list of pods) {
    for (const podMetrics of answers) {
      const observation: ApiObservation = { kind: 'Observation', time, target, pods: list, podMetrics };
      const fit = fitOf(arithmetic.decide([...before, observation]), status);
      if (fit > bestFit) {
        bestFit = fit;
        best = { pods: list, podMetrics, isExplained: fit === 2 };
      }
      if (fit === 2) {
        return best;
      }
    }
  }
  return best;
}

function fitOf({ currentMetrics, conditions, desiredReplicas }: DecidedStatus, status: ApiObject): Fit {
  const written = itemsAt(status, 'conditions').map(({ fields }) => fields);
  const isSame = (type: string) => {
    const ours = conditions.find((each) => each.type === type);
    const theirs = written.find((each) => each.type === type);
    return ours?.status === theirs?.status && ours?.reason === theirs?.reason && ours?.message === theirs?.message;
  };
  const isActive = conditions.some(({ type, status: is }) => type === 'ScalingActive' && is === 'True');
  // what the metrics were is kept from sync to sync while they cannot be read
  const hasMetrics = !isActive || canonical(currentMetrics) === canonical(fieldAt(status, 'currentMetrics') ?? []);
  if (!hasMetrics || !isSame('ScalingActive')) {
    return 0;
  }
  const isWhole = isSame('AbleToScale') && isSame('ScalingLimited');
  return isWhole && desiredReplicas === (numberAt(status, 'desiredReplicas') ?? 0) ? 2 : 1;
}

const FETCH_FAILED = /unable to fetch metrics from resource metrics API: (.*)$/s;

/** Returns what the metrics API answered the controller, where the status tells that it failed. */
function errorIn(status: ApiObject): string | undefined {
  const active = itemsAt(status, 'conditions').find(({ fields }) => fields.type === 'ScalingActive')?.fields;
  return FETCH_FAILED.exec(textAt(active, 'message') ?? '')?.[1];
}

/** Returns a text that is the same for values that differ only in the order of their fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, field) =>
    typeof field === 'bigint'
      ? Number(field)
      : typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
        : field,
  );
}

/** Returns the number that a target asks for; 1 is the API's default. */
export function replicasOf(target: ApiObject | undefined): number {
  return numberAt(target, 'spec', 'replicas') ?? 1;
}
