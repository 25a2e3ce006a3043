import { isFields } from '../../manifests/field-at';
import { ownValue } from '../../values/own-value';
import { trimmedEnd } from '../../values/trim-text';
import type { Difference } from '../compare/difference';
import type { Impact } from '../impact';
import { writtenText } from '../written-text';
import { impact, security, shown } from './make-impact';

/** Flags of a security context that allow more when they are true. */
const ALLOWS =
  /(^|\.)(privileged|allowPrivilegeEscalation|hostNetwork|hostPID|hostIPC|hostProcess|shareProcessNamespace)$/;
/** Flags that allow less when they are true. */
const FORBIDS = /(^|\.)(runAsNonRoot|readOnlyRootFilesystem)$/;
const CONTEXT = /(^|\.)securityContext(\.|$)/;

/**
 * Returns what a change of a pod template means for what its pods may do; undefined when it means nothing.
 *
 * @param shape the path's shape below the template, such as `spec.containers[].securityContext.privileged`.
 */
export function podSecurityImpact(shape: string, { before, after }: Difference): Impact | undefined {
  if (ALLOWS.test(shape)) {
    const isAllowed = (value: unknown): boolean =>
      value === true || (value === undefined && shape.endsWith('allowPrivilegeEscalation'));
    return byFlag(shape, isAllowed(before), isAllowed(after));
  }
  if (FORBIDS.test(shape)) {
    return byFlag(shape, before !== true, after !== true);
  }
  if (shape === 'spec.hostUsers') {
    return byFlag(shape, before !== false, after !== false);
  }
  if (CONTEXT.test(shape)) {
    return contextImpact(shape, before, after);
  }
  return sourceImpact(shape, before, after);
}

/** A flag that is written out with the value that it had anyway means nothing. */
function byFlag(shape: string, wasAllowed: boolean, isAllowed: boolean): Impact | undefined {
  const flag = shape.split('.').at(-1) ?? shape;
  if (wasAllowed === isAllowed) {
    return undefined;
  }
  return isAllowed
    ? security('pod-may-more', 'widened', `Pods may do more than before: ${flag} is loosened.`)
    : security('pod-may-less', 'narrowed', `Pods may do less than before: ${flag} is tightened.`);
}

function contextImpact(shape: string, before: unknown, after: unknown): Impact {
  const isWider = shape.includes('capabilities')
    ? /capabilities(\.add.*)?$/.test(shape)
      ? sizeOf(after, 'add') > sizeOf(before, 'add') || sizeOf(after, 'drop') < sizeOf(before, 'drop')
      : listOf(after).length < listOf(before).length
    : isLooser(shape, before, after);
  return isWider
    ? security(
        'pod-may-more',
        'widened',
        `Pods may do more than before: ${lastOf(shape)} was ${shown(before)} and is ${shown(after)}.`,
      )
    : security(
        'pod-may-less',
        'narrowed',
        `Pods may do less than before: ${lastOf(shape)} was ${shown(before)} and is ${shown(after)}.`,
      );
}

/** A profile or a user that is given up, and the user 0, allow more. */
function isLooser(shape: string, before: unknown, after: unknown): boolean {
  if (/runAsUser$/.test(shape)) {
    return after === 0 || (after === undefined && before !== 0);
  }
  if (after === 'Unconfined' || after === undefined) {
    return true;
  }
  return isFields(after) && (after.privileged === true || after.type === 'Unconfined' || after.runAsUser === 0);
}

function sourceImpact(shape: string, before: unknown, after: unknown): Impact | undefined {
  if (/^spec\.volumes\[\](\.hostPath.*)?$/.test(shape) && (isHostPath(before, shape) || isHostPath(after, shape))) {
    return isHostPath(after, shape)
      ? security('host-path-mounted', 'widened', 'Pods reach into the file system of their node.')
      : security('host-path-given-up', 'narrowed', 'Pods no longer reach into the file system of their node.');
  }
  if (/\.hostPort$/.test(shape)) {
    return after === undefined
      ? security('host-port-closed', 'narrowed', 'The pods no longer open a port of their node.')
      : security(
          'host-port-opened',
          'widened',
          'The pods open a port of their node: who reaches the node reaches them, and one pod fits on each node.',
        );
  }
  if (shape === 'spec.serviceAccountName') {
    return impact(
      'security',
      'pod-identity-changed',
      `Pods act as service account ${shown(after ?? 'default')} and no longer as ${shown(before ?? 'default')}: what they may do is what its roles say.`,
    );
  }
  if (shape === 'spec.automountServiceAccountToken') {
    return after === false
      ? security('token-withheld', 'narrowed', 'Pods no longer hold a token for the API server.')
      : security('token-mounted', 'widened', 'Pods hold a token for the API server.');
  }
  return undefined;
}

function isHostPath(value: unknown, shape: string): boolean {
  return shape.includes('hostPath') ? value !== undefined : isFields(value) && value.hostPath !== undefined;
}

function sizeOf(value: unknown, key: string): number {
  if (Array.isArray(value)) {
    return key === 'add' ? value.length : 0;
  }
  return isFields(value) ? listOf(ownValue(value, key)).length : 0;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function lastOf(shape: string): string {
  return trimmedEnd(shape.split('.').at(-1) ?? shape, '[]{}');
}

const INSECURE = /insecure|skip[-_]?(tls[-_]?)?verif|anonymous-auth(=true)?$|disable[-_]?(auth|tls)|--no-(tls|auth)/i;

/** Returns what a changed argument or variable means for security, where it carries an insecure flag. */
export function flagImpact({ before, after }: Difference): Impact | undefined {
  const [was, is] = [before, after].map(insecureIn);
  if (was === is) {
    return undefined;
  }
  return is === ''
    ? security('insecure-flag-removed', 'narrowed', `The insecure flag ${shown(was)} is gone.`)
    : security(
        'insecure-flag-added',
        'widened',
        `The insecure flag ${shown(is)} is set: what it switches off no longer protects.`,
      );
}

function insecureIn(value: unknown): string {
  const texts = Array.isArray(value)
    ? value.map(writtenText)
    : isFields(value)
      ? [`${writtenText(value.name)}=${writtenText(value.value)}`]
      : [writtenText(value)];
  return texts.find((text) => INSECURE.test(text) && !/=(false|0)?$/i.test(text)) ?? '';
}
