import { simulatedRun } from '../../lib/cli/report/simulated-run';
import { makeReport } from '../../lib/live/report/make-report';
import { referenceRun } from '../support/reference-run';
import { factsOf, type Line, textLines, withLines } from '../support/run-recording';
import { scriptedRun } from '../support/scripted-validation';

const GOOD = scriptedRun();
const factsOfLines = (lines: readonly Line[]) => factsOf(textLines(lines));

test('a run is simulated with the service that it measured, and comes to the counts that were seen', () => {
  const { phases = [] } = simulatedRun(factsOfLines(GOOD)) ?? {};
  expect(phases.map(({ phase, predictedPeak, predictedAtEnd }) => [phase, predictedPeak, predictedAtEnd])).toEqual([
    ['smoke', 2, 2],
    ['load', 2, 2],
    ['scale-up', 3, 3],
    ['scale-down', 3, 2],
  ]);
  expect(phases.every(({ predictedPeak, seenPeak }) => predictedPeak === seenPeak)).toBe(true);
  expect(phases.every(({ predictedAtEnd, seenAtEnd }) => predictedAtEnd === seenAtEnd)).toBe(true);
});

test('a recommended change of a setting comes with its simulated effect', () => {
  const [header, ...rest] = GOOD;
  const small = JSON.parse(JSON.stringify(header).replaceAll('"cpu":"16"', '"cpu":"3"')) as Line;
  const facts = factsOfLines([small, ...rest]);
  const { recommendations } = makeReport(facts, simulatedRun(facts));
  const [advice] = recommendations.filter(({ finding }) => finding === 'nodes-too-small');
  expect(advice?.change).toMatchObject({ path: '/spec/maxReplicas', from: 6, to: 2 });
  expect(advice?.effect?.before.peakReplicas).toBe(3);
  expect(advice?.effect?.after.peakReplicas).toBe(2);
});

test.each([
  { why: 'of which no cost is known', lines: referenceRun() },
  { why: 'that is not whole', lines: GOOD.slice(0, -1) },
  { why: 'whose workload was not read', lines: withoutObjects() },
])('fails to simulate a run $why', ({ lines }) => {
  expect(simulatedRun(factsOfLines(lines))).toBeUndefined();
});

function withoutObjects(): Line[] {
  return withLines(GOOD, 'Recording', (line) => ({ ...line, run: { ...(line.run as object), objects: [] } }));
}
