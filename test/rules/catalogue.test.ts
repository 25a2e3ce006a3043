import { fieldsAt } from '../../lib/manifests/field-at';
import { identityKey } from '../../lib/manifests/identity';
import { loadManifests } from '../../lib/manifests/load-manifests';
import { type Manifest, manifestOf } from '../../lib/manifests/manifest';
import { renderRulesMarkdown } from '../../lib/report/rules-markdown';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { checkManifests } from '../../lib/rules/check-manifests';
import type { Finding } from '../../lib/rules/finding';
import type { Rule } from '../../lib/rules/rule';
import { isWaiverRule, type WaiverRule } from '../../lib/rules/waiver-rule';
import { CATALOGUE_FILE, catalogueSource, RULES_PAGE, ruleIds } from '../support/catalogue-source';
import { expectGenerated } from '../support/generated-file';
import { inWildStyle } from '../support/wild-style';

const TODAY = '2026-11-24';

/** Checks one rule; one about waivers beside all others, since it judges what they were waived for. */
function findingsOf(rule: Rule | WaiverRule, yaml: string): readonly Finding[] {
  const settings = rule.exampleSettings ?? {};
  const rules = isWaiverRule(rule) ? CATALOGUE : [rule];
  const { findings } = checkManifests(loadManifests(yaml, 'example.yaml'), { settings, today: TODAY, rules });
  return findings.filter((finding) => finding.rule === rule.id);
}

/** Every object of the examples, moved to a namespace of its own; those outside namespaces stay away. */
function movedExamples(): Manifest[] {
  const all = CATALOGUE.flatMap(({ accepted, rejected }) =>
    loadManifests(`${accepted}\n---\n${rejected}`, 'others.yaml'),
  );
  const moved = all
    .filter(({ namespace }) => namespace !== '')
    .map(({ data }) => manifestOf({ ...data, metadata: { ...fieldsAt(data, 'metadata'), namespace: 'neighbours' } }));
  return [...new Map(moved.map((manifest) => [identityKey(manifest), manifest])).values()];
}

const NEIGHBOURS = movedExamples();
const each = CATALOGUE.map((rule) => ({ id: rule.id, rule }));

test('the catalogue is what is generated from the files', () => {
  expectGenerated(CATALOGUE_FILE, catalogueSource());
});

test('the page of the rules is what is generated from the catalogue', () => {
  expectGenerated(RULES_PAGE, renderRulesMarkdown(CATALOGUE));
});

test('the catalogue is sorted, and ids are the file names', () => {
  expect(CATALOGUE.map(({ id }) => id)).toEqual(ruleIds());
  expect(ruleIds().length).toBeGreaterThan(50);
});

const local = CATALOGUE.filter((rule) => !isWaiverRule(rule) && rule.reach === 'namespace') as Rule[];

test.each(local.map((rule) => ({ id: rule.id, rule })))('what $id finds depends on no other namespace', ({ rule }) => {
  for (const yaml of CATALOGUE.flatMap(({ accepted, rejected }) => [accepted, rejected])) {
    const alone = loadManifests(yaml, 'example.yaml');
    const findings = (manifests: readonly Manifest[]): readonly Finding[] =>
      checkManifests(manifests, { settings: rule.exampleSettings ?? {}, today: TODAY, rules: [rule] }).findings.filter(
        ({ object }) => object.namespace !== 'neighbours',
      );
    expect(findings([...alone, ...NEIGHBOURS])).toEqual(findings(alone));
  }
});

describe.each(each)('$id', ({ rule }) => {
  test('says why and what to do in sentences', () => {
    for (const sentence of [rule.why, rule.fix]) {
      expect(sentence).toMatch(/^[A-Z-].*\.$/);
    }
  });

  test('accepts its accepted example', () => {
    expect(findingsOf(rule, rule.accepted)).toEqual([]);
  });

  test('fails its rejected example, at a place that is there', () => {
    const findings = findingsOf(rule, rule.rejected);
    expect(findings.map(({ path, message }) => `${path} ${message}`)).toMatchSnapshot();
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, line, path } of findings) {
      expect(message).not.toMatch(/undefined|NaN|\[object|\.$/);
      expect(line).toBeGreaterThan(0);
      expect(path).toMatch(/^(\/[^/]+)+$/);
    }
  });

  test('fails its rejected example in the style of the wild, with the same words', () => {
    const words = (yaml: string): string[] =>
      findingsOf(rule, yaml)
        .map(({ message }) => message)
        .sort();
    // Where the writing is at fault, writing anew would mend it.
    const restyled = rule.id === 'duplicate-key' ? (yaml: string) => yaml.replaceAll('\n', '\r\n') : inWildStyle;
    expect(words(restyled(rule.rejected))).toEqual(words(rule.rejected));
    expect(words(restyled(rule.accepted))).toEqual([]);
  });
});
