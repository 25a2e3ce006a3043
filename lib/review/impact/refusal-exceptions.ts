import { fieldAt, isFields, itemsAt, textAt } from '../../manifests/field-at';
import { tryNanoOf } from '../../values/quantity';
import type { Difference } from '../compare/difference';
import type { ObjectContext } from './object-context';

/** What may change in the template of a Job that is suspended and has not started. */
const OPEN_WHILE_SUSPENDED =
  /^spec\.template\.(metadata\.(labels|annotations)|spec\.(nodeSelector|tolerations|schedulingGates|affinity\.nodeAffinity|(initContainers|containers)\[\]\.resources))/;

/** Says whether a suspended Job lets a field of its template change (`validationOptionsForJob`, v1.37). */
export function isJobTemplateOpen({ shape }: Difference, { base }: ObjectContext): boolean {
  return fieldAt(base.meaning.filled, 'spec', 'suspend') === true && OPEN_WHILE_SUSPENDED.test(shape);
}

/** Says whether a claim lets a field change: it may grow, and it may name a volume that it had not. */
export function isClaimSpecKept({ shape, before, after }: Difference): boolean {
  if (shape === 'spec.volumeName') {
    return before === undefined;
  }
  if (!shape.startsWith('spec.resources.requests')) {
    return false;
  }
  const [was, is] = [before, after].map((value) =>
    typeof value === 'string' || typeof value === 'number' ? tryNanoOf(value) : undefined,
  );
  return was !== undefined && is !== undefined && is >= was;
}

/**
 * Says whether a Service lets a field of its address change: an address or class that is no longer written is kept by the
 * API server (`patchAllocatedValues`), and a change from or to an external name gives the address up.
 */
export function isServiceFieldOpen({ shape, before, after }: Difference, { base, head }: ObjectContext): boolean {
  const [was, is] = [base, head].map(({ meaning }) => textAt(meaning.filled, 'spec', 'type'));
  if (shape === 'spec.loadBalancerClass') {
    return was !== is;
  }
  if (was === 'ExternalName' || is === 'ExternalName') {
    return true;
  }
  if (shape === 'spec.ipFamilies') {
    // The first family stays; a second one may come.
    return Array.isArray(before) ? before[0] === (Array.isArray(after) ? after[0] : before[0]) : before === undefined;
  }
  return after === undefined;
}

/** Says whether a StatefulSet that no longer rolls gives up the settings that the API server filled in for rolling. */
export function isStrategyCleared({ after }: Difference, { base, head }: ObjectContext): boolean {
  const rolling = ['spec', 'updateStrategy', 'rollingUpdate'];
  const strategy = fieldAt(head.manifest.data, 'spec', 'updateStrategy');
  const isNulled = isFields(strategy) && 'rollingUpdate' in strategy && strategy.rollingUpdate === null;
  return after !== 'OnDelete' || isNulled || fieldAt(base.meaning.written, ...rolling) !== undefined;
}

/** Says whether base made the content of a ConfigMap or Secret immutable. */
export function wasImmutable({ base }: ObjectContext): boolean {
  return fieldAt(base.meaning.filled, 'immutable') === true;
}

/** Says whether a Pod lets a field change: its images, an earlier deadline, further tolerations, fewer scheduling gates. */
export function isPodFieldOpen({ shape, before, after }: Difference, { base, head }: ObjectContext): boolean {
  if (/^spec\.(initContainers|containers)\[\]\.image$/.test(shape)) {
    return before !== undefined && after !== undefined && hasSameContainers(base, head);
  }
  if (shape === 'spec.activeDeadlineSeconds') {
    return after !== undefined && (before === undefined || Number(after) <= Number(before));
  }
  if (shape === 'spec.tolerations[]') {
    return before === undefined;
  }
  return shape === 'spec.schedulingGates[]' && after === undefined;
}

function hasSameContainers(base: ObjectContext['base'], head: ObjectContext['head']): boolean {
  const [one, other] = [base, head].map(({ meaning }) => itemsAt(meaning.filled, 'spec', 'containers').length);
  return one === other;
}
