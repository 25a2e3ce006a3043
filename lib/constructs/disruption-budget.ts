import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';

/** Properties for `DisruptionBudget`. */
export interface DisruptionBudgetProps {
  /** The budget's name: a DNS label. */
  readonly name: string;

  /** Labels of the pods that it protects. */
  readonly selector: Readonly<Record<string, string>>;

  /**
   * Most pods that may be away at once for a drain of a node or the like: whole, at least 1. Counted from the replicas
   * that the autoscaler wants at that time, so it fits every count between its bounds, the minimum included.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;
}

/** A PodDisruptionBudget that lets a node be drained at every replica count, one pod at a time. */
export class DisruptionBudget extends Construct {
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, { name, selector, maxUnavailable = 1 }: DisruptionBudgetProps) {
    super(scope, id);
    refuseIfAny([...dnsLabelFaults(name, 'name'), ...wholeFaults(maxUnavailable, 'maxUnavailable', atLeast(1))]);
    this.apiObject = new k8s.KubePodDisruptionBudget(this, 'Resource', {
      metadata: { name, labels: { ...selector } },
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(maxUnavailable),
        selector: { matchLabels: { ...selector } },
        // A pod that cannot become ready must not keep a node from being drained.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}
