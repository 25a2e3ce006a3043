import type { Int64 } from '../../values/int64';
import { textOfMilli } from '../../values/quantity-text';
import type { CrossVersionObjectReference, LabelSelector, MetricIdentifier } from './autoscaler-spec';
import type { ControllerFlags } from './kubernetes-version';
import type { PreparedMetric } from './prepared-metric';

/** The present value of a metric, as `status.currentMetrics` shows it. */
export interface MetricValueStatus {
  readonly value?: string;
  readonly averageValue?: string;
  readonly averageUtilization?: number;
}

/** One entry of `status.currentMetrics`, in the API's shape; of a failed metric only an empty type. */
export interface MetricStatus {
  readonly type: string;
  readonly object?: {
    readonly metric: MetricIdentifier;
    readonly current: MetricValueStatus;
    readonly describedObject: CrossVersionObjectReference;
  };
  readonly pods?: { readonly metric: MetricIdentifier; readonly current: MetricValueStatus };
  readonly resource?: { readonly name: string; readonly current: MetricValueStatus };
  readonly containerResource?: {
    readonly name: string;
    readonly container: string;
    readonly current: MetricValueStatus;
  };
  readonly external?: { readonly metric: MetricIdentifier; readonly current: MetricValueStatus };
}

/** The entry of a metric that failed. */
export const FAILED_METRIC_STATUS: MetricStatus = { type: '' };

/** What was measured of a metric: its whole, or its share of each pod. */
export interface ShownValue {
  readonly milli: Int64;
  /** Percents of the request. */
  readonly utilization?: number | undefined;
}

/** Returns a metric's entry in `status.currentMetrics`. */
export function metricStatus(metric: PreparedMetric, shown: ShownValue, flags: ControllerFlags): MetricStatus {
  switch (metric.type) {
    case 'Resource':
      return {
        type: 'Resource',
        resource: { name: metric.of.resource, current: resourceValue(metric.of.resource, shown, flags) },
      };
    case 'ContainerResource': {
      const { resource: name, container = '' } = metric.of;
      return {
        type: 'ContainerResource',
        containerResource: { name, container, current: resourceValue(name, shown, flags) },
      };
    }
    case 'Pods':
      return {
        type: 'Pods',
        pods: { metric: identifier(metric.metric), current: { averageValue: textOfMilli(shown.milli) } },
      };
    case 'Object': {
      const isShared = metric.target?.kind === 'totalPerPod';
      const isNamed = !isShared || flags.namesAveragedObject;
      return {
        type: 'Object',
        object: {
          metric: identifier(metric.metric),
          current: totalValue(shown.milli, isShared),
          describedObject: isNamed ? reference(metric.describedObject) : { kind: '', name: '' },
        },
      };
    }
    case 'External':
      return {
        type: 'External',
        external: {
          metric: identifier(metric.metric),
          current: totalValue(shown.milli, metric.target.kind === 'totalPerPod'),
        },
      };
  }
}

function resourceValue(
  resource: string,
  { milli, utilization }: ShownValue,
  { binaryMemory }: ControllerFlags,
): MetricValueStatus {
  const averageValue = textOfMilli(milli, binaryMemory && resource === 'memory' ? 'BinarySI' : 'DecimalSI');
  return utilization === undefined ? { averageValue } : { averageValue, averageUtilization: utilization };
}

function totalValue(milli: Int64, isShared: boolean): MetricValueStatus {
  return isShared ? { averageValue: textOfMilli(milli) } : { value: textOfMilli(milli) };
}

function reference({ kind, name, apiVersion }: CrossVersionObjectReference): CrossVersionObjectReference {
  return apiVersion === undefined || apiVersion === '' ? { kind, name } : { kind, name, apiVersion };
}

function identifier({ name, selector }: MetricIdentifier): MetricIdentifier {
  return selector === undefined || selector === null ? { name } : { name, selector: canonicalSelector(selector) };
}

function canonicalSelector({ matchLabels, matchExpressions }: LabelSelector): LabelSelector {
  return {
    ...(Object.keys(matchLabels ?? {}).length > 0 && { matchLabels: { ...matchLabels } }),
    ...((matchExpressions ?? []).length > 0 && {
      matchExpressions: (matchExpressions ?? []).map(({ key, operator, values }) => ({
        key,
        operator,
        ...((values ?? []).length > 0 && { values: [...(values ?? [])] }),
      })),
    }),
  };
}
