import { type Int64, int32Of64 } from '../../values/int64';
import { InvalidInput } from '../../values/invalid-input';
import { milliValueOf } from '../../values/milli-value';
import type {
  CrossVersionObjectReference,
  MetricIdentifier,
  MetricSpec,
  MetricTarget,
  QuantityText,
} from './autoscaler-spec';
import { goTextOfSelector } from './go-text';
import type { SelectorWords } from './label-requirement';
import { type ReadSelector, readLabelSelector } from './label-selector';
import type { ResourceOfPod } from './pod-requests';
import type { ThresholdTarget } from './thresholds';

/** A metric of resource use, in percents of the request or in thousandths per pod. */
export interface ResourceMetric {
  readonly type: 'Resource' | 'ContainerResource';
  readonly of: ResourceOfPod;
  readonly target: ThresholdTarget;
}

/** A custom metric of each pod. */
export interface PodsMetric {
  readonly type: 'Pods';
  readonly metric: MetricIdentifier;
  readonly selector: ReadSelector;
  readonly target: ThresholdTarget;
}

/** A metric of one object. */
export interface ObjectMetric {
  readonly type: 'Object';
  readonly describedObject: CrossVersionObjectReference;
  readonly metric: MetricIdentifier;
  readonly selector: ReadSelector;
  /** Undefined when the target's type names a field that is not set: the metric then fails. */
  readonly target: ThresholdTarget | undefined;
}

/** A metric from outside of the cluster. */
export interface ExternalMetric {
  readonly type: 'External';
  readonly metric: MetricIdentifier;
  readonly selector: ReadSelector;
  readonly target: ThresholdTarget;
}

/** A metric of a spec, its quantities and selectors read. */
export type PreparedMetric = (ResourceMetric | PodsMetric | ObjectMetric | ExternalMetric) & {
  /** What the controller calls the metric in events and conditions. */
  readonly name: string;
};

/**
 * Returns a metric with its quantities and selectors read.
 *
 * Which target holds follows `computeReplicasForMetric` in `pkg/controller/podautoscaler/horizontal.go`: the field that
 * is set, `averageValue` first, and for Object metrics the target's type.
 *
 * @throws InvalidInput for a spec that the API would have refused.
 */
export function prepareMetric(spec: MetricSpec, words: SelectorWords): PreparedMetric {
  const { resource, containerResource, pods, object, external } = spec;
  if (spec.type === 'Resource' && resource !== undefined) {
    const of = { resource: resource.name, container: undefined };
    const target = resourceTarget(resource.target);
    return { type: 'Resource', of, target, name: resourceName(resource.name, target, 'resource utilization') };
  }
  if (spec.type === 'ContainerResource' && containerResource !== undefined) {
    const { name, container } = containerResource;
    const target = resourceTarget(containerResource.target);
    const of = { resource: name, container };
    return {
      type: 'ContainerResource',
      of,
      target,
      name: resourceName(name, target, 'container resource utilization'),
    };
  }
  if (spec.type === 'Pods' && pods !== undefined) {
    const { metric, target } = pods;
    const selector = readLabelSelector(metric.selector, words);
    return {
      type: 'Pods',
      metric,
      selector,
      target: averageTarget(target.averageValue),
      name: `pods metric ${metric.name}`,
    };
  }
  if (spec.type === 'Object' && object !== undefined) {
    return prepareObject(object, words);
  }
  if (spec.type === 'External' && external !== undefined) {
    const { metric, target } = external;
    const selector = readLabelSelector(metric.selector, words);
    const isShared = isSet(target.averageValue);
    return {
      type: 'External',
      metric,
      selector,
      target: isShared ? totalTarget('totalPerPod', target.averageValue) : totalTarget('value', target.value),
      name: externalName(metric),
    };
  }
  throw InvalidInput.of('CONFLICT', 'spec.metrics', `has a metric of type '${spec.type}' without its source; set it`);
}

function prepareObject(
  object: NonNullable<MetricSpec['object']>,
  words: SelectorWords,
): ObjectMetric & { readonly name: string } {
  const { describedObject, metric, target } = object;
  const prepared = {
    type: 'Object',
    describedObject,
    metric,
    selector: readLabelSelector(metric.selector, words),
  } as const;
  if (target.type === 'AverageValue' && isSet(target.averageValue)) {
    return { ...prepared, target: totalTarget('totalPerPod', target.averageValue), name: externalName(metric) };
  }
  const isTotal = target.type === 'Value' && isSet(target.value);
  return {
    ...prepared,
    target: isTotal ? totalTarget('value', target.value) : undefined,
    name: `${describedObject.kind} metric ${metric.name}`,
  };
}

function resourceTarget({ averageValue, averageUtilization }: MetricTarget): ThresholdTarget {
  return isSet(averageValue)
    ? averageTarget(averageValue)
    : { kind: 'utilization', target: int32Of64(averageUtilization ?? 0) };
}

function averageTarget(averageValue: QuantityText | undefined): ThresholdTarget {
  return { kind: 'averageValue', target: milliOfTarget(averageValue) };
}

function totalTarget(kind: 'value' | 'totalPerPod', value: QuantityText | undefined): ThresholdTarget {
  return { kind, target: milliOfTarget(value) };
}

function milliOfTarget(text: QuantityText | undefined): Int64 {
  const milli = text === undefined ? undefined : milliValueOf(text);
  if (milli === undefined) {
    throw InvalidInput.of('BAD_FORMAT', 'spec.metrics', `has the target '${text}', which is not a Kubernetes quantity`);
  }
  return milli;
}

function isSet(text: QuantityText | null | undefined): text is QuantityText {
  return text !== undefined && text !== null;
}

function resourceName(resource: string, { kind }: ThresholdTarget, utilization: string): string {
  return kind === 'utilization' ? `${resource} ${utilization} (percentage of request)` : `${resource} resource`;
}

function externalName({ name, selector }: MetricIdentifier): string {
  return `external metric ${name}(${goTextOfSelector(selector)})`;
}
