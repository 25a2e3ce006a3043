import type { ControllerPlan } from './plan';

/** Limits as a plan's file states them. */
export interface LimitsFile {
  /** @default 0.01 */
  readonly maxFailureRatio?: number;
  /** @default - none is judged */
  readonly slo?: {
    /** @default 0.95 */
    readonly percentile?: number;
    readonly milliseconds: number;
    /** @default 0 */
    readonly maxShareOfTimeOver?: number;
  };
}

/** A phase of steady users as a plan's file states it. */
export interface SteadyFile extends LimitsFile {
  readonly users: number;
  /** @default 10 */
  readonly spawnRatePerSecond?: number;
  readonly durationSeconds: number;
  /** @default - none is expected */
  readonly expectedReplicas?: number;
}

/** A phase of scaling up as a plan's file states it. */
export interface ScaleUpFile extends LimitsFile {
  /** @default - as many as pass the effective threshold with the margin */
  readonly users?: number;
  /** @default 10 */
  readonly spawnRatePerSecond?: number;
  /** @default - what the autoscaler's arithmetic predicts */
  readonly expectedReplicas?: number;
  /** @default 0.15 */
  readonly marginRatio?: number;
  /** @default 300 */
  readonly deadlineSeconds?: number;
  /** @default 30 */
  readonly holdSeconds?: number;
}

/** A phase of scaling down as a plan's file states it. */
export interface ScaleDownFile extends LimitsFile {
  /** @default 0 */
  readonly users?: number;
  /** @default 10 */
  readonly spawnRatePerSecond?: number;
  /** @default - the autoscaler's minimum */
  readonly expectedReplicas?: number;
  /** @default - what is predicted, and the margin */
  readonly deadlineSeconds?: number;
  /** @default 60 */
  readonly marginSeconds?: number;
}

/** The load generator as a plan's file states it. */
export interface LoadGeneratorFile {
  /** @default - the master is reached by `nodePort` or `url` */
  readonly service?: string;
  /** @default - the master is reached by `service` or `url` */
  readonly nodePort?: number;
  /** @default - the first node's own address */
  readonly address?: string;
  /** @default - the master is reached by `service` or `nodePort` */
  readonly url?: string;
  /** @default 8089 */
  readonly port?: number;
  /** @default - the plan's namespace */
  readonly namespace?: string;
  /** @default 'app=locust-master' */
  readonly podSelector?: string;
  /** @default 1 */
  readonly workers?: number;
  /** @default - what the master was started with */
  readonly host?: string;
  /** @default 60 */
  readonly deadManSeconds?: number;
}

/** A plan's file, as `schemas/validation-plan.schema.json` describes it. */
export interface PlanFile {
  readonly allowedContexts: readonly string[];
  /** @default 'default' */
  readonly namespace?: string;
  /** @default [] */
  readonly manifests?: readonly string[];
  /** @default - the names that the manifests give */
  readonly objects?: {
    /** @default - the manifests' only one */
    readonly autoscaler?: string;
    /** @default - the one that selects the workload's pods */
    readonly service?: string;
    /** @default - the Service's first */
    readonly servicePort?: number;
  };
  readonly loadGenerator: LoadGeneratorFile;
  /** @default - 1 % of the requests may fail */
  readonly limits?: LimitsFile;
  /** @default - kube-controller-manager's defaults */
  readonly controller?: ControllerPlan;
  /** @default 5 */
  readonly pollSeconds?: number;
  readonly phases: {
    /** @default - skipped */
    readonly preflight?: { readonly mustPass?: boolean } | null;
    /** @default - skipped */
    readonly connectivity?: { readonly path?: string; readonly timeoutSeconds?: number } | null;
    /** @default - skipped */
    readonly smoke?: SteadyFile;
    /** @default - skipped */
    readonly load?: SteadyFile;
    /** @default - skipped */
    readonly 'scale-up'?: ScaleUpFile | null;
    /** @default - skipped */
    readonly 'scale-down'?: ScaleDownFile | null;
  };
}
