import { type Manifest, titleOf } from '../manifests/manifest';
import { ManifestSet } from '../manifests/manifest-set';
import type { CheckSettings } from '../settings/check-settings';
import { compareTexts } from '../values/compare-texts';
import { ownValue } from '../values/own-value';
import { CATALOGUE } from './catalogue';
import type { CheckResult, Finding, NotRun, WaivedFinding } from './finding';
import type { MissingFact, Offence, Rule, RuleText } from './rule';
import { isInForce, type Waiver, waiversOf } from './waiver';
import { isWaiverRule, type WaiverContext, type WaiverRule } from './waiver-rule';

/** What a check is run with. */
export interface CheckOptions {
  /** What the manifests cannot tell. */
  readonly settings: CheckSettings;
  /** The day that waivers are judged by, `YYYY-MM-DD`. */
  readonly today: string;
  /** The rules to run; all of the catalogue unless given. */
  readonly rules?: readonly (Rule | WaiverRule)[];
  /** The manifests as a set, where somebody has made it already. */
  readonly all?: ManifestSet;
  /**
   * Whether findings name the lines in their objects and stand in the order of those; without, they name the line of the
   * object, and stand in the order of the rules. True unless given.
   */
  readonly isExact?: boolean;
  /** Whether a rule is to look at an object; each looks at all of its kinds unless given. */
  readonly isDue?: (rule: Rule, object: Manifest) => boolean;
}

const RULE_IDS: ReadonlySet<string> = new Set(CATALOGUE.map(({ id }) => id));

interface Found {
  readonly findings: Finding[];
  readonly waived: WaivedFinding[];
  readonly used: Set<string>;
}

/**
 * Returns what the rules find in manifests. It does not depend on the order of the manifests.
 *
 * The cost grows with the number of objects: rules look others up in indexes and never search the set.
 */
export function checkManifests(manifests: readonly Manifest[], options: CheckOptions): CheckResult {
  const { settings, today, rules = CATALOGUE, all = new ManifestSet(manifests) } = options;
  const active = rules.filter(({ id }) => ownValue(settings.severities, id) !== 'off');
  const waivers = waiversByObject(manifests);
  const found: Found = { findings: [], waived: [], used: new Set() };
  const notRun = runRules(active, all, options, (rule, manifest, offence) => {
    const finding = findingOf(rule, manifest, offence, options);
    const waiver = waivers.get(manifest)?.find((each) => each.rule === rule.id && isInForce(each, today));
    if (waiver === undefined) {
      found.findings.push(finding);
    } else {
      found.used.add(waiverKey(waiver));
      found.waived.push(waivedBy(waiver, finding));
    }
  });
  // A rule that is switched off, or lacked a fact, may find nothing: its waivers are not to blame.
  const ran = new Set(active.map(({ id }) => id).filter((id) => !notRun.some(({ rule }) => rule === id)));
  const isUsed = (waiver: Waiver): boolean => found.used.has(waiverKey(waiver)) || !ran.has(waiver.rule);
  found.findings.push(...judgeWaivers(active, [...waivers.values()].flat(), isUsed, options));
  if (options.isExact !== false) {
    found.findings.sort(bySource);
    found.waived.sort(bySource);
  }
  return resultOf(manifests.length, found, notRun);
}

function runRules(
  rules: readonly (Rule | WaiverRule)[],
  all: ManifestSet,
  { settings, isDue }: CheckOptions,
  report: (rule: Rule, manifest: Manifest, offence: Offence) => void,
): NotRun[] {
  const notRun = new Map<string, NotRun>();
  const subjectsOf = subjectsIn(all, isDue);
  for (const rule of rules) {
    if (isWaiverRule(rule)) {
      continue;
    }
    for (const manifest of subjectsOf(rule)) {
      for (const outcome of outcomesOf(rule, manifest, all, settings)) {
        if ('missing' in outcome) {
          const key = `${rule.id} ${outcome.missing}`;
          const objects = (notRun.get(key)?.objects ?? 0) + 1;
          notRun.set(key, { rule: rule.id, missing: outcome.missing, objects });
        } else {
          report(rule, manifest, outcome);
        }
      }
    }
  }
  return [...notRun.values()];
}

