import { fieldAt } from '../manifests/field-at';
import type { Manifest } from '../manifests/manifest';
import { compareMeanings } from './compare/compare-meanings';
import { type Difference, fieldOf, ROOT } from './compare/difference';
import type { FieldBudget } from './field-budget';
import { type IgnoreRule, isIgnored } from './ignore-rule';
import type { Impact, ImpactClass } from './impact';
import { fieldImpacts } from './impact/field-impacts';
import { rankOf, worstFirst } from './impact/make-impact';
import { type ObjectContext, shapeBelow, templateShapeOf } from './impact/object-context';
import { versionRefusal } from './impact/presence-impacts';
import { restartImpact } from './impact/restart-impact';
import type { FieldChange, ReviewedObject, ReviewedSide } from './reviewed-object';
import { rolloutOf } from './rollout-of';

/** What became of an object, and how many of its changes rules left out. */
export interface ObjectReview {
  /** What became of it; undefined when nothing is left to tell. */
  readonly reviewed: ReviewedObject | undefined;
  /** Fields that an ignore rule left out. */
  readonly ignoredFields: number;
}

/** What a change of the object as a whole brings: a rename. */
export interface WholeChange {
  /** What became of it. */
  readonly change: 'renamed' | 'changed';
  /** Impacts of the object as a whole. */
  readonly impacts: readonly Impact[];
  /** How alike the contents of a renamed object are. */
  readonly similarityRatio: number | undefined;
}

const CHANGED: WholeChange = { change: 'changed', impacts: [], similarityRatio: undefined };

/**
 * Returns what the change of one object of both sides does.
 *
 * @throws InvalidInput when the budget is used up.
 */
export function reviewObject(
  context: ObjectContext,
  ignore: readonly IgnoreRule[],
  budget: FieldBudget,
  whole: WholeChange = CHANGED,
): ObjectReview {
  const { base, head } = context;
  const differences = effective(
    [...versionDifference(context), ...ownershipDifference(context), ...compareMeanings(base.meaning, head.meaning)],
    context,
  );
  const kept = differences.filter(({ path }) => !isIgnored(ignore, head.manifest, path));
  const ignoredFields = differences.length - kept.length;
  budget.take(kept.length, `${head.manifest.source.file}:${head.manifest.source.line}`);
  if (kept.length === 0 && whole.change === 'changed') {
    return { reviewed: undefined, ignoredFields };
  }
  const fields = kept.map((difference) => fieldChange(difference, context)).sort(byPath);
  const rollout = isRolling(kept, fields, context) ? rolloutOf({ ...head, settings: context.settings }) : undefined;
  const impacts = worstFirst([...whole.impacts, ...(rollout === undefined ? [] : [restartImpact(rollout, context)])]);
  return {
    reviewed: {
      change: whole.change,
      group: head.manifest.group,
      kind: head.manifest.kind,
      base: sideOf(base.manifest),
      head: sideOf(head.manifest),
      similarityRatio: whole.similarityRatio,
      worst: worstOf([...impacts, ...fields.flatMap((field) => field.impacts)]),
      impacts,
      fields,
      rollout,
    },
    ignoredFields,
  };
}

/** Returns an object that only one side has. */
export function lonelyObject(
  change: 'added' | 'removed',
  manifest: Manifest,
  impacts: readonly Impact[],
): ReviewedObject {
  const side = sideOf(manifest);
  return {
    change,
    group: manifest.group,
    kind: manifest.kind,
    base: change === 'removed' ? side : undefined,
    head: change === 'added' ? side : undefined,
    similarityRatio: undefined,
    worst: worstOf(impacts),
    impacts,
    fields: [],
    rollout: undefined,
  };
}

function versionDifference({ base, head }: ObjectContext): Difference[] {
  const [before, after] = [base.manifest.apiVersion, head.manifest.apiVersion];
  return before === after
    ? []
    : [{ ...fieldOf(ROOT, 'apiVersion', false), what: 'value', isMeant: true, before, after }];
}

