import { Construct } from 'constructs';
import { InvalidInput } from '../values/invalid-input';
import { DisruptionBudget } from './disruption-budget';
import { type AutoscalerProps, InferenceAutoscaler } from './inference-autoscaler';
import { InferenceDeployment, type InferenceDeploymentProps } from './inference-deployment';
import { MetricsMonitor, type MonitorRules } from './metrics-monitor';
import { StableService } from './stable-service';
import { TrafficPolicy, type TrafficPolicyRules } from './traffic-policy';

/** Says that something outside, such as a KEDA ScaledObject, owns the number of pods. */
export const SCALED_ELSEWHERE = 'scaled-elsewhere';

/** Who decides how many pods there are: exactly one of the two may be said. */
export type Scaling =
  | {
      /** The autoscaler's bounds, metrics and speed, or `SCALED_ELSEWHERE`. */
      readonly autoscaler: AutoscalerProps | typeof SCALED_ELSEWHERE;
      readonly replicas?: never;
    }
  | {
      /** Fixed number of pods: whole, at least 0. */
      readonly replicas: number;
      readonly autoscaler?: never;
    };

/** Properties for `InferenceService` besides who scales it. */
export interface InferenceServiceParts extends Omit<InferenceDeploymentProps, 'replicas'> {
  /**
   * Most pods that may be away at once for a drain of a node: whole, at least 1.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;

  /**
   * Who may talk with the pods.
   *
   * @default - no NetworkPolicy: everybody
   */
  readonly traffic?: TrafficPolicyRules;

  /**
   * How Prometheus scrapes the pods' metrics.
   *
   * @default - no ServiceMonitor
   */
  readonly monitor?: MonitorRules;
}

/** Properties for `InferenceService`. */
export type InferenceServiceProps = InferenceServiceParts & Scaling;

/**
 * An inference service as most people need it: Deployment, Service, autoscaler and disruption budget, on request a
 * network policy and a ServiceMonitor.
 *
 * Each part is a public construct. To replace one, extend the class and override its `create…` method, or build the
 * parts yourself: they stand on their own.
 */
export class InferenceService extends Construct {
  /** The pods. */
  public readonly deployment: InferenceDeployment;
  /** The address. */
  public readonly service: StableService;
  /** What scales the pods; undefined with fixed `replicas` and with `SCALED_ELSEWHERE`. */
  public readonly autoscaler: InferenceAutoscaler | undefined;
  /** What keeps pods serving while nodes are drained. */
  public readonly disruptionBudget: DisruptionBudget;
  /** Who may talk with the pods; undefined without `traffic`. */
  public readonly trafficPolicy: TrafficPolicy | undefined;
  /** What makes Prometheus scrape the pods; undefined without `monitor`. */
  public readonly monitor: MetricsMonitor | undefined;

  public constructor(scope: Construct, id: string, props: InferenceServiceProps) {
    super(scope, id);
    const { autoscaler, traffic, monitor } = props;
    refuseTwoOwners(props);
    refuseBudgetOfAll(props.maxUnavailable ?? 1, autoscaler);
    this.deployment = this.createDeployment(props);
    this.service = this.createService();
    this.autoscaler =
      autoscaler === undefined || autoscaler === SCALED_ELSEWHERE ? undefined : this.createAutoscaler(autoscaler);
    this.disruptionBudget = this.createDisruptionBudget(props.maxUnavailable);
    this.trafficPolicy = traffic === undefined ? undefined : this.createTrafficPolicy(traffic);
    this.monitor = monitor === undefined ? undefined : this.createMonitor(monitor);
  }

  /** Returns the Deployment; override it to use another. */
  protected createDeployment(props: InferenceDeploymentProps): InferenceDeployment {
    return new InferenceDeployment(this, 'Deployment', props);
  }

  /** Returns the Service, one port `http`; override it to use another. */
  protected createService(): StableService {
    const { name, selector, port } = this.deployment;
    return new StableService(this, 'Service', { name, selector, ports: [{ name: 'http', port }] });
  }

  /** Returns the autoscaler of the Deployment; override it to use another. */
  protected createAutoscaler(props: AutoscalerProps): InferenceAutoscaler {
    return new InferenceAutoscaler(this, 'Autoscaler', { ...props, target: this.deployment });
  }

  /** Returns the disruption budget; override it to use another. */
  protected createDisruptionBudget(maxUnavailable = 1): DisruptionBudget {
    const { name, selector } = this.deployment;
    return new DisruptionBudget(this, 'DisruptionBudget', { name, selector, maxUnavailable });
  }

  /** Returns the network policy; override it to use another. */
  protected createTrafficPolicy(rules: TrafficPolicyRules): TrafficPolicy {
    const { name, selector, port } = this.deployment;
    return new TrafficPolicy(this, 'TrafficPolicy', { ...rules, name, selector, port });
  }

  /** Returns the ServiceMonitor; override it to use another. */
  protected createMonitor(rules: MonitorRules): MetricsMonitor {
    const { name, labels } = this.service;
    return new MetricsMonitor(this, 'Monitor', { ...rules, name, serviceLabels: labels, port: 'http' });
  }
}

/** The types forbid it; this is for those who cast, and for JavaScript. */
function refuseTwoOwners({
  autoscaler,
  replicas,
}: {
  readonly autoscaler?: unknown;
  readonly replicas?: unknown;
}): void {
  if (autoscaler !== undefined && replicas !== undefined) {
    const message = `is ${replicas}, but an autoscaler owns the count; leave it out and set minReplicas there`;
    throw InvalidInput.of('CONFLICT', 'replicas', message);
  }
  if (autoscaler === undefined && replicas === undefined) {
    const message = "is left out and so is 'replicas'; give one of the two, or SCALED_ELSEWHERE";
    throw InvalidInput.of('MISSING', 'autoscaler', message);
  }
}

/** A budget that covers the autoscaler's minimum would let one drain take every pod at a quiet hour. */
function refuseBudgetOfAll(maxUnavailable: number, autoscaler: InferenceServiceProps['autoscaler']): void {
  const minReplicas = autoscaler === undefined || autoscaler === SCALED_ELSEWHERE ? 1 : (autoscaler.minReplicas ?? 1);
  if (minReplicas > 1 && maxUnavailable >= minReplicas) {
    const message = `is ${maxUnavailable}, but minReplicas is ${minReplicas}: a drain could take every pod; give at most ${minReplicas - 1}`;
    throw InvalidInput.of('CONFLICT', 'maxUnavailable', message);
  }
}
