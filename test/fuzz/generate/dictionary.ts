import type { Random } from '../../oracle/random';
import type { Tree } from './tree';

/** Names that an object of JavaScript has already, or that mean something to a file system, a shell or a reader. */
export const NAMES: readonly string[] = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'toJSON',
  'then',
  'length',
  '',
  ' ',
  '.',
  '..',
  '-',
  '--help',
  '-rf',
  '0',
  '1e3',
  'null',
  'true',
  '<<',
  '=',
  '*',
  'a/b',
  'a~1b',
  '../../etc/passwd',
  '/etc/passwd',
  'a\nb',
  'Ä',
  '模型',
  '🚀',
  '\ud800',
  'x'.repeat(254),
  '{{ .Values.name }}',
  '$' + '{{ github.token }}',
  '$(touch @CANARY@)',
  '`touch @CANARY@`',
  ';touch @CANARY@;',
  '--upload-pack=touch @CANARY@',
];

/** Texts that a terminal, a runner, a browser, a spreadsheet or a reader of Markdown would obey. */
export const TEXTS: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://example.org\u0007x\u001b]8;;\u0007',
  '\u001b[2J\u001b[H',
  '\u009b31m',
  '\u202egnp.exe',
  '\u2066a\u2069',
  '\u200bzero',
  '\ufeffbom',
  '\u0000',
  '\u0007\b\u007f',
  'a\rb',
  'a\u0085b\u2028c\u2029d',
  '::stop-commands::t',
  'a\n::error file=x::y',
  '::add-mask::a',
  '##[stop-commands]t',
  'a\n##[error]x',
  '##vso[task.setvariable variable=a]b',
  '@org/team #1',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '<img src=x onerror=alert(1)>',
  '</details></script><script>alert(1)</script>',
  '| a | b |\n|---|---|',
  '```\ncode\n```',
  '<!-- x -->',
  ']]>&lt;"\'',
  '=HYPERLINK("https://example.org")',
  '+1+1',
  '%s%n%x',
  '\\u001b\\x1b',
];

const NUMBERS: readonly string[] = [
  '-1',
  '0',
  '-0',
  '1',
  '2',
  '3.7',
  '0.1',
  '1e-320',
  '1e308',
  '1e400',
  '-1e400',
  '255',
  '32767',
  '65535',
  '65536',
  '999999',
  '2147483647',
  '2147483648',
  '-2147483649',
  '4294967296',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551616',
  '1000000000',
  '1e9',
  '1e12',
  '.nan',
  '.inf',
  '-.inf',
  '1e-9',
];

/** Scalars that YAML 1.1 and 1.2 read each in its own way, and tags. */
const ODD_SCALARS: readonly string[] = [
  'yes',
  'no',
  'on',
  'Off',
  'y',
  '~',
  'Null',
  '',
  '0644',
  '0o17',
  '0b11',
  '0x1F',
  '1_000',
  '1:30:00',
  '+1',
  '1.',
  '.5',
  '2001-12-14',
  '2001-12-14t21:59:43.10-05:00',
  '!!binary aGVsbG8=',
  '!!binary "%%%"',
  '!!str 1',
  '!!int "1"',
  '!!int x',
  '!!float 1',
  '!!null x',
  '!!bool yes',
  '!!set {a, b}',
  '!!omap [a: 1]',
  '!!timestamp 2001-12-14',
  '!foo bar',
  '!<tag:yaml.org,2002:str> a',
  "!!js/function 'x'",
  '!!python/object x',
  '*missing',
  '&a 1',
  '{? a : b}',
  '[? a]',
  '"\\x1b[31m"',
  "'it''s'",
  '|\n        a\n        b\n',
  '>-\n        a\n',
  '{<<: {a: 1}}',
  '{<<: [{a: 1}, {b: 2}]}',
  '{<<: 1}',
  '{a: 1, a: 2}',
  '{__proto__: {polluted: true}}',
  '{constructor: {prototype: {polluted: true}}}',
];

const QUANTITIES: readonly string[] = [
  '100m',
  '1',
  '0',
  '-1',
  '0.5',
  '1n',
  '1u',
  '250Mi',
  '1Gi',
  '1Ki',
  '1ki',
  '8Ei',
  '16Ei',
  '1E',
  '1e18',
  '1e400',
  '1e-400',
  '9223372036854775807',
  '9223372036854775808',
  '',
  '1 Gi',
  '+1',
  '.5',
  '1.',
  'NaN',
  'Infinity',
  '٣',
  '1GiB',
  '0x10',
  '1'.repeat(400),
  `0.${'0'.repeat(60)}1`,
];

