import fc from 'fast-check';
import { quoted, shown } from '../../lib/values/shown';

test.each([
  { value: 'a', expected: '"a"' },
  { value: Number.NaN, expected: 'NaN' },
  { value: undefined, expected: 'undefined' },
  { value: null, expected: 'null' },
  { value: 2n ** 63n, expected: '9223372036854775808' },
  { value: { a: [1, null, 'x'], b: {} }, expected: '{"a":[1,null,"x"],"b":{}}' },
])('$expected', ({ value, expected }) => {
  expect(shown(value)).toBe(expected);
});

test('what is short is shown as JSON, what is long is cut where its JSON would be', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value);
      expect(shown(value)).toBe(json.length > 120 ? `${json.slice(0, 120)}…` : json);
    }),
  );
});

test('nesting beyond the stack and texts of many megabytes are shown as far as they fit', () => {
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(shown(deep)).toBe(`${'['.repeat(120)}…`);
  expect(shown({ a: 'x'.repeat(50_000_000) })).toBe(`{"a":"${'x'.repeat(114)}…`);
  expect(shown(Array(1_000_000).fill(deep))).toHaveLength(121);
});

test('a text in quotes is cut too', () => {
  expect(quoted('a')).toBe("'a'");
  expect(quoted('x'.repeat(200))).toBe(`'${'x'.repeat(120)}…'`);
});
