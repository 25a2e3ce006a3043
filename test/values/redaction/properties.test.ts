import fc from 'fast-check';
import { redactObject } from '../../../lib/live/redaction';
import { isFields } from '../../../lib/manifests/field-at';
import { redactedBeginning, redactText } from '../../../lib/values/redaction/redact-text';
import { secretTexts } from '../../support/secret-corpus';

const TEXTS = secretTexts(3, 1);
const TOKENS = secretTexts(4, 1).slice(0, 31);
const WORDS = [
  'password',
  'api_key',
  'token',
  'secret',
  'Authorization',
  'Cookie',
  'Bearer',
  '--password',
  'sig',
  '-u',
];
const SIGNS = [
  '=',
  ':',
  ': ',
  ' ',
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  '\n',
  ',',
  ';',
  '@',
  '://',
  '[',
  ']',
  '(',
  ')',
  '{',
  '$',
  '-',
];
const PARTS = [
  '[redacted]',
  '(redacted 1, 3 characters)',
  'me',
  'x1',
  'true',
  'hunter2-hunter2-hunter2',
  'Abc123$%',
  '-----END ',
];

const piece = fc.oneof(
  fc.constantFrom(...WORDS, ...PARTS),
  fc.constantFrom(...SIGNS),
  fc.constantFrom(...SIGNS),
  fc.constantFrom(...TEXTS.flatMap(({ text, secret }) => [text, secret])),
  fc.string({ maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));

test('redacting twice changes nothing more', () => {
  fc.assert(
    fc.property(text, (given) => {
      const once = redactText(given);
      expect(redactText(once)).toBe(once);
    }),
    { numRuns: 5000 },
  );
});

test('a text grows by no more than its secrets', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(redactText(given).length).toBeLessThanOrEqual(4 * given.length);
    }),
    { numRuns: 2000 },
  );
});

test('a token that is known by how it begins does not show, whatever stands around it', () => {
  const blank = fc.constantFrom(' ', '\n', '"', "'", '=', '/', '(', ',', ';', '>');
  fc.assert(
    fc.property(text, blank, fc.constantFrom(...TOKENS), blank, text, (before, one, { secret }, other, after) => {
      expect(redactText(before + one + secret + other + after)).not.toContain(secret);
    }),
    { numRuns: 2000 },
  );
});

const N = 200_000;

test.each([
  ...['password=', 'token:', 'eyJ', '-----BEGIN ', '://a:', '://', 'sk-', '"', ' ', '--password ', 'Cookie: a='],
  ...[
    'authorization: x ',
    'authorization: digest ',
    'a',
    '=',
    'bearer ',
    '-----BEGIN PRIVATE KEY',
    'password="',
    'SG.',
  ],
  ...[
    'secret:\\',
    'xx8Q~',
    'xoxe.',
    'token: "',
    'a.b-',
    'https://a@',
    '\\',
    '[redacted',
    'AKIA',
    '1:AA',
    '--a ',
    "'a:",
  ],
])('a text of %j over and over is read', (part) => {
  const given = part.repeat(N / part.length);
  expect(redactText(given).length).toBeLessThanOrEqual(4 * N);
});

test('what is left out of a long text is not searched, and a secret that is cut does not show', () => {
  const secret = TEXTS[2]?.secret ?? '';
  const shown = redactedBeginning(`${'a '.repeat(195)}${secret}${' a'.repeat(N)}`, 400);
  expect(shown).toHaveLength(400);
  expect(shown).not.toContain(secret.slice(0, 8));
});

/** Returns a value with a text put at one of its places, counted as they are met, as a key or as a value. */
function withTextAt(value: unknown, put: string, place: { left: number }): unknown {
  const isHere = (): boolean => place.left-- === 0;
  if (Array.isArray(value)) {
    return value.map((each) => withTextAt(each, put, place));
  }
  if (!isFields(value)) {
    return isHere() ? put : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [isHere() ? put : key, withTextAt(each, put, place)]),
  );
}

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', labels: { app: 'a' }, annotations: { 'example.com/note': 'n' } },
  spec: {
    nodeSelector: { disk: 'ssd' },
    containers: [{ name: 'a', image: 'a:1', command: ['a'], args: ['--b', 'c'], env: [{ name: 'A', value: 'b' }] }],
  },
  status: { conditions: [{ type: 'Ready', message: 'm' }] },
};

test('a token in any place of an object does not come into a recording', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.constantFrom(...TEXTS.slice(0, 31)), (left, { secret }) => {
      expect(JSON.stringify(redactObject(withTextAt(POD, secret, { left }) as object))).not.toContain(secret);
    }),
    { numRuns: 1000 },
  );
});
