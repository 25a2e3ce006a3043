import type { Identity } from '../manifests/identity';

/** An autoscaled workload that could scale differently after the change. */
export interface ScalingConcern {
  /** The autoscaler, of head, or of base where head has none. */
  readonly autoscaler: Identity;
  /** What it scales, of the same side. */
  readonly target: Identity;
  /** Where there is an autoscaler: on both sides, or on one. */
  readonly sides: 'both' | 'base' | 'head';
  /** Why it could scale differently, sorted; never empty. */
  readonly reasons: readonly ScalingReason[];
}

/** A change that can move an autoscaler's decisions, or how fast they take effect. */
export interface ScalingReason {
  /** What changed. */
  readonly subject:
    | 'autoscaler'
    | 'target'
    | 'replicas'
    | 'requests'
    | 'limits'
    | 'probes'
    | 'start-up'
    | 'termination'
    | 'rollout'
    | 'containers'
    | 'placement'
    | 'nodes'
    | 'quota'
    | 'metrics';
  /** The object that changed, `Kind 'name'`. */
  readonly object: string;
  /** The changed fields, in order of path; empty when the whole object came or went. */
  readonly paths: readonly string[];
}
