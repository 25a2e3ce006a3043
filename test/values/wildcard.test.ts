import fc from 'fast-check';
import { type Characters, Wildcard } from '../../lib/values/wildcard';

const few = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '\n', '/'), maxLength: 12 });

test('a pattern matches what a regular expression with .* in the place of * matches', () => {
  fc.assert(
    fc.property(few, few, (pattern, text) => {
      const expression = pattern
        .split('*')
        .map((literal) => literal.replace(/[.\\/]/g, '\\$&'))
        .join('.*');
      expect(new Wildcard(pattern).matches(text)).toBe(new RegExp(`^${expression}$`, 's').test(text));
    }),
    { numRuns: 5000 },
  );
});

test('a text matches itself with any parts of it replaced by *', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.boolean())), (parts) => {
      const text = parts.map(([part]) => part).join('');
      const pattern = parts.map(([part, isOpen]) => (isOpen ? '*' : part)).join('');
      expect(new Wildcard(pattern).matches(text)).toBe(true);
    }),
  );
});

/** Counts how often a text is read. */
class Counted implements Characters {
  public steps = 0;
  public readonly length: number;

  public constructor(private readonly text: string) {
    this.length = text.length;
  }

  public charCodeAt(index: number): number {
    this.steps += 1;
    return this.text.charCodeAt(index);
  }
}

const N = 100_000;

test.each([
  { why: 'many stars', pattern: '*a'.repeat(N / 2), text: 'a'.repeat(N - 1) },
  { why: 'stars and a last letter that is missing', pattern: `${'a*'.repeat(N / 2)}b`, text: 'a'.repeat(N) },
  { why: 'a long literal that nearly occurs', pattern: `*${'a'.repeat(N / 2)}b*`, text: 'a'.repeat(N) },
  { why: 'a periodic literal', pattern: `*${'ab'.repeat(N / 8)}aa*`, text: 'ab'.repeat(N / 2) },
  { why: 'a long prefix', pattern: `${'a'.repeat(N)}*`, text: `${'a'.repeat(N - 1)}bb` },
  { why: 'a long suffix', pattern: `*${'a'.repeat(N)}`, text: `b${'a'.repeat(N)}` },
])('a text is read at most three times for $why', ({ pattern, text }) => {
  const counted = new Counted(text);
  new Wildcard(pattern).matches(counted);
  expect(counted.steps).toBeLessThanOrEqual(3 * N);
});
