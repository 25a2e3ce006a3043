import { manifestOf } from '../../lib/manifests/manifest';
import { isIgnored, parseIgnoreRules } from '../../lib/review/ignore-rule';
import { waiversOf } from '../../lib/rules/waiver';

const N = 100_000;
const WEB = { kind: 'Deployment', namespace: 'shop', name: 'web' };

test.each([
  { rule: 'Deployment/web', path: undefined, is: true },
  { rule: 'Deployment/shop/w*b', path: 'spec', is: true },
  { rule: '*/shop/*', path: 'spec', is: true },
  { rule: '*/other/*', path: 'spec', is: false },
  { rule: 'deployment/web', path: 'spec', is: false },
  { rule: '* metadata.labels', path: 'metadata.labels', is: true },
  { rule: '* metadata.labels', path: 'metadata.labels["a"]', is: true },
  { rule: '* metadata.labels', path: 'metadata.labels.a', is: true },
  { rule: '* metadata.labels', path: 'metadata.labelsets', is: false },
  { rule: '* metadata.labels', path: undefined, is: false },
  { rule: '*/web spec.*.image  # a remark', path: 'spec.template.spec.containers[name=a].image', is: true },
  { rule: '*/web metadata.annotations["a b#c"]', path: 'metadata.annotations["a b#c"]', is: true },
])('$rule ignores $path: $is', ({ rule, path, is }) => {
  expect(isIgnored(parseIgnoreRules(rule, 'f'), WEB, path)).toBe(is);
});

test.each([
  { why: 'separators of lines that stay in a line', text: `${' #\u2028'.repeat(N / 3)}` },
  { why: 'blanks', text: `a/b${' '.repeat(N)}#` },
  { why: 'hashes', text: `a/b${'#'.repeat(N)}` },
  { why: 'blanks between words', text: `a/b ${'\u2028 x'.repeat(N / 3)}` },
  { why: 'carriage returns', text: '\r'.repeat(N) },
])('a file of $why is read', ({ text }) => {
  expect(parseIgnoreRules(text, 'f').length).toBeLessThanOrEqual(1);
});

test('a hostile pattern is matched against a hostile name', () => {
  const rules = parseIgnoreRules(`${'*a'.repeat(N / 2)}b/${'a*'.repeat(N / 2)}b ${'*.a'.repeat(N / 3)}`, 'f');
  expect(isIgnored(rules, { kind: 'a'.repeat(N), namespace: '', name: 'a'.repeat(N) }, '.a'.repeat(N))).toBe(false);
});

const waiver = (text: string) =>
  waiversOf(
    manifestOf({
      apiVersion: 'v1',
      kind: 'A',
      metadata: { name: 'a', annotations: { 'cdk8s-inference/ignore.image-pinned': text } },
    }),
  ).map(({ reason, until }) => ({ reason, until }))[0];

test.each([
  { text: 'because', reason: 'because', until: undefined },
  { text: ' because  until=2027-01-31 ', reason: 'because', until: '2027-01-31' },
  { text: 'because,until=2027-01-31', reason: 'because', until: '2027-01-31' },
  { text: 'because; until=soon', reason: 'because;', until: 'soon' },
  { text: 'until=2027-01-31', reason: '', until: '2027-01-31' },
  { text: 'until=', reason: 'until=', until: undefined },
  { text: 'until=2027-01-31 because', reason: 'until=2027-01-31 because', until: undefined },
  { text: 'notuntil=2027-01-31', reason: 'notuntil=2027-01-31', until: undefined },
  { text: `a${' '.repeat(N)}b`, reason: `a${' '.repeat(N)}b`, until: undefined },
  { text: 'until=;'.repeat(N), reason: '', until: 'until=;'.repeat(N).slice(6) },
])('a waiver says its reason and its last day: $until', ({ text, ...expected }) => {
  expect(waiver(text)).toEqual(expected);
});
