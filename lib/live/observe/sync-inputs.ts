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
  /** Whether they give the metrics and the condition `ScalingActive` that the controller wrote. */
  readonly isExplained: boolean;
}

const NOTHING: MetricsAnswer = { error: 'not read' };

/** Returns the first of the possible inputs that explain a status; else the first of all. */
export function chooseInputs(
  { target, pods, metrics }: PossibleInputs,
  time: string,
  status: ApiObject,
  arithmetic: AutoscalerArithmetic,
): ChosenInputs {
  const told = errorIn(status);
  const answers = told === undefined ? metrics : [...metrics, { error: told }];
  for (const list of pods) {
    for (const podMetrics of answers) {
      const decided = arithmetic.decide({ kind: 'Observation', time, target, pods: list, podMetrics });
      if (explains(decided, status)) {
        return { pods: list, podMetrics, isExplained: true };
      }
    }
  }
  return { pods: pods[0] ?? [], podMetrics: answers[0] ?? NOTHING, isExplained: false };
}

function explains({ currentMetrics, conditions }: DecidedStatus, status: ApiObject): boolean {
  const active = itemsAt(status, 'conditions').find(({ fields }) => fields.type === 'ScalingActive')?.fields;
  const decided = conditions.find(({ type }) => type === 'ScalingActive');
  const isActive = decided?.status === 'True';
  // what the metrics were is kept from sync to sync while they cannot be read
  const hasMetrics = !isActive || canonical(currentMetrics) === canonical(fieldAt(status, 'currentMetrics') ?? []);
  return (
    hasMetrics &&
    decided?.status === active?.status &&
    decided?.reason === active?.reason &&
    (isActive || decided?.message === active?.message)
  );
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
