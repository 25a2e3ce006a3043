import type { Manifest } from '../manifests/manifest';
import type { Rule } from '../rules/rule';
import { waiversOf } from '../rules/waiver';

/** Says whether a rule can find something else about an object in a namespace than on the other side. */
export type DueCheck = (reach: Rule['reach'], namespace: string) => boolean;

/**
 * Returns which checks can differ between two sides under equal settings: those that look at whatever differs. Waivers are
 * judged by all that they were used for, so sides that have some are checked whole.
 *
 * @param different what differs, as it is on both sides.
 */
export function dueChecks(different: readonly Manifest[], sides: readonly (readonly Manifest[])[]): DueCheck {
  const namespaces = new Set(different.map(({ namespace }) => namespace));
  const isWhole = namespaces.has('') || sides.some((side) => side.some((each) => waiversOf(each).length > 0));
  return (reach, namespace) => isWhole || reach === 'set' || namespaces.has(namespace);
}
