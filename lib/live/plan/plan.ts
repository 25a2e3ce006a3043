import type { PhaseName } from '../recording/run-lines';

/*
 * A validation plan, complete: what the file left out is filled in by `parsePlan`, and the objects' names by what its
 * manifests hold. Times are seconds, ratios are of 1, rates are a second.
 */

/** What a phase under load must show. */
export interface PhaseLimits {
  /** Largest share of requests that may fail, from 0 to 1. */
  readonly maxFailureRatio: number;
  /**
   * Objective for response times.
   *
   * @default - none is judged
   */
  readonly slo?: Slo;
}

/** An objective for response times. */
export interface Slo {
  /** The percentile that is looked at: 0.5 or 0.95, which the load generator gives for the last ten seconds. */
  readonly percentile: number;
  /** What it may be at most, in milliseconds. */
  readonly milliseconds: number;
  /** Largest share of a phase's time that it may be over that, from 0 to 1. */
  readonly maxShareOfTimeOver: number;
}

/** Is the cluster ready, and are we allowed to look? */
export interface PreflightPhase {
  /** Whether the run ends when something of it failed. */
  readonly mustPass: boolean;
}

/** Do requests get through, from inside and from outside? */
export interface ConnectivityPhase {
  /** Path of the health answer. */
  readonly path: string;
  readonly timeoutSeconds: number;
}

/** Steady users for a time. */
export interface SteadyPhase extends PhaseLimits {
  readonly users: number;
  readonly spawnRatePerSecond: number;
  readonly durationSeconds: number;
  /**
   * Replicas that must be there at its end.
   *
   * @default - none is expected
   */
  readonly expectedReplicas?: number;
}

/** Users until the replica count is reached. */
export interface ScaleUpPhase extends PhaseLimits {
  /**
   * Users.
   *
   * @default - as many as pass the effective threshold with the margin, by the CPU that a good request was seen to cost
   */
  readonly users?: number;
  readonly spawnRatePerSecond: number;
  /**
   * Replicas that must be reached.
   *
   * @default - what the autoscaler's arithmetic predicts for the users; without users, one more than there are
   */
  readonly expectedReplicas?: number;
  /** How far the load that is chosen passes what is needed: 0.15 is 15 %. */
  readonly marginRatio: number;
  /** How long the count may take to be reached and ready. */
  readonly deadlineSeconds: number;
  /** How long the load is held when it was reached. */
  readonly holdSeconds: number;
}

/** Fewer users or none until the minimum is reached. */
export interface ScaleDownPhase extends PhaseLimits {
  /** Users that stay; 0 stops the load. */
  readonly users: number;
  readonly spawnRatePerSecond: number;
  /**
   * Replicas that must be reached.
   *
   * @default - the autoscaler's minimum
   */
  readonly expectedReplicas?: number;
  /**
   * How long that may take.
   *
   * @default - what the autoscaler's arithmetic predicts, and the margin
   */
  readonly deadlineSeconds?: number;
  /** Added to the time that is predicted. */
  readonly marginSeconds: number;
}

/** The phases that are run; one that is left out is skipped. */
export interface PlanPhases {
  /** @default - skipped */
  readonly preflight?: PreflightPhase;
  /** @default - skipped */
  readonly connectivity?: ConnectivityPhase;
  /** @default - skipped */
  readonly smoke?: SteadyPhase;
  /** @default - skipped */
  readonly load?: SteadyPhase;
  /** @default - skipped */
  readonly 'scale-up'?: ScaleUpPhase;
  /** @default - skipped */
  readonly 'scale-down'?: ScaleDownPhase;
}

/** How the Locust master's web API is reached. */
export type LoadGeneratorAccess =
  | { readonly by: 'portForward'; readonly service: string; readonly namespace: string; readonly port: number }
  | { readonly by: 'nodePort'; readonly address?: string; readonly port: number }
  | { readonly by: 'url'; readonly url: string };

/** The Locust master under whose load the run stands. */
export interface LoadGeneratorPlan {
  readonly access: LoadGeneratorAccess;
  /** Namespace and labels of the master's pod, where requests from inside the cluster are sent from. */
  readonly namespace: string;
  readonly podSelector: string;
  /** Workers that have to be connected. */
  readonly workers: number;
  /**
   * What is loaded, such as `http://inference:8000`.
   *
   * @default - what the master was started with
   */
  readonly host?: string;
  /** After how many seconds the generator ends the load by itself, unless it hears from the run again. */
  readonly deadManSeconds: number;
}

/** How the cluster's autoscaler controller is set, where that is not kube-controller-manager's default. */
export interface ControllerPlan {
  /** @default 0.1 */
  readonly tolerance?: number;
  /** @default 300 */
  readonly downscaleStabilizationSeconds?: number;
  /** @default 300 */
  readonly cpuInitializationPeriodSeconds?: number;
  /** @default 30 */
  readonly initialReadinessDelaySeconds?: number;
  /** @default 15 */
  readonly syncPeriodSeconds?: number;
  /** @default {} */
  readonly featureGates?: Readonly<Record<string, boolean>>;
}

/** What is validated, how, and what it must show. */
export interface ValidationPlan {
  /** Contexts of the kubeconfig that the run may use; `*` stands for any characters. */
  readonly allowedContexts: readonly string[];
  /** Namespace of the objects under test. */
  readonly namespace: string;
  /** Name of the HorizontalPodAutoscaler; its target is the workload. */
  readonly autoscaler: string;
  /** Name of the Service. */
  readonly service: string;
  /** Port of the Service that is asked. */
  readonly servicePort: number;
  /** Files and folders that hold the objects; what was applied from them is listed in the report. */
  readonly manifests: readonly string[];
  readonly loadGenerator: LoadGeneratorPlan;
  readonly controller: ControllerPlan;
  /** Seconds between two samples. */
  readonly pollSeconds: number;
  readonly phases: PlanPhases;
}

/** The phases in their order. */
export const PHASE_NAMES: readonly PhaseName[] = [
  'preflight',
  'connectivity',
  'smoke',
  'load',
  'scale-up',
  'scale-down',
];
