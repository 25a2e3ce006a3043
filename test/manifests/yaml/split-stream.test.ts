import { splitStream } from '../../../lib/manifests/yaml/split-stream';

test('half a million values of JSON in one line are cut in one pass', () => {
  const parts = splitStream('{"a":1}'.repeat(500_000), 'a.json');
  expect(parts).toHaveLength(500_000);
  expect(parts.at(-1)).toEqual({ syntax: 'json', text: '{"a":1}', linesBefore: 0 });
});

test('values of JSON know the lines before them', () => {
  const parts = splitStream('{"a":1}\n\n{"b":\n2}{"c":3}\n', 'a.json');
  expect(parts.map(({ linesBefore }) => linesBefore)).toEqual([0, 2, 3]);
});