const DURATIONS: readonly string[] = [
  '5m',
  '30s',
  '0s',
  '-1s',
  '1e9s',
  '1000000h',
  'PT1M',
  '1h30m',
  '1ns',
  '9223372037s',
  '',
];
const CRONS: readonly string[] = [
  '* * * * *',
  '0 0 31 2 *',
  '@every 1s',
  '@daily',
  '61 * * * *',
  '*/0 * * * *',
  '0 0 29 2 1',
  '* * * * * *',
  'TZ=X * * * * *',
  '?',
  'L W #',
];
const TIMES: readonly string[] = [
  '2000-01-01T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '275760-09-13T00:00:00Z',
  '2000-01-01',
  'now',
  '-1',
  '2000-02-30T00:00:00+99:99',
];
const SELECTORS: readonly string[] = [
  'app=web',
  'app in (a,b)',
  '!a',
  'a!=',
  'a in ()',
  'a==b,c',
  '=',
  ',',
  'a notin (b',
  'x>1',
];
const VERSIONS: readonly string[] = [
  '1.28',
  '1.33',
  '1.37',
  '1.99',
  '1',
  'v1.30',
  '1.30.0',
  '1e1',
  '-1',
  '99999999999.1',
  '',
];
const ADDRESSES: readonly string[] = [
  '10.0.0.0/8',
  '::/0',
  '127.0.0.1',
  '999.1.1.1',
  'http://127.0.0.1:1',
  'https://user:pass@127.0.0.1:1/x',
  'file:///etc/passwd',
  'javascript:1',
  '0.0.0.0/33',
];
const PERCENTS: readonly string[] = ['25%', '0%', '100%', '101%', '-1%', '1e9%', '%', '0.5%'];

/** What suits a field, by its name. */
const BY_KEY: readonly (readonly [pattern: RegExp, values: readonly string[]])[] = [
  [/cpu|memory|storage|quantity|limit|request|averagevalue|^value$|bytes|size/i, QUANTITIES],
  [/schedule|cron/i, CRONS],
  [/time(stamp)?$|date|^at$|until|expires/i, TIMES],
  [/duration|timeout|interval|period/i, DURATIONS],
  [/selector|operator/i, SELECTORS],
  [/version/i, VERSIONS],
  [/url|host|cidr|address|ip$/i, ADDRESSES],
  [/max(Surge|Unavailable)|minAvailable|percent/i, PERCENTS],
];

/** Returns a value that a reader may stumble over, for a field of that name. */
export function hostileValue(random: Random, key: string): Tree {
  const hint = BY_KEY.find(([pattern]) => pattern.test(key));
  if (hint !== undefined && random.chance(0.4)) {
    return { kind: 'scalar', value: random.pick(hint[1]) };
  }
  switch (random.int(0, 11)) {
    case 0:
    case 1:
    case 2:
      return { kind: 'raw', text: random.pick(NUMBERS) };
    case 3:
      return { kind: 'raw', text: random.pick(ODD_SCALARS) };
    case 4:
      return { kind: 'scalar', value: hostileText(random) };
    case 5:
    case 6:
      return { kind: 'scalar', value: random.pick(NAMES) };
    case 7:
      return { kind: 'scalar', value: random.pick([null, true, false, '']) };
    case 8:
      return { kind: 'list', items: random.chance(0.5) ? [] : [{ kind: 'scalar', value: null }] };
    case 9:
      return { kind: 'map', entries: random.chance(0.5) ? [] : [[random.pick(NAMES), { kind: 'scalar', value: 'x' }]] };
    case 10:
      return { kind: 'scalar', value: random.pick([...QUANTITIES, ...DURATIONS, ...SELECTORS, ...PERCENTS]) };
    default:
      return { kind: 'scalar', value: longText(random) };
  }
}

/** Returns a text that some reader would obey, alone or inside another. */
export function hostileText(random: Random): string {
  const text = random.pick(TEXTS);
  return random.chance(0.5) ? text : `a${text}b${random.pick(TEXTS)}`;
}

/** Returns a name that is one of the hostile ones more often than not. */
export function hostileName(random: Random): string {
  return random.chance(0.8) ? random.pick(NAMES) : hostileText(random);
}

function longText(random: Random): string {
  const piece = random.pick([
    'a',
    ' ',
    '-',
    'a ',
    '(',
    '[',
    '*',
    '\\',
    '"',
    '<',
    '&',
    '\t',
    'é',
    'a=',
    '/',
    '_',
    '`',
    '\n',
  ]);
  return piece.repeat(random.pick([100, 1000, 1000, 10_000, random.chance(0.1) ? 200_000 : 300]));
}
