import { MAX_INT32 } from '../values/int64';
import { atLeast, PORTS, type WholeRange } from '../values/ranges';

/** What kind of value a field holds. */
export type RangedValue =
  /** A whole number. */
  | 'whole'
  /** A whole number, or a name that stands for one. */
  | 'port'
  /** A whole number, or a percentage such as `25%`. */
  | 'percentage'
  /** A quantity such as `500m`. */
  | 'quantity';

/** A field of the API with the numbers that it accepts. */
export interface FieldRange extends WholeRange {
  /** Keys from the object, or from the pod's spec, to the field; `*` stands for each item of a list. */
  readonly path: readonly string[];
  /** What the field holds. */
  readonly value: RangedValue;
}

/** Seconds of a stabilization window: `MaxStabilizationWindowSeconds` in `pkg/apis/autoscaling/validation/validation.go` (v1.37). */
export const STABILIZATION_WINDOW: WholeRange = { min: 0, max: 3600 };

/** Seconds of a scaling policy's period: `MaxPeriodSeconds` in `pkg/apis/autoscaling/validation/validation.go` (v1.37). */
export const POLICY_PERIOD: WholeRange = { min: 1, max: 1800 };

/** Seconds: an `int64` of the API, as far as a double holds it exactly. */
const INT64: WholeRange = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };
const SECONDS: WholeRange = { min: 0, max: Number.MAX_SAFE_INTEGER };

const whole = (path: string, range: WholeRange): FieldRange => ({ path: path.split('.'), value: 'whole', ...range });
const other = (value: RangedValue, path: string, range: WholeRange): FieldRange => ({
  path: path.split('.'),
  value,
  ...range,
});

/** `validateProbe`, `validateLivenessProbe` and `validateHandler` in `pkg/apis/core/validation/validation.go` (v1.37); a 0 is an absent field. */
function probe(kind: 'livenessProbe' | 'readinessProbe' | 'startupProbe'): FieldRange[] {
  const successes = kind === 'readinessProbe' ? atLeast(0) : { min: 0, max: 1 };
  return [
    whole(`${kind}.initialDelaySeconds`, atLeast(0)),
    whole(`${kind}.timeoutSeconds`, atLeast(0)),
    whole(`${kind}.periodSeconds`, atLeast(0)),
    whole(`${kind}.successThreshold`, successes),
    whole(`${kind}.failureThreshold`, atLeast(0)),
    whole(`${kind}.terminationGracePeriodSeconds`, { ...SECONDS, min: 1 }),
    other('port', `${kind}.httpGet.port`, PORTS),
    other('port', `${kind}.tcpSocket.port`, PORTS),
    whole(`${kind}.grpc.port`, PORTS),
  ];
}

/** `validateContainerPorts`, `validateLifecycle` and `ValidateResourceRequirements` in `pkg/apis/core/validation/validation.go` (v1.37). */
const CONTAINER: readonly FieldRange[] = [
  whole('ports.*.containerPort', PORTS),
  whole('ports.*.hostPort', { ...PORTS, min: 0 }),
  ...probe('livenessProbe'),
  ...probe('readinessProbe'),
  ...probe('startupProbe'),
  whole('lifecycle.preStop.sleep.seconds', SECONDS),
  ...['requests', 'limits'].flatMap((kind) =>
    ['cpu', 'memory', 'ephemeral-storage'].map((name) => other('quantity', `resources.${kind}.${name}`, SECONDS)),
  ),
];

/** Fields of a pod's spec: `ValidatePodSpec` in `pkg/apis/core/validation/validation.go` (v1.37). */
export const POD_RANGES: readonly FieldRange[] = [
  // A negative grace counts as one second when the pod is deleted, and is not refused.
  whole('terminationGracePeriodSeconds', INT64),
  whole('activeDeadlineSeconds', { min: 1, max: MAX_INT32 }),
  ...['initContainers', 'containers'].flatMap((list) =>
    CONTAINER.map((range) => ({ ...range, path: [list, '*', ...range.path] })),
  ),
  whole('topologySpreadConstraints.*.maxSkew', atLeast(1)),
  whole('topologySpreadConstraints.*.minDomains', atLeast(1)),
];

/** `ValidateRollingUpdateDeployment` and `ValidateDeploymentSpec` in `pkg/apis/apps/validation/validation.go` (v1.37). */
const DEPLOYMENT: readonly FieldRange[] = [
  whole('spec.replicas', atLeast(0)),
  whole('spec.minReadySeconds', atLeast(0)),
  whole('spec.revisionHistoryLimit', atLeast(0)),
  whole('spec.progressDeadlineSeconds', atLeast(0)),
  other('percentage', 'spec.strategy.rollingUpdate.maxSurge', atLeast(0)),
  other('percentage', 'spec.strategy.rollingUpdate.maxUnavailable', atLeast(0)),
];

/** `validateServicePort` in `pkg/apis/core/validation/validation.go` (v1.37). */
const SERVICE: readonly FieldRange[] = [
  whole('spec.ports.*.port', PORTS),
  other('port', 'spec.ports.*.targetPort', PORTS),
  whole('spec.ports.*.nodePort', { ...PORTS, min: 0 }),
];

/** `CheckReplicaCountBoundsAreValid` in `apis/keda/v1alpha1/scaledobject_types.go`, and the types of the fields (KEDA v2.17). */
const SCALED_OBJECT: readonly FieldRange[] = [
  whole('spec.minReplicaCount', atLeast(0)),
  whole('spec.maxReplicaCount', atLeast(1)),
  whole('spec.idleReplicaCount', atLeast(0)),
  whole('spec.pollingInterval', atLeast(1)),
  whole('spec.cooldownPeriod', atLeast(0)),
  whole('spec.initialCooldownPeriod', atLeast(0)),
];

/**
 * Fields of objects by kind. A HorizontalPodAutoscaler is not among them: its ranges depend on the version of Kubernetes
 * and on each other, so the simulator validates its whole spec.
 */
export const OBJECT_RANGES: ReadonlyMap<string, readonly FieldRange[]> = new Map([
  ['Deployment', DEPLOYMENT],
  ['ReplicaSet', DEPLOYMENT.slice(0, 2)],
  ['StatefulSet', DEPLOYMENT.slice(0, 3)],
  ['Service', SERVICE],
  ['ScaledObject', SCALED_OBJECT],
]);
