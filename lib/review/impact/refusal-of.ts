import { fieldAt, textMapAt } from '../../manifests/field-at';
import { type LabelSelector, labelSelectorAt, matches } from '../../manifests/label-selector';
import { titleOf } from '../../manifests/manifest';
import { ownValue } from '../../values/own-value';
import type { Difference } from '../compare/difference';
import type { Impact } from '../impact';
import type { Meaning } from '../meaning/meaning';
import { impact } from './make-impact';
import type { ObjectContext } from './object-context';
import { REFUSALS, type Refusal } from './refusals';

const BY_KIND = new Map<string, Refusal[]>();
for (const refusal of REFUSALS) {
  for (const kind of refusal.kinds) {
    BY_KIND.set(kind, [...(BY_KIND.get(kind) ?? []), refusal]);
  }
}
/** Annotations by which a tool deletes and creates an object that cannot be changed. */
const FORCED: readonly (readonly [string, RegExp])[] = [
  ['argocd.argoproj.io/sync-options', /(^|,)\s*(Force|Replace)=true/],
  ['kustomize.toolkit.fluxcd.io/force', /^(enabled|true)$/i],
];

/** Returns why the API server turns a change down, or that a tool replaces the object; undefined when it may change. */
export function refusalOf(difference: Difference, context: ObjectContext): Impact | undefined {
  const { manifest } = context.head;
  if (context.head.meaning.type.kind === 'struct' && context.head.meaning.type.name.startsWith('custom.')) {
    return undefined;
  }
  const found = BY_KIND.get(manifest.kind)?.find(
    ({ shape, unless }) => shape.test(difference.shape) && unless?.(difference, context) !== true,
  );
  if (found === undefined) {
    return selectorMismatch(difference, context);
  }
  if (FORCED.some(([key, value]) => value.test(ownValue(manifest.annotations, key) ?? ''))) {
    return impact(
      'replace',
      'replaced-by-force',
      `The field cannot change, so the object is deleted and made anew, as its annotations ask for: ${consequence(manifest.kind)}.`,
    );
  }
  return impact(
    'refused',
    found.id,
    `The API server refuses the apply: this field of ${titleOf(manifest)} cannot change. ${found.remedy}`,
  );
}

function consequence(kind: string): string {
  switch (kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
      return 'its pods all go before new ones come';
    case 'Service':
      return 'its address changes, and it answers nobody in between';
    case 'PersistentVolumeClaim':
    case 'PersistentVolume':
      return 'its data may be lost';
    case 'Job':
      return 'it runs again from the start';
    default:
      return 'it is not there for a moment';
  }
}

/** Follows `ValidateDeploymentSpec` and its like: the selector must match the labels of the pods. */
function selectorMismatch({ shape }: Difference, { base, head }: ObjectContext): Impact | undefined {
  const isWorkload = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(head.manifest.kind);
  if (
    !isWorkload ||
    !shape.startsWith('spec.template.metadata.labels') ||
    !isMatched(base.meaning) ||
    isMatched(head.meaning)
  ) {
    return undefined;
  }
  return impact(
    'refused',
    'selector-misses-pods',
    `The API server refuses the apply: spec.selector of ${titleOf(head.manifest)} no longer matches the labels of its own pods, and it cannot change. Keep the labels that it selects by.`,
  );
}

function isMatched({ filled }: Meaning): boolean {
  const selector: LabelSelector | undefined = labelSelectorAt(filled, 'spec', 'selector');
  const labels = textMapAt(fieldAt(filled, 'spec', 'template'), 'metadata', 'labels');
  return selector !== undefined && matches(selector, labels);
}
