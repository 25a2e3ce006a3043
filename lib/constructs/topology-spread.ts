import type { k8s } from 'cdk8s-plus-28';
import { refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';

/** What the scheduler does when a pod cannot be spread evenly. */
export enum WhenUnsatisfiable {
  /** Leave the pod Pending. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
  /** Place it where it disturbs the balance least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/** How evenly the pods of a workload stand over the domains of a topology. */
export interface TopologySpread {
  /** The node label that names the domain, such as `topology.kubernetes.io/zone` or `kubernetes.io/hostname`. */
  readonly topologyKey: string;

  /**
   * The largest difference in pods between two domains: whole, at least 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * What happens when it cannot be kept.
   *
   * @default WhenUnsatisfiable.DO_NOT_SCHEDULE, as in Kubernetes
   */
  readonly whenUnsatisfiable?: WhenUnsatisfiable;
}

/** Returns the constraint as the API wants it, over the pods that the labels select. */
export function renderTopologySpread(
  { topologyKey, maxSkew = 1, whenUnsatisfiable = WhenUnsatisfiable.DO_NOT_SCHEDULE }: TopologySpread,
  selector: Readonly<Record<string, string>>,
): k8s.TopologySpreadConstraint {
  refuseIfAny(wholeFaults(maxSkew, 'spread.maxSkew', atLeast(1)));
  return { topologyKey, maxSkew, whenUnsatisfiable, labelSelector: { matchLabels: { ...selector } } };
}
