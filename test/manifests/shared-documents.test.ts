import fc from 'fast-check';
import { loadManifests } from '../../lib/manifests/load-manifests';
import type { Manifest } from '../../lib/manifests/manifest';
import { SharedDocuments } from '../../lib/manifests/read-yaml';

const LINES = [
  ...['---', '--- # next', '...', '# remark', '', '  ', '---\t', '%YAML 1.2', '--- {apiVersion: v1, kind: Flow}'],
  ...[
    'apiVersion: v1',
    'kind: Thing',
    'metadata: { name: a }',
    'metadata:',
    '  name: b',
    'data:',
    '  text: |\n    ---\n    line',
  ],
  ...[
    'kind: List',
    'items:',
    '- apiVersion: v1',
    '  kind: Other',
    '  metadata: {name: c}',
    "quoted: 'one",
    "  two'",
    '&a x: *a',
    'bad: [',
    '- item',
  ],
];
const text = fc.array(fc.constantFrom(...LINES), { maxLength: 24 }).map((lines) => lines.join('\n'));
const object = fc.constantFrom(
  'apiVersion: v1\nkind: A\nmetadata:\n  name: a\nspec:\n  x: 1\n',
  '# remark\napiVersion: v1\nkind: B\nspec: { list: [1, 2], text: "a\\nb" }\n',
  'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: C\n- apiVersion: v1\n  kind: D\n',
  'apiVersion: v1\nkind: E\nspec: &x { y: 1 }\nother: *x\n',
);
const stream = fc
  .tuple(
    fc.constantFrom('', '---\n', '# head\n', '\n\n---\n'),
    fc.array(object, { maxLength: 6 }),
    fc.constantFrom('---\n', '--- # b\n', '...\n---\n'),
  )
  .map(([start, objects, between]) => start + objects.join(between));

function outcome(read: () => readonly Manifest[]): unknown {
  try {
    return read().map(({ data, source, lineOf }) => [
      data,
      source,
      ['', '/spec', '/spec/x', '/metadata/name', '/spec/list/1', '/other', '/kind'].map(lineOf),
    ]);
  } catch (error) {
    return (error as Error).message;
  }
}

test('documents that are shared are read as they are alone: values, places and errors', () => {
  fc.assert(
    fc.property(fc.oneof(text, stream), fc.oneof(text, stream), (one, other) => {
      const shared = new SharedDocuments();
      for (const each of [one, other, one]) {
        expect(outcome(() => loadManifests(each, 'a.yaml', shared))).toEqual(
          outcome(() => loadManifests(each, 'a.yaml')),
        );
      }
    }),
    { numRuns: 1000 },
  );
});

test('equal documents of two texts are one value', () => {
  const shared = new SharedDocuments();
  const yaml = 'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n';
  const [one] = loadManifests(yaml, 'a.yaml', shared);
  const [other] = loadManifests(`# remark\n---\n${yaml.replace('kind: B', 'kind: C')}`, 'b.yaml', shared).slice(1);
  const [again] = loadManifests(yaml, 'c.yaml', shared);
  expect(again?.data).toBe(one?.data);
  expect(other?.data).not.toBe(one?.data);
});
