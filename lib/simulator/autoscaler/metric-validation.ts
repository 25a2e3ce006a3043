import { ownValue } from '../../values/own-value';
import type { FieldCheck } from './field-check';
import type { ControllerFlags } from './kubernetes-version';

/** The field of each type of metric. */
export const METRIC_FIELDS: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

/** Checks one metric: `validateMetricSpec` in `pkg/apis/autoscaling/validation/validation.go`. */
export function checkMetric(metric: FieldCheck, flags: ControllerFlags): void {
  const type = metric.text('type', true);
  const field = type === undefined ? undefined : ownValue(METRIC_FIELDS, type);
  if (type !== undefined && field === undefined) {
    metric.fault('type', `is '${type}'; give one of ${Object.keys(METRIC_FIELDS).join(', ')}`);
  }
  for (const other of Object.values(METRIC_FIELDS)) {
    if (field !== undefined && other !== field && metric.has(other)) {
      metric.fault(other, `must not be set in a metric of type ${type}; remove it`, 'CONFLICT');
    }
  }
  const source = field === undefined ? undefined : metric.child(field, true);
  if (source !== undefined) {
    checkSource(type ?? '', source, flags);
  }
}

function checkSource(type: string, source: FieldCheck, flags: ControllerFlags): void {
  const target = source.child('target', true);
  if (target !== undefined) {
    checkTarget(target);
    checkChoice(type, target);
  }
  if (type === 'Resource' || type === 'ContainerResource') {
    const name = source.text('name', true);
    if (type === 'ContainerResource') {
      checkContainer(source, name);
    }
    return;
  }
  const metric = source.child('metric', true);
  const name = metric?.text('name', true);
  if (metric !== undefined && name !== undefined && !isPathSegment(name)) {
    metric.fault('name', `is '${name}'; it must be no path: without / and %, and neither . nor ..`, 'BAD_FORMAT');
  }
  checkSelector(metric?.child('selector'));
  if (type === 'Object') {
    checkReference(source.child('describedObject', true), { isChecked: flags.validatesReferences, mayBeCore: true });
  }
}

/**
 * What the API server refuses of a metric's selector when it decodes it. What the selector says is not its concern: the
 * controller reports a selector that it cannot use.
 */
function checkSelector(selector: FieldCheck | undefined): void {
  selector?.texts('matchLabels');
  for (const requirement of selector?.list('matchExpressions') ?? []) {
    requirement.mustBeText('key', 'the key of a label');
    requirement.mustBeText('operator', 'In, NotIn, Exists or DoesNotExist');
    requirement.texts('values');
  }
}

/** `validateMetricTarget`. */
function checkTarget(target: FieldCheck): void {
  const type = target.text('type', true);
  if (type !== undefined && !['Utilization', 'Value', 'AverageValue'].includes(type)) {
    target.fault('type', `is '${type}'; give Utilization, Value or AverageValue`);
  }
  for (const field of ['value', 'averageValue']) {
    const sign = target.quantitySign(field);
    if (sign !== undefined && sign <= 0) {
      target.fault(field, 'must be positive');
    }
  }
  const utilization = target.int32('averageUtilization');
  if (utilization !== undefined && utilization < 1) {
    target.fault('averageUtilization', `is ${utilization}; it must be 1 or more`);
  }
}

/** Which fields of the target each type needs, and whether both may be given. */
const CHOICES: Readonly<Record<string, { readonly fields: readonly string[]; readonly mayBeBoth: boolean }>> = {
  Resource: { fields: ['averageUtilization', 'averageValue'], mayBeBoth: false },
  ContainerResource: { fields: ['averageUtilization', 'averageValue'], mayBeBoth: false },
  Pods: { fields: ['averageValue'], mayBeBoth: true },
  Object: { fields: ['averageValue', 'value'], mayBeBoth: true },
  External: { fields: ['averageValue', 'value'], mayBeBoth: false },
};

function checkChoice(type: string, target: FieldCheck): void {
  const { fields = [], mayBeBoth = true } = ownValue(CHOICES, type) ?? {};
  const given = fields.filter((field) => target.has(field));
  if (given.length === 0) {
    target.fault(fields[0] ?? '', `is missing; give ${fields.join(' or ')}`, 'MISSING');
  } else if (given.length > 1 && !mayBeBoth) {
    target.fault(given[1] ?? '', `must not be set beside ${given[0]}; remove one of them`, 'CONFLICT');
  }
}

function checkContainer(source: FieldCheck, resource: string | undefined): void {
  const container = source.text('container', true);
  if (container !== undefined && !(container.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(container))) {
    source.fault('container', `is '${container}'; give the name of a container`, 'BAD_FORMAT');
  }
  const isKnown = resource === undefined || /^(cpu|memory|ephemeral-storage|hugepages-.+|[^/]+\/[^/]+)$/.test(resource);
  if (!isKnown) {
    source.fault('name', `is '${resource}'; give a resource of containers, such as cpu or memory`);
  }
}

/** How a reference is checked. */
export interface ReferenceRules {
  /** Whether the API looks at its apiVersion. */
  readonly isChecked: boolean;
  /** Whether the core group, which has no name, is allowed. */
  readonly mayBeCore: boolean;
}

/** Checks the reference to an object: `ValidateCrossVersionObjectReference`. */
export function checkReference(reference: FieldCheck | undefined, { isChecked, mayBeCore }: ReferenceRules): void {
  for (const field of ['kind', 'name']) {
    const text = reference?.text(field, true);
    if (text !== undefined && !isPathSegment(text)) {
      reference?.fault(field, `is '${text}'; it must be no path: without / and %, and neither . nor ..`, 'BAD_FORMAT');
    }
  }
  if (reference === undefined || !isChecked) {
    return;
  }
  const apiVersion = reference.has('apiVersion') ? reference.text('apiVersion') : '';
  const slashes = (apiVersion ?? '').split('/').length - 1;
  const isCore = apiVersion === '/' || slashes === 0 || (apiVersion ?? '').startsWith('/');
  if (slashes > 1) {
    reference.fault('apiVersion', `is '${apiVersion}'; give it as group/version`, 'BAD_FORMAT');
  } else if (isCore && !mayBeCore) {
    reference.fault('apiVersion', `is '${apiVersion}'; it must name the group, such as apps/v1`, 'BAD_FORMAT');
  }
}

function isPathSegment(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/%]/.test(name);
}
