import { manifestsOf } from '../../lib/manifests/load-manifests';
import type { Manifest } from '../../lib/manifests/manifest';
import { findRenames, RENAME_SIMILARITY } from '../../lib/review/find-renames';
import { pairObjects } from '../../lib/review/pair-objects';

function config(name: string, data: Record<string, string>, namespace = 'default'): Manifest[] {
  return manifestsOf([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data }]);
}

const numbered = (count: number, changed = 0): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, index < changed ? 'new' : 'old']));

function renamesBetween(base: readonly Manifest[], head: readonly Manifest[]): string[] {
  const { renames } = findRenames(pairObjects(base, head));
  return renames.map((each) => `${each.base.name} -> ${each.head.name} ${each.similarityRatio.toFixed(2)}`);
}

test.each([
  { changed: 0, expected: ['a -> b 1.00'], why: 'equal contents' },
  { changed: 3, expected: ['a -> b 0.70'], why: `just ${RENAME_SIMILARITY}` },
  { changed: 4, expected: [], why: 'less alike than that' },
])('$changed of 10 fields that differ: $why', ({ changed, expected }) => {
  expect(renamesBetween(config('a', numbered(10)), config('b', numbered(10, changed)))).toEqual(expected);
});

test('a name that differs in its hash alone is a rename, whatever the content', () => {
  expect(renamesBetween(config('a-5f2c81d9', { x: '1' }), config('a-77aa01be', { y: '2' }))).toEqual([
    'a-5f2c81d9 -> a-77aa01be 0.00',
  ]);
  expect(renamesBetween(config('a-production', { x: '1' }), config('a-staging', { y: '2' }))).toEqual([]);
});

test('too little content is no evidence', () => {
  expect(renamesBetween(config('a', { x: '1' }), config('b', { x: '1' }))).toEqual([]);
});

test('another kind, or a name that head still has, is no rename', () => {
  const secret = manifestsOf([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b' }, data: numbered(5) }]);
  expect(renamesBetween(config('a', numbered(5)), secret)).toEqual([]);
  expect(renamesBetween(config('a', numbered(5)), [...config('a', numbered(5)), ...config('b', numbered(5))])).toEqual(
    [],
  );
});

test('an object that moves to another namespace is found there', () => {
  expect(renamesBetween(config('a', numbered(5)), config('a', numbered(5), 'shop'))).toEqual(['a -> a 1.00']);
});

test('of several the most alike are one, and each is one only once', () => {
  const base = [...config('a', numbered(10)), ...config('b', numbered(10, 2))];
  const head = [...config('c', numbered(10, 2)), ...config('d', numbered(10, 1))];
  expect(renamesBetween(base, head)).toEqual(['b -> c 1.00', 'a -> d 0.90']);
  expect(renamesBetween([...base].reverse(), [...head].reverse())).toEqual(['b -> c 1.00', 'a -> d 0.90']);
});

test('among very many only hashes are looked at, so that the time stays in bounds', () => {
  const many = (prefix: string): Manifest[] =>
    Array.from({ length: 200 }, (_, index) => config(`${prefix}-${index}`, numbered(5))).flat();
  const base = [...many('old'), ...config('x-11aa22bb', numbered(5))];
  const head = [...many('new'), ...config('x-33cc44dd', numbered(5))];
  expect(renamesBetween(base, head)).toEqual(['x-11aa22bb -> x-33cc44dd 1.00']);
});
