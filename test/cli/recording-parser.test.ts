import { RecordingParser } from '../../lib/cli/recording-parser';
import type { ApiObservation } from '../../lib/simulator/recording/api-objects';
import { readObservation } from '../../lib/simulator/recording/read-observation';
import { readSample } from '../oracle/sample';

const pod = (name: string, note = '') => ({
  metadata: { name, labels: { app: 'inference' }, annotations: { note } },
  spec: { containers: [] },
  status: { phase: 'Running' },
});
const line = (pods: unknown, more: object = {}) => ({
  kind: 'Observation',
  time: '2000-01-01T00:10:00Z',
  ...more,
  pods,
  target: {},
});

function readAll(lines: readonly unknown[]) {
  const parser = new RecordingParser();
  return lines.map((each) => parser.read(parser.parse(Buffer.from(JSON.stringify(each))) as ApiObservation));
}

test('pods of the same bytes are the same objects, others are read anew', () => {
  const [one, same, changed, back] = readAll([
    line([pod('a')]),
    line([pod('a')]),
    line([pod('a'), pod('b')]),
    line([pod('a')]),
  ]);
  expect(same?.pods).toBe(one?.pods);
  expect(changed?.pods.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(back?.pods).toEqual(one?.pods);
});

test.each([
  { why: 'brackets and quotes in texts', given: line([pod('a', '}]"[{\\"')]) },
  { why: 'the key inside of a text', given: line([pod('a')], { note: '"pods":[1]' }) },
  { why: 'the key in an object before', given: line([pod('a')], { extra: { pods: [pod('other')] } }) },
  { why: 'no pods', given: line([]) },
  { why: 'pods that begin like the last ones', given: line([pod('a'), pod('c')]) },
])('reads a line with $why as if it were the only one', ({ given }) => {
  const [, , read] = readAll([line([pod('a')]), given, given]);
  expect(read).toEqual(readObservation(given as unknown as ApiObservation));
});

test('every observation of the sample is read as without what was known before', () => {
  for (const { lines } of readSample().slice(0, 20)) {
    const observations = lines.filter(({ kind }) => kind === 'Observation');
    expect(readAll(observations)).toEqual(
      observations.map((each) => readObservation(each as unknown as ApiObservation)),
    );
  }
});
