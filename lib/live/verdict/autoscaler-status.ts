import { isFields } from '../../manifests/field-at';
import { ownValue } from '../../values/own-value';
/** A condition of an autoscaler as the API serves it. */
export interface StatusCondition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** The current value of one metric, as the API serves it; the same place as the metric has in the spec. */
export interface CurrentMetric {
  readonly averageUtilization: number | undefined;
  readonly averageValue: string | undefined;
  readonly value: string | undefined;
}

/** An autoscaler's `status` as read: what is not there, or no such thing, is undefined or empty. */
export interface StatusRead {
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly conditions: readonly StatusCondition[];
  readonly currentMetrics: readonly CurrentMetric[];
  readonly lastScaleTime: string | undefined;
}

/** Returns what a status says. */
export function readStatus(status: object): StatusRead {
  const { currentReplicas, desiredReplicas, conditions, currentMetrics, lastScaleTime } = status as Record<
    string,
    unknown
  >;
  return {
    currentReplicas: numberOf(currentReplicas) ?? 0,
    desiredReplicas: numberOf(desiredReplicas) ?? 0,
    conditions: listOf(conditions).map((condition) => ({
      type: textOf(condition.type) ?? '',
      status: textOf(condition.status) ?? '',
      reason: textOf(condition.reason) ?? '',
      message: textOf(condition.message) ?? '',
    })),
    currentMetrics: listOf(currentMetrics).map(currentOf),
    lastScaleTime: textOf(lastScaleTime),
  };
}

const SOURCES: readonly string[] = ['resource', 'containerResource', 'pods', 'object', 'external'];

function currentOf(metric: Readonly<Record<string, unknown>>): CurrentMetric {
  const source = SOURCES.map((name) => ownValue(metric, name)).find(isFields);
  const current = isFields(source?.current) ? source.current : {};
  return {
    averageUtilization: numberOf(current.averageUtilization),
    averageValue: quantityOf(current.averageValue),
    value: quantityOf(current.value),
  };
}

function quantityOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
