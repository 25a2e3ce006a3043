import { identityKey } from '../manifests/identity';
import type { Manifest } from '../manifests/manifest';
import { ManifestSet } from '../manifests/manifest-set';
import { compareTexts } from '../values/compare-texts';
import { objectKey } from './compare-findings';
import { FieldBudget } from './field-budget';
import { findRenames, type Rename } from './find-renames';
import { findHazards } from './hazards/find-hazards';
import { isIgnored } from './ignore-rule';
import { IMPACT_CLASSES, type ImpactClass } from './impact';
import { rankOf } from './impact/make-impact';
import type { ObjectContext } from './impact/object-context';
import { addedImpacts, removedImpacts } from './impact/presence-impacts';
import { renameImpacts } from './impact/rename-impacts';
import { meaningOf } from './meaning/meaning';
import { refuseTooManyValues } from './object-size';
import { type ObjectPair, pairObjects } from './pair-objects';
import { ReviewRedaction } from './redact-review';
import { impactsOf, type Review } from './review';
import { reviewFindings } from './review-findings';
import { lonelyObject, reviewObject, type WholeChange } from './review-object';
import type { ReviewOptions } from './review-options';
import type { ReviewedObject } from './reviewed-object';
import { isSameData } from './same-data';
import { scalingConcerns } from './scaling-concerns';

export type { ReviewOptions } from './review-options';

/**
 * Returns what applying `head` does to a cluster that runs `base`. It does not depend on the order of the manifests.
 *
 * Nothing is simulated: `predictions` is empty, and `scaling` says for which workloads a simulation could differ.
 *
 * Secrets do not show: `(redacted 1, 40 characters)` stands in their place.
 *
 * @throws InvalidInput when one side has two objects of one identity: it names the side, the file and the line; when more
 * than `MAX_CHANGED_FIELDS` fields change.
 */
export function reviewManifests(base: readonly Manifest[], head: readonly Manifest[], options: ReviewOptions): Review {
  const paired = pairObjects(base, head);
  const { renames, removed, added } = findRenames(paired);
  const differing = paired.both.filter((pair) => !isSameData(pair.base.data, pair.head.data));
  const sets = { base: new ManifestSet(base), head: new ManifestSet(head) };
  const found = new Changes(sets, options);
  for (const pair of differing) {
    found.compare(pair);
  }
  for (const rename of renames) {
    found.compare(rename, {
      change: 'renamed',
      impacts: renameImpacts(rename),
      similarityRatio: Math.round(rename.similarityRatio * 100) / 100,
    });
  }
  for (const manifest of removed) {
    found.add(manifest, () => lonelyObject('removed', manifest, removedImpacts(manifest, sets.base, sets.head)));
  }
  for (const manifest of added) {
    const { kubernetesVersion } = options.settings;
    found.add(manifest, () => lonelyObject('added', manifest, addedImpacts(manifest, sets.head, kubernetesVersion)));
  }
  const different = [...[...differing, ...renames].flatMap((pair) => [pair.base, pair.head]), ...removed, ...added];
  return reviewOf(found, different, base, head, renames, options);
}

/** Collects what became of the objects. */
class Changes {
  /** What became of objects. */
  public readonly objects: ReviewedObject[] = [];
  /** Identity keys of what differs, on both sides. */
  public readonly touched = new Set<string>();
  /** What rules left out. */
  public readonly ignored = { fields: 0, objects: 0 };
  /** What takes secrets out; undefined where all values are shown. */
  public readonly redaction: ReviewRedaction | undefined;
  private readonly budget = new FieldBudget();

  public constructor(
    public readonly sets: { readonly base: ManifestSet; readonly head: ManifestSet },
    private readonly options: ReviewOptions,
  ) {
    this.redaction = options.showValues === true ? undefined : new ReviewRedaction();
  }

  /** Compares an object of both sides. */
  public compare({ base, head }: ObjectPair, whole?: WholeChange): void {
    refuseTooManyValues(base);
    refuseTooManyValues(head);
    const context: ObjectContext = {
      base: { manifest: base, meaning: meaningOf(base, head), all: this.sets.base },
      head: { manifest: head, meaning: meaningOf(head, base), all: this.sets.head },
      settings: this.options.settings,
    };
    const { reviewed, ignoredFields } = reviewObject(context, this.options.ignore ?? [], this.budget, whole);
    if (isIgnored(this.options.ignore ?? [], head)) {
      this.ignored.objects += reviewed === undefined && ignoredFields === 0 ? 0 : 1;
      return;
    }
    this.ignored.fields += ignoredFields;
    if (reviewed !== undefined) {
      this.touched.add(identityKey(base)).add(identityKey(head));
      this.objects.push(this.redaction?.fieldsOf(reviewed, base, head) ?? reviewed);
    }
  }

  /** Adds an object that one side has, unless a rule leaves it out. */
  public add(manifest: Manifest, make: () => ReviewedObject): void {
    if (isIgnored(this.options.ignore ?? [], manifest)) {
      this.ignored.objects += 1;
      return;
    }
    this.touched.add(identityKey(manifest));
    this.objects.push(make());
  }
}

function reviewOf(
  found: Changes,
  different: readonly Manifest[],
  base: readonly Manifest[],
  head: readonly Manifest[],
  renames: readonly Rename[],
  options: ReviewOptions,
): Review {
  const changes = [...found.objects].sort(byWeight);
  const { sets, touched } = found;
  const hazards = findHazards({ ...sets, renames, touched });
  const count = (change: ReviewedObject['change']): number => changes.filter((each) => each.change === change).length;
  const counts = countsOf(changes, hazards);
  const [changed, removed, renamed] = [count('changed'), count('removed'), count('renamed')];
  const review: Review = {
    schemaVersion: '1',
    objects: {
      base: base.length,
      head: head.length,
      added: count('added'),
      removed,
      renamed,
      changed,
      unchanged: base.length - changed - removed - renamed,
    },
    counts,
    worst: IMPACT_CLASSES.find((each) => counts[each] > 0),
    changes,
    hazards,
    findings: reviewFindings({ base, head, sets, renames, different }, options),
    ignored: found.ignored,
    scaling: scalingConcerns({
      ...sets,
      baseSettings: options.baseSettings ?? options.settings,
      headSettings: options.settings,
      changes,
    }),
    predictions: [],
  };
  // `scaling` keeps the names of workloads, by which a simulation looks them up.
  return found.redaction === undefined ? review : { ...found.redaction.textsOf(review), scaling: review.scaling };
}

function countsOf(changes: readonly ReviewedObject[], hazards: Review['hazards']): Review['counts'] {
  const keys = new Map<ImpactClass, Set<string>>(IMPACT_CLASSES.map((each) => [each, new Set()]));
  for (const change of changes) {
    const side = change.head ?? change.base;
    for (const { class: of } of impactsOf(change)) {
      keys.get(of)?.add(`${change.kind}/${side?.namespace}/${side?.name}`);
    }
  }
  for (const { class: of, object } of hazards) {
    keys.get(of)?.add(objectKey(object));
  }
  return Object.fromEntries(IMPACT_CLASSES.map((each) => [each, keys.get(each)?.size ?? 0])) as Review['counts'];
}

function byWeight(a: ReviewedObject, b: ReviewedObject): number {
  return rankOf(a.worst) - rankOf(b.worst) || compareTexts(orderKey(a), orderKey(b));
}

function orderKey({ kind, group, head, base }: ReviewedObject): string {
  const side = head ?? base;
  return [side?.namespace, kind, side?.name, group].join('\u0000');
}
