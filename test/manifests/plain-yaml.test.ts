import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { lineFinder } from '../../lib/manifests/line-finder';
import { plainLine } from '../../lib/manifests/plain-line';
import { readPlainYaml } from '../../lib/manifests/plain-yaml';
import { readYaml } from '../../lib/manifests/read-yaml';
import { pointerToken } from '../../lib/values/json-pointer';

/** What the short way reads, the library reads too, and the same: the value, and the line of each place in it. */
function expectAgreement(text: string): void {
  const plain = readPlainYaml(text);
  if (plain === undefined) {
    return;
  }
  const [document, ...others] = readYaml(text, 'a.yaml');
  expect({ text, value: document?.value, line: document?.line, others }).toEqual({
    text,
    value: plain.value,
    line: plain.line,
    others: [],
  });
  const lineOf = document && lineFinder(text, document);
  for (const pointer of [...pointersOf(plain.value, ''), '/no/such/place']) {
    expect({ text, pointer, line: plainLine(plain, pointer) }).toEqual({ text, pointer, line: lineOf?.(pointer) });
  }
}

function pointersOf(value: unknown, pointer: string): string[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [pointer, ...children.flatMap(([key, child]) => pointersOf(child, `${pointer}/${pointerToken(key)}`))];
}

const PIECES = [
  ...[
    'a',
    'b: c',
    'key:',
    '- ',
    '  ',
    '    ',
    '"',
    "'",
    '#',
    ' #',
    ':',
    ': ',
    '|',
    '>',
    '[',
    ']',
    '{',
    '}',
    '&x',
    '*x',
    '!t',
    '%',
    '@',
    '`',
  ],
  ...[
    '1',
    '01',
    '1.5',
    '1e3',
    '0x1f',
    '.5',
    '1_000',
    '-',
    '--',
    '---',
    '...',
    '~',
    'null',
    'true',
    'Yes',
    'on',
    '.inf',
    '.NaN',
    '+1',
    '-1',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\n  ',
    '\n- ',
    '\n  - ',
    '\nkey: ',
    '\n  key: ',
    '\t',
    '\\',
    '<<',
    '=',
    '?',
    '? ',
    ',',
    '[]',
    '{}',
    '500m',
    '1Gi',
    'a/b',
    'http://x',
    'é',
  ],
];

test('random texts: what the short way reads is what the YAML library reads', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => expectAgreement(pieces.join(''))),
    { numRuns: 20_000 },
  );
});

const scalars = fc.oneof(
  fc.constantFrom(
    'a',
    'web:1.2.3',
    '500m',
    '1',
    '1.0',
    '0.1',
    'true',
    'null',
    '',
    ' ',
    '-',
    'a: b',
    'a #b',
    '#',
    '10.0.0.1',
    '1e3',
    '0o7',
    '2026-11-24',
    '*',
    '/',
    'a\nb',
  ),
  fc.string({ maxLength: 6 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const objects = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom('a', 'b/c', 'd.e', 'true', '1', 'x y', '__proto__'), fc.string({ maxLength: 4 })),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

test('what libraries write: what the short way reads is what the YAML library reads', () => {
  const styles = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL' as const);
  fc.assert(
    fc.property(objects, styles, fc.integer({ min: 1, max: 4 }), fc.boolean(), (value, style, indent, indentSeq) => {
      expectAgreement(stringify(value, { defaultStringType: style, indent, indentSeq, lineWidth: 20 } as object));
      expectAgreement(`---\n${stringify({ value })}`);
    }),
    { numRuns: 3000 },
  );
});

const DIST = join(__dirname, '..', '..', 'dist');

test('the manifests of dist/ are read the short way, but for those that hold block scalars', () => {
  const parts = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => readFileSync(join(DIST, file), 'utf8').split(/^(?=---)/m))
    .filter((part) => part.includes('kind:'));
  parts.forEach(expectAgreement);
  const plain = parts.filter((part) => readPlainYaml(part) !== undefined);
  expect(parts.length).toBeGreaterThan(20);
  expect(plain.length / parts.length).toBeGreaterThan(0.5);
});