/** Where an autoscaler sets the replicas, a count that is written is not one that is left out, though both say the same. */
function ownershipDifference({ base, head }: ObjectContext): Difference[] {
  const [before, after] = [base, head].map(({ meaning }) => fieldAt(meaning.written, 'spec', 'replicas'));
  const isSame = fieldAt(base.meaning.filled, 'spec', 'replicas') === fieldAt(head.meaning.filled, 'spec', 'replicas');
  const isScaled = [base, head].some(({ manifest, all }) => all.autoscalerOf(manifest) !== undefined);
  return !isScaled || !isSame || before === after
    ? []
    : [{ ...fieldOf(fieldOf(ROOT, 'spec', false), 'replicas', false), what: 'value', isMeant: true, before, after }];
}

/**
 * The order of entries that means nothing still makes another pod template, or another value of an immutable field. Where
 * the template differs in more, it is not worth a word.
 */
function effective(differences: readonly Difference[], { head }: ObjectContext): Difference[] {
  const template = templateShapeOf(head);
  const isInPods = ({ shape }: Difference): boolean =>
    template !== undefined && template !== '' && shapeBelow(shape, template) !== undefined;
  const isReal = ({ what, isMeant }: Difference): boolean => what === 'value' || isMeant;
  const isOtherwiseRolled = differences.some((each) => isReal(each) && isInPods(each));
  return differences.filter(
    (each) =>
      isReal(each) || (isInPods(each) && !isOtherwiseRolled) || each.shape.startsWith('spec.volumeClaimTemplates'),
  );
}

function isRolling(
  differences: readonly Difference[],
  fields: readonly FieldChange[],
  context: ObjectContext,
): boolean {
  const template = templateShapeOf(context.head) ?? 'spec.template';
  const isRefused = fields.some(({ impacts }) => impacts.some((each) => each.class === 'refused'));
  const isReplaced = fields.some(({ impacts }) => impacts.some(({ id }) => id === 'replaced-by-force'));
  return (
    !isRefused &&
    !isReplaced &&
    differences.some(({ shape }) => template !== '' && shapeBelow(shape, template) !== undefined)
  );
}

/** What a Secret has beside its data. Any other field, such as `stringdata`, is data under a wrong name. */
const PLAIN_IN_SECRET = /^(?:apiVersion|metadata|type|immutable)(?![\w-])/;

function fieldChange(difference: Difference, context: ObjectContext): FieldChange {
  const { base, head, settings } = context;
  const { path, basePointer, headPointer, before, after } = difference;
  const isSecret = head.manifest.kind === 'Secret' && head.manifest.group === '' && !PLAIN_IN_SECRET.test(path);
  const hidden = (value: unknown): unknown => (value === undefined || !isSecret ? value : { redacted: true });
  const refusal = path === 'apiVersion' ? versionRefusal(head.manifest, settings.kubernetesVersion) : undefined;
  return {
    path,
    pointer: headPointer ?? basePointer ?? '',
    before: hidden(before),
    after: hidden(after),
    baseLine: base.manifest.lineOf(basePointer ?? headPointer ?? ''),
    headLine: head.manifest.lineOf(headPointer ?? basePointer ?? ''),
    impacts: refusal === undefined ? fieldImpacts(difference, context) : [refusal],
  };
}

function sideOf({ apiVersion, namespace, name, source }: Manifest): ReviewedSide {
  return { apiVersion, namespace, name, file: source.file, line: source.line };
}

/** Returns the worst class of impacts. */
export function worstOf(impacts: readonly Impact[]): ImpactClass {
  return impacts.reduce<ImpactClass>(
    (worst, each) => (rankOf(each.class) < rankOf(worst) ? each.class : worst),
    'none',
  );
}

function byPath(a: FieldChange, b: FieldChange): number {
  return a.path === b.path ? 0 : a.path < b.path ? -1 : 1;
}
