import type { Manifest } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import { checkManifests } from '../rules/check-manifests';
import type { Finding } from '../rules/finding';
import { compareFindings, objectKey } from './compare-findings';
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
  /** Whether any object is written otherwise. */
  readonly isDifferent: boolean;
}

/**
 * Returns what the rules find on one side and not on the other. Equal sets have equal findings, so they are checked once;
 * and only findings that are told are looked up in their files.
 */
export function reviewFindings(
  { base, head, sets, renames, isDifferent }: FindingsInput,
  { settings, baseSettings = settings, today }: ReviewOptions,
): Review['findings'] {
  const after = checkManifests(head, { settings, today, all: sets.head, isExact: false }).findings;
  if (!isDifferent && baseSettings === settings) {
    return { added: [], fixed: [], standing: after.length };
  }
  const before = checkManifests(base, { settings: baseSettings, today, all: sets.base, isExact: false }).findings;
  const names = new Map(renames.map((each) => [objectKey(each.head), objectKey(each.base)]));
  const found = compareFindings(before, after, (object) => names.get(objectKey(object)) ?? objectKey(object));
  return { ...found, added: placed(found.added, head), fixed: placed(found.fixed, base) };
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
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(textOf(a), textOf(b)));
}

function textOf({ object, rule, path, message }: Finding): string {
  return [objectKey(object), rule, path, message].join('\u0000');
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
