import { InvalidInput } from '../../../lib/values/invalid-input';
import { factsOf, type Line, textLines, withLines } from '../../support/run-recording';
import { scriptedRun } from '../../support/scripted-validation';

const GOOD = scriptedRun();
const recordOf = (texts: readonly string[]) => factsOf(texts).record;
const integrityOf = (texts: readonly string[]) => recordOf(texts).integrity;

test('a whole recording has no damage, and its digest matches', () => {
  expect(integrityOf(textLines(GOOD))).toEqual({
    lines: GOOD.length,
    damaged: [],
    cutOff: [],
    digest: 'matches',
  });
});

test('a last line that is cut off is tolerated and told', () => {
  const texts = [...textLines(GOOD.slice(0, -1)), '{"kind":"Samp'];
  const { damaged, cutOff } = integrityOf(texts);
  expect(damaged).toEqual([]);
  expect(cutOff).toEqual([{ line: GOOD.length, reason: 'is no JSON' }]);
});

test('fails to read a line in the middle, and goes on behind it', () => {
  const texts = textLines(GOOD);
  const { integrity, samples } = recordOf(texts.map((text, at) => (at === 50 ? text.slice(0, 20) : text)));
  expect(integrity.damaged).toEqual([{ line: 51, reason: 'is no JSON' }]);
  expect(integrity.digest).toBe('differs');
  expect(samples.length).toBeGreaterThan(90);
});

test('a line that was cut off before the run was taken up again is no damage', () => {
  const lines = textLines(GOOD);
  const at = GOOD.findIndex(({ kind, state }) => kind === 'Phase' && state === 'end');
  const resumed = [
    ...lines.slice(0, at),
    '{"kind":"Samp',
    '{"kind":"Resume","time":"2000-01-01T00:00:00Z"}',
    ...lines.slice(at),
  ];
  const { integrity, resumes } = recordOf(resumed);
  expect(integrity.damaged).toEqual([]);
  expect(integrity.cutOff).toHaveLength(1);
  expect(resumes).toHaveLength(1);
});

test('a run that was taken up again ends with its last end', () => {
  const end: Line = { kind: 'End', time: '2000-01-01T00:00:00.000Z', reason: 'interrupted' };
  const resume: Line = { kind: 'Resume', time: '2000-01-01T00:00:00.000Z' };
  const { end: last, integrity } = recordOf(textLines([GOOD[0] as Line, end, resume, ...GOOD.slice(1)]));
  expect(last?.reason).toBe('completed');
  expect(integrity.digest).toBe('matches');
});

test('a phase that was begun again counts from its last begin', () => {
  const begin = GOOD.find(({ phase, state }) => phase === 'load' && state === 'begin') as Line;
  const at = GOOD.findIndex(
    ({ phase, state, time }) => phase === 'load' && state === undefined && String(time).includes('00:01:1'),
  );
  const again: Line = { ...begin, time: '2000-01-01T00:01:12.000Z' };
  const phase = recordOf(textLines([...GOOD.slice(0, at + 1), again, ...GOOD.slice(at + 1)])).phases[3];
  expect(phase).toMatchObject({ phase: 'load', attempts: 2, beginSeconds: 72, state: 'ended' });
});

test('counts of the load generator go on over its resets', () => {
  const { phases } = recordOf(textLines(GOOD));
  expect(phases.map(({ load }) => load?.requests)).toEqual([undefined, undefined, 240, 12_000, 28_800, 0]);
});

test('a reset that nobody told of is seen by counts that fall', () => {
  const untold = withLines(GOOD, 'Phase', ({ statisticsReset: _, ...line }) => line as Line);
  const { phases } = recordOf(textLines(untold));
  expect(phases[4]?.load).toMatchObject({ requests: 28_800, isOwnStatistics: true });
});

test('a sample without one of its sources is not whole', () => {
  const lines = withLines(GOOD, 'Sample', (line, at) => (at === 20 ? ({ ...line, load: undefined } as Line) : line));
  const { sampleCount } = recordOf(textLines(lines)).phases[3] ?? {};
  expect(sampleCount).toEqual({ expected: 30, complete: 29, missing: 1, without: { load: 1 } });
});

test('observations by the cluster clock may be written late', () => {
  const late = withLines(GOOD, 'Sync', (line) => ({
    ...line,
    time: String(line.time).replace('2000-01-01', '1999-12-31'),
  }));
  expect(integrityOf(textLines(late)).damaged).toEqual([]);
});

test('fails on other lines that go back in time, and on lines behind the end', () => {
  const sample = GOOD.find(({ kind }) => kind === 'Sample') as Line;
  expect(integrityOf(textLines([...GOOD, sample])).damaged.map(({ reason }) => reason)).toEqual([
    'is earlier than the line before it',
  ]);
  const behind = { ...sample, time: '2000-01-01T00:10:00.000Z' };
  expect(integrityOf(textLines([...GOOD, behind])).damaged.map(({ reason }) => reason)).toEqual([
    'stands behind the end',
  ]);
});

test('an Event that happens again is told once, with its last count', () => {
  const event = (count: number, seconds: number): Line => ({
    kind: 'Event',
    time: `2000-01-01T00:08:2${seconds}.000Z`,
    type: 'Warning',
    reason: 'Unhealthy',
    object: 'Pod/inference-0',
    message: 'probe failed',
    count,
    lastSeen: `2000-01-01T00:08:2${seconds}Z`,
  });
  const { events } = recordOf(textLines([...GOOD.slice(0, -2), event(1, 0), event(3, 5)]));
  expect(events.map(({ count, seconds }) => [count, seconds])).toEqual([[3, 500]]);
});

test.each([
  { why: 'no lines', texts: [] },
  { why: 'a file of another kind', texts: ['apiVersion: v1', 'kind: List'] },
])('fails on $why', ({ texts }) => {
  expect(() => factsOf(texts)).toThrow(InvalidInput);
  expect(() => factsOf(texts)).toThrow(
    /'test' is no recording of a validation run; name the folder that validate wrote/,
  );
});

test('a reset counts from the line that tells of it, also when a sample has the same time', () => {
  const begin = GOOD.findIndex(({ phase, state }) => phase === 'load' && state === 'begin');
  const time = GOOD[begin]?.time;
  const last = GOOD.slice(0, begin).findLastIndex(({ kind }) => kind === 'Sample');
  const lines = GOOD.map((line, at) => (at === last ? ({ ...line, time } as Line) : line));
  const moved = [...lines.slice(0, last), ...lines.slice(last + 1, begin), lines[last] as Line, ...lines.slice(begin)];
  const { phases } = recordOf(textLines(moved));
  expect(phases.map(({ load }) => load?.requests).slice(2)).toEqual([240, 12_000, 28_800, 0]);
});
