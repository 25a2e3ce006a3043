import fc from 'fast-check';

/** Attacks on readers of text, by the reader. */
export const ATTACKS: Readonly<Record<string, readonly string[]>> = {
  terminal: [
    '\u001b]0;pwn\u0007',
    '\u001b[2J\u001b[1;1H',
    '\u001b[31mred\u001b[0m',
    '\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\',
    '\u001bP1$r0m\u001b\\',
    '\u009b31m',
    '\u009d0;pwn\u009c',
    'a\rb',
    '\b\b\b',
    '\u0000',
    '\u007f',
    '\u0085',
    '\u001b[1mbold\u001b[22m',
  ],
  unicode: [
    'user\u202egnp.exe',
    '\u2066x\u2069',
    'a\u200bb',
    'a\u200db',
    '\ufeff',
    '\u00ad',
    '\u2028',
    '\u2029',
    '\u061c',
    '\ud800',
    'x\udc00',
    '\u{e0041}\u{e0042}',
    '\ufe0f',
    '\u3164',
    '\uffff',
    '\ufdd0',
    '\u{1fffe}',
    'a\u0301\u0301',
    '\u{1f600}',
  ],
  runner: [
    '::error::x',
    '::stop-commands::tok',
    '  ::add-mask::a',
    'x\n::set-output name=a::b',
    'x\r\n::warning file=a::b',
    '##[error]x',
    'a ##[stop-commands]tok',
    '###[group]x',
    '#\u00ad#[error]x',
    ':\u200b:error::x',
    '\u00a0::error::x',
    '##vso[task.setvariable variable=a]b',
    'section_start:1:x\r\u001b[0K',
    '%0A::error::x',
  ],
  markdown: [
    '@team',
    '@org/team',
    'a@b.example',
    '#1',
    'GH-1',
    'owner/repo#1',
    'owner/repo@0123456789abcdef0123456789abcdef01234567',
    'deadbeef1',
    'closes #1',
    'https://evil.example',
    'www.evil.example',
    '<https://evil.example>',
    'mailto:a@b.example',
    '[x](https://evil.example)',
    '![x](//evil.example/a.png)',
    '[x]: //evil.example',
    '[^1]',
    '[^1]: note',
    '# heading',
    '- [x] done',
    '1. one',
    '1) one',
    '> [!NOTE]',
    '---',
    '***',
    '===',
    '```',
    '~~~',
    '`',
    '``',
    '``` ` ``',
    '$x$',
    '$$',
    '$`x`$',
    ':smile:',
    ':+1:',
    '| a | b |',
    '|---|',
    '\\|',
    '\\`',
    '~~x~~',
    '**x**',
    '__x__',
    '&lt;b&gt;',
    '&#64;team',
    '    code',
    '\ttab',
    '</details>',
    '</summary>',
    '</code>',
    '</sub>',
    '`@team`',
    '`a``@team`',
  ],
  markup: [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><script>',
    '</style><script>',
    '</pre></td></table>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml ?>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '&a;',
    '&#0;',
    '&#x1b;',
    '&',
    'javascript:alert(1)',
    '{a}{b|c}',
  ],
  spreadsheet: [
    '=cmd|"/c calc"!A0',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '"',
    'a,b',
    'a"b',
    'a\nb',
    '\uff1d1+1',
  ],
  structured: [
    'key: value',
    '- item',
    '*alias',
    '&anchor',
    '!!binary',
    '---',
    '...',
    '%YAML 1.1',
    '{',
    '[',
    '}',
    "'",
    'a #b',
  ],
  length: ['x'.repeat(10_000), '`'.repeat(500), '<'.repeat(500), '@'.repeat(500), '#'.repeat(500), ':'.repeat(500)],
};

const ALL = Object.values(ATTACKS).flat();

/** Texts of which each reader obeys some: attacks alone and together, among random characters of all of Unicode. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ALL) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...ALL.filter(({ length }) => length < 100)), fc.constantFrom(' ', '\n', 'a')), {
        minLength: 2,
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) },
  // Units by themselves, so that lone surrogates come up.
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 20 })
      .map((units) => String.fromCharCode(...units)),
  },
);

/** Returns a copy of a value in which one of its texts, counted round, is another; numbers and structure stay. */
export function withTextReplaced<T>(value: T, place: number, text: string): T {
  const copy = structuredClone(value);
  const places: (() => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node === 'object' && node !== null) {
      for (const [key, child] of Object.entries(node)) {
        if (typeof child === 'string') {
          places.push(() => Object.assign(node, { [key]: text }));
        }
        visit(child);
      }
    }
  };
  visit(copy);
  places[place % places.length]?.();
  return copy;
}

/** Returns a copy of a value in which every text that a law lets through is another. */
export function withTextsReplaced<T>(value: T, change: (text: string, key: string) => string): T {
  const visit = (node: unknown, key: string): unknown => {
    if (typeof node === 'string') {
      return change(node, key);
    }
    if (Array.isArray(node)) {
      return node.map((each) => visit(each, key));
    }
    return typeof node === 'object' && node !== null
      ? Object.fromEntries(Object.entries(node).map(([name, child]) => [name, visit(child, name)]))
      : node;
  };
  return visit(value, '') as T;
}
