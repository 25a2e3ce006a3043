import { loadManifests } from '../../../lib/manifests/load-manifests';
import { readYaml } from '../../../lib/manifests/read-yaml';
import { readValue } from '../../../lib/manifests/yaml/read-value';

test('keys that stand several times come with all their lines, through lists and documents', () => {
  const text = `# head
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata:
    name: a
    labels: {x: "1", z: "2",
      x: "3"}
    name: b
    name: c
---
kind: Service
apiVersion: v1
0x1: a
1: b
`;
  const [first, second] = loadManifests(text, 'f.yaml');
  expect(first?.duplicateKeys).toEqual([
    { key: 'x', pointer: '/metadata/labels/x', lines: [9, 10] },
    { key: 'name', pointer: '/metadata/name', lines: [8, 11, 12] },
  ]);
  expect(first?.name).toBe('c');
  expect(first?.lineOf('/metadata/name')).toBe(12);
  expect(first?.lineOf('/metadata/labels/x')).toBe(10);
  expect(second?.duplicateKeys).toEqual([{ key: '1', pointer: '/1', lines: [16, 17] }]);
});

test('a merged key that is written too is no duplicate, in either order', () => {
  const [document] = readYaml('a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\nd:\n  b: 2\n  <<: *x\n', 'f.yaml');
  expect(document?.duplicateKeys).toEqual([]);
  // kubectl takes what stands last, also where that is merged.
  expect(document?.value).toEqual({ a: { b: 1 }, c: { b: 2 }, d: { b: 1 } });
});

test('names that objects of JavaScript have are plain keys', () => {
  const [document] = readYaml('__proto__: {polluted: 1}\nconstructor: 2\nx:\n  <<: {__proto__: 3}\n', 'f.yaml');
  const value = document?.value as Record<string, unknown>;
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'x']);
  expect(Object.keys(value.x as object)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each([
  { why: 'carriage returns', text: 'a: 1\r\n---\r\nb:\r\n  c: [1,\r\n    2]\r\n', pointer: '/b/c/1', expected: 5 },
  { why: 'JSON', text: '\n{"a":\n  {"b":\n 1}}\n', pointer: '/a/b', expected: 3 },
  { why: 'the second value of JSON', text: '{"a": 1}\n{"b":\n2,\n"c": 3}', pointer: '/c', expected: 4 },
  { why: 'a flow collection that is not indented', text: 'a: [\n1,\n2\n]\nb: 3\n', pointer: '/b', expected: 5 },
  { why: 'a key of another type', text: 'x: 1\n0x10:\n  z: 2\n', pointer: '/16/z', expected: 3 },
  { why: 'an empty value', text: 'a: 1\nb:\n  c:\n', pointer: '/b/c', expected: 3 },
  { why: 'a mark at the beginning', text: '\ufeff---\na: 1\nb: 2\n', pointer: '/b', expected: 3 },
])('lines are those of the file: $why', ({ text, pointer, expected }) => {
  expect(readYaml(text, 'f').at(-1)?.lineOf(pointer)).toBe(expected);
});

test.each([
  { text: '5', expected: 5 },
  { text: '0x1F', expected: 31 },
  { text: 'on', expected: true },
  { text: '[1, a]', expected: [1, 'a'] },
  { text: '{a: 1}', expected: { a: 1 } },
  { text: '~', expected: null },
  { text: '"5"', expected: '5' },
  { text: '500m', expected: '500m' },
])('a value by itself, $text, is read by the same rules', ({ text, expected }) => {
  expect(readValue(text)).toEqual(expected);
});

test('aliases expand as far as kubectl lets them, in time that a walk needs', () => {
  const levels = Array.from({ length: 20 }, (_, index) =>
    index === 0
      ? 'a0: &a0 [x]'
      : `a${index}: &a${index} [${Array(10)
          .fill(`*a${index - 1}`)
          .join(', ')}]`,
  );
  expect(() => readYaml(`${levels.slice(0, 3).join('\n')}\n`, 'f')).not.toThrow();
  expect(() => readYaml(`${levels.join('\n')}\n`, 'f')).toThrow('has aliases that expand too far');
});