/** Rules share the lists of their kinds, so the objects of each list are gathered once. */
function subjectsIn(all: ManifestSet, isDue: CheckOptions['isDue']): (rule: Rule) => readonly Manifest[] {
  const gathered = new Map<readonly string[], readonly Manifest[]>();
  return (rule) => {
    const { kinds } = rule;
    let subjects = gathered.get(kinds);
    if (subjects === undefined) {
      subjects = kinds.flatMap((kind) => (kind === '*' ? all.manifests : all.ofKind(kind)));
      gathered.set(kinds, subjects);
    }
    return isDue === undefined ? subjects : subjects.filter((each) => isDue(rule, each));
  };
}

function outcomesOf(
  rule: Rule,
  manifest: Manifest,
  all: ManifestSet,
  settings: CheckSettings,
): readonly (Offence | MissingFact)[] {
  try {
    return rule.check(manifest, all, settings);
  } catch (cause) {
    throw new Error(`rule '${rule.id}' failed at ${titleOf(manifest)}`, { cause });
  }
}

function judgeWaivers(
  rules: readonly (Rule | WaiverRule)[],
  waivers: readonly Waiver[],
  isUsed: WaiverContext['isUsed'],
  options: CheckOptions,
): Finding[] {
  const { today } = options;
  const context: WaiverContext = {
    today,
    isRule: (id) => RULE_IDS.has(id),
    isUsed,
  };
  return rules.filter(isWaiverRule).flatMap((rule) =>
    waivers.flatMap((waiver) => {
      const message = rule.judge(waiver, context);
      return message === undefined
        ? []
        : [findingOf(rule, waiver.manifest, { path: waiver.pointer, message: `waiver ${message}` }, options)];
    }),
  );
}

function waiversByObject(manifests: readonly Manifest[]): Map<Manifest, Waiver[]> {
  const found = new Map<Manifest, Waiver[]>();
  for (const manifest of manifests) {
    const waivers = waiversOf(manifest);
    if (waivers.length > 0) {
      found.set(manifest, waivers);
    }
  }
  return found;
}

/** Equal waivers on several objects, such as a chart's common annotations, are one waiver. */
function waiverKey({ rule, reason, until = '' }: Waiver): string {
  return `${rule}\n${reason}\n${until}`;
}

function waivedBy({ reason, until }: Waiver, finding: Finding): WaivedFinding {
  return { ...finding, reason, ...(until !== undefined && { until }) };
}

function findingOf(
  rule: RuleText,
  manifest: Manifest,
  offence: Offence,
  { settings: { severities }, isExact = true }: CheckOptions,
): Finding {
  const { apiVersion, kind, namespace, name, source } = manifest;
  const override = ownValue(severities, rule.id);
  return {
    rule: rule.id,
    severity: override === undefined || override === 'off' ? (offence.severity ?? rule.severity) : override,
    message: offence.message,
    why: rule.why,
    fix: rule.fix,
    object: { apiVersion, kind, namespace, name },
    path: offence.path,
    file: source.file,
    line: isExact ? manifest.lineOf(offence.path) : source.line,
    ...(source.constructPath !== undefined && { constructPath: source.constructPath }),
  };
}

function resultOf(objects: number, { findings, waived }: Found, notRun: readonly NotRun[]): CheckResult {
  const count = (severity: Finding['severity']): number => findings.filter((each) => each.severity === severity).length;
  return {
    schemaVersion: '1',
    objects,
    findings,
    waived,
    notRun: [...notRun].sort((a, b) => compareTexts(a.rule, b.rule) || compareTexts(a.missing, b.missing)),
    counts: { error: count('error'), warning: count('warning'), info: count('info'), waived: waived.length },
  };
}

function bySource(a: Finding, b: Finding): number {
  return (
    compareTexts(a.file, b.file) ||
    a.line - b.line ||
    compareTexts(a.object.kind, b.object.kind) ||
    compareTexts(a.object.namespace, b.object.namespace) ||
    compareTexts(a.object.name, b.object.name) ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.path, b.path) ||
    compareTexts(a.message, b.message)
  );
}
