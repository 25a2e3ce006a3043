import { type Fields, fieldAt, fieldsAt, isFields, itemsAt, textAt } from '../../manifests/field-at';

const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';
/** Annotations in which `autoscaling/v1` carries what it has no fields for, and those that only report. */
const CARRIERS = /^autoscaling\.alpha\.kubernetes\.io\/(metrics|behavior|conditions|current-metrics)$/;

/**
 * Returns an autoscaler of an older version as `autoscaling/v2` says it.
 *
 * Follows `pkg/apis/autoscaling/v1/conversion.go` (v1.37) and `pkg/apis/autoscaling/v2beta1/conversion.go` (v1.24).
 */
export function autoscalerAsV2(data: Fields, apiVersion: string): Fields {
  switch (apiVersion) {
    case 'autoscaling/v1':
      return fromV1(data);
    case 'autoscaling/v2beta1':
      return { ...data, spec: withMetrics(fieldsAt(data, 'spec'), listAt(data, 'spec', 'metrics').map(metricFrom)) };
    default:
      return data;
  }
}

function fromV1(data: Fields): Fields {
  const { targetCPUUtilizationPercentage: percent, ...rest } = fieldsAt(data, 'spec');
  const annotations = fieldsAt(data, 'metadata', 'annotations');
  const carried = parsed(annotations[METRICS]);
  const metrics = Array.isArray(carried) ? carried.map(metricFrom) : [];
  if (typeof percent === 'number') {
    const target = { type: 'Utilization', averageUtilization: percent };
    metrics.unshift({ type: 'Resource', resource: { name: 'cpu', target } });
  }
  const behavior = parsed(annotations[BEHAVIOR]);
  const kept = Object.fromEntries(Object.entries(annotations).filter(([key]) => !CARRIERS.test(key)));
  return {
    ...data,
    metadata: { ...fieldsAt(data, 'metadata'), annotations: kept },
    spec: { ...withMetrics(rest, metrics), ...(isFields(behavior) && { behavior }) },
  };
}

function withMetrics(spec: Fields, metrics: readonly unknown[]): Fields {
  return metrics.length > 0 ? { ...spec, metrics } : spec;
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    // What nobody can read says nothing; the API server passes over it too.
    return undefined;
  }
}

function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  return itemsAt(value, ...keys).map(({ fields }) => fields);
}

function metricFrom(metric: unknown): Fields {
  const type = textAt(metric, 'type') ?? '';
  const field = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const source = fieldsAt(metric, field);
  const named = { name: source.metricName, selector: source.selector ?? source.metricSelector };
  switch (type) {
    case 'Resource':
    case 'ContainerResource':
      return {
        type,
        [field]: {
          name: source.name,
          ...(source.container !== undefined && { container: source.container }),
          target:
            source.targetAverageUtilization === undefined
              ? { type: 'AverageValue', averageValue: source.targetAverageValue }
              : { type: 'Utilization', averageUtilization: source.targetAverageUtilization },
        },
      };
    case 'Pods':
      return {
        type,
        pods: { metric: named, target: { type: 'AverageValue', averageValue: source.targetAverageValue } },
      };
    case 'Object':
      return {
        type,
        object: {
          describedObject: fieldAt(source, 'target'),
          metric: named,
          target: valueOrAverage(source.targetValue, source.averageValue),
        },
      };
    case 'External':
      return {
        type,
        external: { metric: named, target: valueOrAverage(source.targetValue, source.targetAverageValue) },
      };
    default:
      return isFields(metric) ? metric : {};
  }
}

function valueOrAverage(value: unknown, average: unknown): Fields {
  return average === undefined ? { type: 'Value', value } : { type: 'AverageValue', averageValue: average };
}
