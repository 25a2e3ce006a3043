import type { Manifest } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import { CATALOGUE } from '../rules/catalogue';
import { checkManifests } from '../rules/check-manifests';
import type { Finding } from '../rules/finding';
import type { Rule } from '../rules/rule';
import { compareTexts } from '../values/compare-texts';
import { compareFindings, objectKey } from './compare-findings';
import { dueChecks } from './due-checks';
import type { Rename } from './find-renames';
import type { Review } from './review';
import type { ReviewOptions } from './review-options';

/** What findings are compared in. */
export interface FindingsInput {
  /** The manifests of base. */
  readonly base: readonly Manifest[];
  /** The manifests of head. */
  readonly head: readonly Manifest[];
  /** The same as sets. */
  readonly sets: { readonly base: ManifestSet; readonly head: ManifestSet };
  /** Objects that have another name in head. */
  readonly renames: readonly Rename[];
  /** What is written otherwise, or is on one side only: each as it is on both sides. */
  readonly different: readonly Manifest[];
}

/**
 * Returns what the rules find on one side and not on the other. What is equal has equal findings, so it is checked once;
 * and only findings that are told are looked up in their files.
 */
export function reviewFindings(
  { base, head, sets, renames, different }: FindingsInput,
  { settings, baseSettings = settings, today }: ReviewOptions,
): Review['findings'] {
  const after = checkManifests(head, { settings, today, all: sets.head, isExact: false }).findings;
  if (different.length === 0 && baseSettings === settings) {
    return { added: [], fixed: [], standing: after.length };
  }
  const isDue = baseSettings === settings ? dueChecks(different, [base, head]) : () => true;
  const before = checkManifests(base, {
    settings: baseSettings,
    today,
    all: sets.base,
    isExact: false,
    isDue: ({ reach }, { namespace }) => isDue(reach, namespace),
  }).findings;
  const compared = after.filter(({ rule, object }) => isDue(reachOf(rule), object.namespace));
  const names = new Map(renames.map((each) => [objectKey(each.head), objectKey(each.base)]));
  const found = compareFindings(before, compared, (object) => names.get(objectKey(object)) ?? objectKey(object));
  return {
    added: placed(found.added, head),
    fixed: placed(found.fixed, base),
    standing: found.standing + after.length - compared.length,
  };
}

const REACHES = new Map(CATALOGUE.map((rule) => [rule.id, 'reach' in rule ? rule.reach : 'set']));

function reachOf(rule: string): Rule['reach'] {
  return REACHES.get(rule) ?? 'set';
}

/** Returns findings with their lines, by file and line. */
function placed(findings: readonly Finding[], manifests: readonly Manifest[]): Finding[] {
  const wanted = new Set(findings.map(({ object }) => objectKey(object)));
  const byKey = new Map(manifests.map((each) => [objectKey(each), each] as const).filter(([key]) => wanted.has(key)));
  return findings
    .map((finding) => ({
      ...finding,
      line: byKey.get(objectKey(finding.object))?.lineOf(finding.path) ?? finding.line,
    }))
    .sort((a, b) => compareTexts(a.file, b.file) || a.line - b.line || compareTexts(textOf(a), textOf(b)));
}

function textOf({ object, rule, path, message }: Finding): string {
  return [objectKey(object), rule, path, message].join('\u0000');
}
