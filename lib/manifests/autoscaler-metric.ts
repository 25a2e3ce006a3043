import { type Fields, fieldAt, fieldsAt, itemsAt, numberAt, textAt } from './field-at';

/** A metric that an autoscaler looks at. */
export interface AutoscalerMetric {
  /** Kind of metric, in the API's words. */
  readonly type: string;
  /** The resource (`cpu`) or the metric's name; empty when there is none. */
  readonly name: string;
  /** The container of a `ContainerResource`. */
  readonly container?: string | undefined;
  /** Target utilization in percent of the request; undefined when the target is an amount. */
  readonly averageUtilization?: number | undefined;
  /** JSON pointer to the metric in the autoscaler; where it is a default, to where it would stand. */
  readonly pointer: string;
}

const DEFAULT_CPU_UTILIZATION = 80;

/**
 * Returns the metrics of the HorizontalPodAutoscaler that KEDA makes from a ScaledObject: triggers `cpu` and `memory`
 * become Resource (or ContainerResource) metrics, all others External ones.
 */
export function scaledObjectMetrics(data: Fields): AutoscalerMetric[] {
  return itemsAt(data, 'spec', 'triggers').map(({ index, fields }) => {
    const name = textAt(fields, 'type') ?? '';
    const pointer = `/spec/triggers/${index}`;
    if (name !== 'cpu' && name !== 'memory') {
      return { type: 'External', name, pointer };
    }
    const container = textAt(fields, 'metadata', 'containerName');
    const isAmount = (textAt(fields, 'metricType') ?? textAt(fields, 'metadata', 'type')) === 'AverageValue';
    // KEDA's metadata are texts, and some write numbers.
    const value = numberAt(fields, 'metadata', 'value') ?? Number(textAt(fields, 'metadata', 'value') ?? Number.NaN);
    return {
      type: container === undefined ? 'Resource' : 'ContainerResource',
      name,
      container,
      averageUtilization: isAmount || !Number.isFinite(value) ? undefined : value,
      pointer,
    };
  });
}

/** Returns the metrics of a HorizontalPodAutoscaler of any version; without any it is the API's default, CPU at 80 %. */
export function horizontalMetrics(data: Fields): AutoscalerMetric[] {
  const metrics = itemsAt(data, 'spec', 'metrics').map(({ index, fields }) =>
    metricFrom(fields, `/spec/metrics/${index}`),
  );
  if (metrics.length > 0) {
    return metrics;
  }
  const v1Target = numberAt(data, 'spec', 'targetCPUUtilizationPercentage');
  return [
    {
      type: 'Resource',
      name: 'cpu',
      averageUtilization: v1Target ?? DEFAULT_CPU_UTILIZATION,
      pointer: v1Target === undefined ? '/spec/metrics' : '/spec/targetCPUUtilizationPercentage',
    },
  ];
}

function metricFrom(fields: Fields, pointer: string): AutoscalerMetric {
  const type = textAt(fields, 'type') ?? '';
  const key = type.charAt(0).toLowerCase() + type.slice(1);
  const source = fieldsAt(fields, key);
  // autoscaling/v2beta1 had the name and the target flat.
  const name = textAt(source, 'name') ?? textAt(source, 'metric', 'name') ?? textAt(source, 'metricName') ?? '';
  return {
    type,
    name,
    container: textAt(source, 'container'),
    averageUtilization: averageUtilizationOf(source),
    pointer,
  };
}

function averageUtilizationOf(source: Fields): number | undefined {
  if (fieldAt(source, 'target', 'averageValue') !== undefined) {
    return undefined; // the controller looks at the amount first, whatever target.type says
  }
  return numberAt(source, 'target', 'averageUtilization') ?? numberAt(source, 'targetAverageUtilization');
}
