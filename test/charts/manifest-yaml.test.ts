import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { manifestYaml } from '../../lib/charts/manifest-yaml';
import { needsQuotes } from '../../lib/charts/quoted-text';

/** Text that some version of YAML reads as something else, or that needs a block or quotes. */
const AMBIGUOUS = [
  ...['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null'].flatMap((word) => [
    word,
    word.toUpperCase(),
    `${word[0]?.toUpperCase()}${word.slice(1)}`,
    `${word}s`,
  ]),
  ...['a', 'e5', 'E-5', 'e123456', 'nan', 'inf', '/', 'a/', 'a.', 'a-', 'ab'],
  ...['', ' ', '~', '.inf', '.nan', '-', '?', ':', '=', '<<', '---', '...'],
  ...['1', '-0', '0x1f', '0o17', '0b1', '017', '1e3', '1_000', '12:30:45', '2026-11-24', '2026-11-24T04:30:00Z', '2Gi'],
  ...[
    '# no comment',
    'a # b',
    'a: b',
    'a:',
    '- a',
    '[a]',
    '{a}',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a`',
    '"',
    "'",
  ],
  ...[
    'a\nb',
    'a\n',
    'a\n\n',
    '\na',
    ' a\nb',
    'a\n b\n',
    'a\n\n\nb',
    'a \n \nb',
    '\t',
    'a\tb',
    'a\r\nb',
    '\u0000',
    '\u2028',
    'é',
    '😀',
  ],
  ...[
    'exactly-plain/1.0',
    'a'.repeat(200),
    `${'word '.repeat(40)}\n${'word '.repeat(40)}`,
    'line one \\ "quoted"\n  \t',
  ],
];

/** What the library would leave to kubectl to misread is quoted; all else is the library's choice. */
const AS_LIBRARY = AMBIGUOUS.filter((each) => !needsQuotes(each));
const text = fc
  .oneof(fc.constantFrom(...AS_LIBRARY), fc.string(), fc.string({ unit: 'grapheme' }), fc.lorem())
  .filter((each) => !needsQuotes(each));
/** Kubernetes has no key of several lines or with a mark between documents; YAML would lay them out in other ways. */
const key = fc
  .oneof(fc.constantFrom(...AS_LIBRARY), fc.string())
  .filter((name) => !/[\n\r]|^(---|\.\.\.)/.test(name) && !needsQuotes(name));

const { manifest } = fc.letrec<{ value: unknown; manifest: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
      fc.boolean(),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('manifest'),
  ),
  manifest: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
}));

test('writes the bytes of the library for any manifests', () => {
  fc.assert(
    fc.property(fc.array(manifest, { maxLength: 3 }), (manifests) => {
      expect(manifestYaml(manifests)).toBe(Yaml.stringify(...manifests));
    }),
    { numRuns: 500 },
  );
});

test.each(AS_LIBRARY)('writes %j as the library does: as value, in a list and deep inside', (value) => {
  const manifest = { value, list: [value, [value], { value }], deep: { deeper: { value, list: [{ list: [value] }] } } };
  expect(manifestYaml([manifest, manifest])).toBe(Yaml.stringify(manifest, structuredClone(manifest)));
});

test.each([
  { value: '0o17', written: '"0o17"' },
  { value: '0B11', written: '"0B11"' },
  { value: '-_1', written: '"-_1"' },
  { value: '<<', written: '"<<"' },
  { value: 'a\u0085b', written: '"a\\u0085b"' },
])('quotes $value, which kubectl would read as something else', ({ value, written }) => {
  expect(manifestYaml([{ value, [value]: 1 }])).toBe(`value: ${written}\n${written}: 1\n`);
});

test('writes shared parts out in full, without anchors, which kubectl would accept but nobody reads', () => {
  const labels = { app: 'inference' };
  expect(manifestYaml([{ labels, selector: labels }])).toBe('labels:\n  app: inference\nselector:\n  app: inference\n');
});
