import type { Size } from 'cdk8s';
import { type Cpu, k8s } from 'cdk8s-plus-28';
import { dnsLabelFaults } from '../values/dns-label';
import { InvalidInput, refuseIfAny } from '../values/invalid-input';
import { parseQuantity } from '../values/quantity';
import { atLeast, wholeFaults } from '../values/ranges';
import { canonicalDecimal, renderCpu, renderSize } from './resources';

/** A metric of another API, chosen by its name and labels. */
export interface MetricIdentity {
  /** The metric's name, as the adapter serves it. */
  readonly name: string;

  /**
   * Labels that the series must have.
   *
   * @default - every series of that name
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** An object of the same namespace that a metric describes. */
export interface DescribedObject {
  /** Its API version, such as `v1` or `networking.k8s.io/v1`. */
  readonly apiVersion: string;
  /** Its kind, such as `Service`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
}

/** A target for a metric that is one number: the number itself, or the number divided by the pods. */
export type ValueTarget =
  | {
      /** The whole metric's target, a quantity above 0: replicas grow in proportion to metric ÷ value. */
      readonly value: string | number;
      readonly averageValue?: never;
    }
  | {
      /** The target for each pod, a quantity above 0: replicas are metric ÷ averageValue. */
      readonly averageValue: string | number;
      readonly value?: never;
    };

/** What an autoscaler looks at, and the value that it tries to keep: one entry of `spec.metrics`. */
export class Metric {
  /** CPU of all the pod's containers as a percentage of their requests: whole, at least 1. */
  public static cpuUtilization(percent: number): Metric {
    return Metric.#resource('cpu', utilization(percent));
  }

  /** CPU of all the pod's containers, on average over the pods. */
  public static cpuAverage(cpu: Cpu): Metric {
    return Metric.#resource('cpu', average(renderCpu(cpu)));
  }

  /** Memory of all the pod's containers as a percentage of their requests: whole, at least 1. */
  public static memoryUtilization(percent: number): Metric {
    return Metric.#resource('memory', utilization(percent));
  }

  /** Memory of all the pod's containers, on average over the pods. */
  public static memoryAverage(size: Size): Metric {
    return Metric.#resource('memory', average(renderSize(size)));
  }

  /** CPU of one container of the pod as a percentage of its request: whole, at least 1. */
  public static containerCpuUtilization(container: string, percent: number): Metric {
    return Metric.#containerResource('cpu', container, utilization(percent));
  }

  /** CPU of one container of the pod, on average over the pods. */
  public static containerCpuAverage(container: string, cpu: Cpu): Metric {
    return Metric.#containerResource('cpu', container, average(renderCpu(cpu)));
  }

  /** Memory of one container of the pod as a percentage of its request: whole, at least 1. */
  public static containerMemoryUtilization(container: string, percent: number): Metric {
    return Metric.#containerResource('memory', container, utilization(percent));
  }

  /** Memory of one container of the pod, on average over the pods. */
  public static containerMemoryAverage(container: string, size: Size): Metric {
    return Metric.#containerResource('memory', container, average(renderSize(size)));
  }

  /**
   * A metric that each pod has, served by `custom.metrics.k8s.io`.
   *
   * @param averageValue the target on average over the pods: a quantity above 0.
   */
  public static pods(metric: MetricIdentity, averageValue: string | number): Metric {
    return new Metric({ type: 'Pods', pods: { metric: identity(metric), target: average(quantity(averageValue)) } });
  }

  /** A metric of one object of the namespace, such as requests at a Service, served by `custom.metrics.k8s.io`. */
  public static object(describedObject: DescribedObject, metric: MetricIdentity, target: ValueTarget): Metric {
    return new Metric({
      type: 'Object',
      object: { describedObject, metric: identity(metric), target: valueTarget(target) },
    });
  }

  /** A metric of something outside the cluster, such as a queue's length, served by `external.metrics.k8s.io`. */
  public static external(metric: MetricIdentity, target: ValueTarget): Metric {
    return new Metric({ type: 'External', external: { metric: identity(metric), target: valueTarget(target) } });
  }

  static #resource(name: string, target: k8s.MetricTargetV2): Metric {
    return new Metric({ type: 'Resource', resource: { name, target } });
  }

  static #containerResource(name: string, container: string, target: k8s.MetricTargetV2): Metric {
    refuseIfAny(dnsLabelFaults(container, 'container'));
    return new Metric({ type: 'ContainerResource', containerResource: { name, container, target } });
  }

  /** The entry as autoscaling/v2 wants it. */
  public readonly spec: k8s.MetricSpecV2;

  private constructor(spec: k8s.MetricSpecV2) {
    this.spec = spec;
  }
}

function utilization(percent: number): k8s.MetricTargetV2 {
  refuseIfAny(wholeFaults(percent, 'percent', atLeast(1)));
  return { type: 'Utilization', averageUtilization: percent };
}

function average(value: string): k8s.MetricTargetV2 {
  return { type: 'AverageValue', averageValue: k8s.Quantity.fromString(value) };
}

function valueTarget(target: ValueTarget): k8s.MetricTargetV2 {
  if (target.averageValue !== undefined) {
    return average(quantity(target.averageValue));
  }
  return { type: 'Value', value: k8s.Quantity.fromString(quantity(target.value)) };
}

function quantity(value: string | number): string {
  const parsed = parseQuantity(value, 'target');
  if (parsed.nano <= 0n) {
    throw InvalidInput.of('OUT_OF_RANGE', 'target', `is ${value}; give a quantity above 0`);
  }
  return typeof value === 'string' ? value : canonicalDecimal(parsed);
}

function identity({ name, labels }: MetricIdentity): k8s.MetricIdentifierV2 {
  if (name === '') {
    throw InvalidInput.of('MISSING', 'metric.name', "is ''; give the name that the adapter serves");
  }
  return { name, ...(labels === undefined ? {} : { selector: { matchLabels: { ...labels } } }) };
}
