import { POLICY_PERIOD, STABILIZATION_WINDOW } from '../../manifests/field-ranges';
import { type Fault, InvalidInput } from '../../values/invalid-input';
import { isWithin, rangeText } from '../../values/ranges';
import type { AutoscalerSpec } from './autoscaler-spec';
import { FieldCheck, isObject } from './field-check';
import type { ControllerFlags } from './kubernetes-version';
import { checkMetric, checkReference } from './metric-validation';

/** What the API looks at beside the spec itself. */
export interface SpecContext {
  readonly flags: ControllerFlags;
  /** The spec that this one replaces; undefined when the autoscaler is new. */
  readonly before?: AutoscalerSpec | undefined;
}

/**
 * Returns a spec once the API would have accepted it.
 *
 * Follows `validateHorizontalPodAutoscalerSpec` in `pkg/apis/autoscaling/validation/validation.go`, and the options that
 * `pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go` gives it. Fields that the API does not know are ignored.
 *
 * @param at what the faults name the spec.
 * @throws InvalidInput with every fault.
 */
export function validSpec(given: unknown, context: SpecContext, at = 'spec'): AutoscalerSpec {
  const faults = specFaults(given, context, at);
  if (faults.length > 0) {
    throw new InvalidInput(faults);
  }
  return given as AutoscalerSpec;
}

/** Returns every fault for which the API would refuse a spec. */
export function specFaults(given: unknown, { flags, before }: SpecContext, at = 'spec'): readonly Fault[] {
  const faults: Fault[] = [];
  if (!isObject(given)) {
    return [
      { code: 'MISSING', at, message: 'is missing; give the spec of a HorizontalPodAutoscaler (autoscaling/v2)' },
    ];
  }
  const spec = new FieldCheck(given, at, faults);
  checkReplicas(spec, flags.allowsMinZero || before?.minReplicas === 0 ? 0 : 1);
  checkTarget(given, spec, { flags, before });
  const metrics = spec.list('metrics');
  for (const metric of metrics) {
    checkMetric(metric, flags);
  }
  const types = Array.isArray(given.metrics) ? given.metrics.map((metric) => isObject(metric) && metric.type) : [];
  if (given.minReplicas === 0 && !types.includes('Object') && !types.includes('External')) {
    spec.fault('metrics', 'must have an Object or External metric, for minReplicas is 0', 'CONFLICT');
  }
  const behavior = spec.child('behavior');
  checkRules(behavior?.child('scaleUp'), flags);
  checkRules(behavior?.child('scaleDown'), flags);
  return faults;
}

function checkReplicas(spec: FieldCheck, fewest: number): void {
  const min = spec.int32('minReplicas');
  const max = spec.int32('maxReplicas', true);
  if (min !== undefined && min < fewest) {
    const gate = min === 0 ? ' (or switch the feature gate HPAScaleToZero on)' : '';
    spec.fault('minReplicas', `is ${min}; it must be ${fewest} or more${gate}`);
  }
  if (max !== undefined && max < 1) {
    spec.fault('maxReplicas', `is ${max}; it must be 1 or more`);
  } else if (max !== undefined && max < (min ?? 1)) {
    spec.fault('maxReplicas', `is ${max}; it must be minReplicas, ${min}, or more`);
  }
}

function checkTarget(given: Readonly<Record<string, unknown>>, spec: FieldCheck, { flags, before }: SpecContext): void {
  const target = given.scaleTargetRef;
  const { kind, apiVersion } = isObject(target) ? target : {};
  const old = before?.scaleTargetRef;
  const isUnchanged = old !== undefined && old.kind === kind && (old.apiVersion ?? '') === (apiVersion ?? '');
  checkReference(spec.child('scaleTargetRef', true), {
    isChecked: flags.validatesReferences && !isUnchanged,
    mayBeCore: kind === 'ReplicationController',
  });
}

/** `validateScalingRules`; a tolerance that the version does not heed is dropped, whatever it is. */
function checkRules(rules: FieldCheck | undefined, flags: ControllerFlags): void {
  if (rules === undefined) {
    return;
  }
  const window = rules.int32('stabilizationWindowSeconds');
  if (window !== undefined && !isWithin(window, STABILIZATION_WINDOW)) {
    rules.fault('stabilizationWindowSeconds', `is ${window}; it must be ${rangeText(STABILIZATION_WINDOW)}`);
  }
  const select = rules.has('selectPolicy') ? rules.text('selectPolicy') : 'Max';
  if (select !== undefined && !['Max', 'Min', 'Disabled'].includes(select)) {
    rules.fault('selectPolicy', `is '${select}'; give Max, Min or Disabled`);
  }
  const policies = rules.list('policies');
  if (rules.has('policies') && policies.length === 0) {
    rules.fault('policies', 'is empty; leave it out for the defaults, or give at least one policy', 'MISSING');
  }
  policies.forEach(checkPolicy);
  if (flags.configurableTolerance && (rules.quantitySign('tolerance') ?? 0) < 0) {
    rules.fault('tolerance', 'must not be negative');
  }
}

function checkPolicy(policy: FieldCheck): void {
  const type = policy.text('type', true);
  if (type !== undefined && type !== 'Pods' && type !== 'Percent') {
    policy.fault('type', `is '${type}'; give Pods or Percent`);
  }
  const value = policy.int32('value', true);
  if (value !== undefined && value <= 0) {
    policy.fault('value', `is ${value}; it must be 1 or more`);
  }
  const period = policy.int32('periodSeconds', true);
  if (period !== undefined && !isWithin(period, POLICY_PERIOD)) {
    policy.fault('periodSeconds', `is ${period}; it must be ${rangeText(POLICY_PERIOD)}`);
  }
}
