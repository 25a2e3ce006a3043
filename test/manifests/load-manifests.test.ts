import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../../lib/manifests/field-at';
import { loadManifests } from '../../lib/manifests/load-manifests';
import { MAX_YAML_CHARACTERS } from '../../lib/manifests/read-yaml';

const TWO = `# a comment
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
    - port: 81
      nodePort: 30000
---

apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
`;

test('several documents carry file, line and document number', () => {
  const found = loadManifests(TWO, 'two.yaml').map(({ kind, namespace, source }) => ({ kind, namespace, ...source }));
  expect(found).toEqual([
    { kind: 'Service', namespace: 'default', file: 'two.yaml', line: 2, document: 1 },
    { kind: 'Deployment', namespace: 'shop', file: 'two.yaml', line: 13, document: 2 },
  ]);
});

test.each([
  { pointer: '', expected: 2 },
  { pointer: '/spec/ports/1/nodePort', expected: 10 },
  { pointer: '/spec/ports/0', expected: 8 },
  { pointer: '/spec/ports/1/protocol', expected: 9 },
  { pointer: '/spec/selector', expected: 6 },
])('the line of $pointer is $expected', ({ pointer, expected }) => {
  expect(loadManifests(TWO, 'two.yaml')[0]?.lineOf(pointer)).toBe(expected);
  expect(loadManifests(TWO.replaceAll('\n', '\r\n'), 'two.yaml')[0]?.lineOf(pointer)).toBe(expected);
});

test('lists are flattened, nested ones too, and items keep their lines', () => {
  const text = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata: {name: a}
- apiVersion: apps/v1
  kind: DeploymentList
  items:
  - apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: b
`;
  const found = loadManifests(text, 'list.yaml');
  expect(found.map(({ kind, name, source, lineOf }) => [kind, name, source.line, lineOf('/metadata/name')])).toEqual([
    ['Service', 'a', 4, 6],
    ['Deployment', 'b', 10, 13],
  ]);
});

test('anchors and merge keys are followed, and a merged key has the line of its mapping', () => {
  const text = `apiVersion: v1
kind: Service
metadata:
  name: a
  labels: &labels
    app: a
spec:
  selector:
    <<: *labels
    tier: web
`;
  const [service] = loadManifests(text, 'anchors.yaml');
  expect(textAt(service?.data, 'spec', 'selector', 'app')).toBe('a');
  expect(service?.lineOf('/spec/selector/app')).toBe(8);
  expect(service?.lineOf('/spec/selector/tier')).toBe(10);
});

test('JSON, a byte order mark, empty documents and documents of other tools are read', () => {
  expect(loadManifests('{"apiVersion": "v1",\n "kind": "Pod",\n "metadata": {"name": "p"}}', 'p.json')).toHaveLength(1);
  expect(loadManifests('\uFEFFapiVersion: v1\nkind: Pod\n', 'bom.yaml')).toHaveLength(1);
  expect(loadManifests('---\n---\n# nothing\n---\nreplicaCount: 2\n---\n- 1\n---\ntext\n', 'values.yaml')).toEqual([]);
  expect(loadManifests('', 'empty.yaml')).toEqual([]);
});

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'].map((pair) => [...pair])) {
  bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`);
}

test.each([
  { why: 'fails on malformed YAML', text: 'kind: A\nspec: [1,\nname: b\n', error: /^'bad.yaml:3' is not YAML/ },
  { why: 'fails on an alias bomb', text: `---\nok: 1\n---\n${bomb.join('\n')}\n`, error: /^'bad.yaml:4' has aliases/ },
  { why: 'fails on a value that contains itself', text: 'a: &a\n  b: *a\n', error: /^'bad.yaml:2' has an alias in/ },
  { why: 'fails on binary content', text: 'kind: A\n\u0000\u0001\n', error: /^'bad.yaml:2' has the character U\+0000/ },
  { why: 'fails on nesting without end', text: `a:\n${'['.repeat(5000)}`, error: /^'bad.yaml:2' is not YAML/ },
  {
    why: 'fails on an alias without anchor',
    text: 'a: *b\n',
    error: /^'bad.yaml:1' has the alias \*b without an anchor/,
  },
  {
    why: 'fails on a text past the limit before it parses it',
    text: 'a'.repeat(MAX_YAML_CHARACTERS + 1),
    error: /^'bad.yaml:1' is longer than 16 MiB/,
  },
])('$why', ({ text, error }) => {
  expect(() => loadManifests(text, 'bad.yaml')).toThrow(error);
});

test('what is synthesized with many objects in one List is located in time that grows with its size', () => {
  const items = Array.from(
    { length: 3000 },
    (_, i) => `- apiVersion: v1\n  kind: Service\n  metadata: {name: s${i}}\n`,
  );
  const found = loadManifests(`apiVersion: v1\nkind: List\nitems:\n${items.join('')}`, 'list.yaml');
  expect(found.at(-1)?.source.line).toBe(4 + 2999 * 3);
});

test('the package manifest is JSON, so it is readable, and holds no Kubernetes object', () => {
  const file = join(__dirname, '../../package.json');
  expect(loadManifests(readFileSync(file, 'utf8'), file)).toEqual([]);
});
