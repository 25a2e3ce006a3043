import { type Fields, numberAt, textAt } from '../../manifests/field-at';
import { InvalidInput } from '../../values/invalid-input';
import type { MetricSpec, MetricTarget } from '../autoscaler/autoscaler-spec';
import type { KedaTrigger } from '../scenario/workload-model';

/** A trigger of a ScaledObject, read: what it asks the autoscaler for, and what activates it. */
export interface ReadTrigger {
  readonly metric: MetricSpec;
  readonly trigger: KedaTrigger;
}

/** KEDA marks the metrics of a ScaledObject with its name. */
const OWNER_LABEL = 'scaledobject.keda.sh/name';

/**
 * Reads one trigger.
 *
 * Follows `GetMetricSpecForScaling` of the scalers in KEDA `pkg/scalers` (v2.17): metrics are named by the trigger's
 * index, `s0-prometheus`, and the target is an average unless `metricType` says `Value`.
 *
 * @param index the trigger's place among all of its ScaledObject.
 * @throws InvalidInput for a trigger of another type than cpu, memory, prometheus or cron, or without what its type needs.
 */
export function readTrigger(fields: Fields, index: number, scaledObject: string): ReadTrigger {
  const at = `triggers[${index}]`;
  const type = textAt(fields, 'type') ?? '';
  switch (type) {
    case 'cpu':
    case 'memory':
      return { metric: resourceMetric(type, fields, at), trigger: { type } };
    case 'prometheus':
      return prometheus(fields, index, scaledObject);
    case 'cron':
      return cron(fields, index, scaledObject);
    default:
      throw InvalidInput.of(
        'OUT_OF_RANGE',
        `${at}.type`,
        `is '${type}'; cpu, memory, prometheus and cron can be simulated`,
      );
  }
}

function prometheus(fields: Fields, index: number, scaledObject: string): ReadTrigger {
  const metricName = `s${index}-prometheus`;
  const threshold = numberOf(fields, 'threshold', index);
  const activationThreshold = numberOf(fields, 'activationThreshold', index, 0);
  return {
    metric: externalMetric(metricName, externalTarget(fields, `${Math.trunc(threshold * 1000)}m`), scaledObject),
    trigger: { type: 'prometheus', metricName, threshold, activationThreshold },
  };
}

function cron(fields: Fields, index: number, scaledObject: string): ReadTrigger {
  const text = (key: string): string => {
    const found = textAt(fields, 'metadata', key);
    if (found === undefined) {
      throw InvalidInput.of('MISSING', `triggers[${index}].metadata.${key}`, 'is missing; a cron trigger needs it');
    }
    return found;
  };
  const [timezone, start, end] = [text('timezone'), text('start'), text('end')];
  const metricName = `s${index}-${normalized(`cron-${timezone}-${cronText(start)}-${cronText(end)}`)}`;
  const desiredReplicas = numberOf(fields, 'desiredReplicas', index);
  return {
    metric: externalMetric(metricName, externalTarget(fields, '1'), scaledObject),
    trigger: { type: 'cron', metricName, start, end, timezone, desiredReplicas },
  };
}

function resourceMetric(resource: 'cpu' | 'memory', fields: Fields, at: string): MetricSpec {
  const value = textOrNumber(fields, 'value');
  const type = textAt(fields, 'metricType') ?? textAt(fields, 'metadata', 'type') ?? 'Utilization';
  if (value === undefined) {
    throw InvalidInput.of('MISSING', `${at}.metadata.value`, `is missing; a ${resource} trigger needs it`);
  }
  const target: MetricTarget =
    type === 'Utilization' ? { type, averageUtilization: Number(value) } : { type, averageValue: value };
  const container = textAt(fields, 'metadata', 'containerName');
  return container === undefined
    ? { type: 'Resource', resource: { name: resource, target } }
    : { type: 'ContainerResource', containerResource: { name: resource, container, target } };
}

function externalMetric(name: string, target: MetricTarget, scaledObject: string): MetricSpec {
  const selector = { matchLabels: { [OWNER_LABEL]: scaledObject } };
  return { type: 'External', external: { metric: { name, selector }, target } };
}

function externalTarget(fields: Fields, quantity: string): MetricTarget {
  const type = textAt(fields, 'metricType') ?? 'AverageValue';
  return type === 'AverageValue' ? { type, averageValue: quantity } : { type, value: quantity };
}

function numberOf(fields: Fields, key: string, index: number, otherwise?: number): number {
  const given = textOrNumber(fields, key);
  const number = given === undefined ? otherwise : Number(given);
  if (number === undefined || !Number.isFinite(number)) {
    const message = `is ${given === undefined ? 'missing' : `'${given}'`}; give a number`;
    throw InvalidInput.of('WRONG_TYPE', `triggers[${index}].metadata.${key}`, message);
  }
  return number;
}

function textOrNumber(fields: Fields, key: string): string | undefined {
  return textAt(fields, 'metadata', key) ?? numberAt(fields, 'metadata', key)?.toString();
}

/** `NormalizeString` in KEDA `pkg/util`. */
function normalized(text: string): string {
  return text.replace(/[/.:%()]/g, '-');
}

/** `parseCronTimeFormat`. */
function cronText(text: string): string {
  return text.replaceAll(' ', '').replaceAll('*', 'x').replaceAll('/', 'Sl').replaceAll('?', 'Qm');
}
