import { Ajv, type ValidateFunction } from 'ajv';
import { AMOUNT, COUNT, FLAG, listOf, oneOf, type Schema, shape, TEXT } from '../record/schema-shapes';

const NAME: Schema = { type: 'string', minLength: 1 };
const RATIO: Schema = { type: 'number', minimum: 0, maximum: 1 };
const POSITIVE: Schema = { type: 'number', exclusiveMinimum: 0 };
const PORT: Schema = { type: 'integer', minimum: 1, maximum: 65_535 };
const SLO = shape({ percentile: RATIO, milliseconds: AMOUNT, maxShareOfTimeOver: RATIO });
const LOADED = { maxFailureRatio: RATIO, spawnRatePerSecond: POSITIVE };
const STEADY = shape({ ...LOADED, users: COUNT, durationSeconds: AMOUNT }, { slo: SLO, expectedReplicas: COUNT });

/** `ValidationPlan`, written as a JSON schema. */
const PLAN = shape({
  allowedContexts: listOf(TEXT),
  namespace: NAME,
  autoscaler: NAME,
  service: NAME,
  servicePort: PORT,
  manifests: listOf(TEXT),
  loadGenerator: shape(
    {
      access: shape(
        { by: oneOf('portForward', 'nodePort', 'url') },
        { service: NAME, namespace: NAME, port: PORT, address: NAME, url: NAME },
      ),
      namespace: NAME,
      podSelector: TEXT,
      workers: COUNT,
      deadManSeconds: POSITIVE,
    },
    { host: TEXT },
  ),
  controller: shape(
    {},
    {
      tolerance: AMOUNT,
      downscaleStabilizationSeconds: AMOUNT,
      cpuInitializationPeriodSeconds: AMOUNT,
      initialReadinessDelaySeconds: AMOUNT,
      syncPeriodSeconds: POSITIVE,
      featureGates: { type: 'object', additionalProperties: FLAG },
    },
  ),
  pollSeconds: POSITIVE,
  phases: shape(
    {},
    {
      preflight: shape({ mustPass: FLAG }),
      connectivity: shape({ path: TEXT, timeoutSeconds: POSITIVE }),
      smoke: STEADY,
      load: STEADY,
      'scale-up': shape(
        { ...LOADED, marginRatio: AMOUNT, deadlineSeconds: AMOUNT, holdSeconds: AMOUNT },
        { slo: SLO, users: COUNT, expectedReplicas: COUNT },
      ),
      'scale-down': shape(
        { ...LOADED, users: COUNT, marginSeconds: AMOUNT },
        { slo: SLO, expectedReplicas: COUNT, deadlineSeconds: AMOUNT },
      ),
    },
  ),
});

let validate: ValidateFunction | undefined;

/** Returns what is wrong with a complete plan, as a recording holds it; undefined when a run can go on with it. */
export function faultOfPlan(plan: unknown): string | undefined {
  validate ??= new Ajv({ strict: true }).compile(PLAN);
  const isWhole: boolean = validate(plan);
  const [error] = validate.errors ?? [];
  return isWhole ? undefined : `has no whole plan: /run/plan${error?.instancePath ?? ''} ${error?.message ?? ''}`;
}
