import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarioOf } from '../../lib/cli/report/run-scenario';
import { simulatedRun } from '../../lib/cli/report/simulated-run';
import { reportFiles } from '../../lib/cli/report/write-report';
import { readRunSoFar } from '../../lib/live/recording/run-so-far';
import { makeReport } from '../../lib/live/report/make-report';
import { verdictOf } from '../../lib/live/verdict/verdict';
import { InvalidInput } from '../../lib/values/invalid-input';
import { damaged, WRONG_VALUES } from '../support/damaged-values';
import { factsOf, type Line, textLines, writeRecording } from '../support/run-recording';
import { scriptedRun } from '../support/scripted-validation';

/*
 * What is not as the format says is refused, or kept as damage that the verdict names; never a fault of the program.
 */
const RUN = scriptedRun();
/** Every so manyth of the damaged recordings; primes, so that all places get their turn. */
const REPORTED = 101;
const RESUMED = 7;

jest.setTimeout(600_000);

/** Returns recordings in which one thing of one line is wrong, of the first line of each kind. */
function* damagedRuns(every: number): Generator<readonly Line[]> {
  const kinds = new Set<string>();
  let count = 0;
  for (const [index, line] of RUN.entries()) {
    if (!kinds.has(line.kind)) {
      kinds.add(line.kind);
      for (const by of WRONG_VALUES) {
        for (const other of [by, ...damaged(line, by)]) {
          count++;
          if (count % every === 0) {
            yield RUN.map((each, place) => (place === index ? (other as Line) : each));
          }
        }
      }
    }
  }
}

function crashes(every: number, read: (texts: readonly string[]) => unknown): string[] {
  const found = new Set<string>();
  let count = 0;
  for (const lines of damagedRuns(every)) {
    count++;
    try {
      read(lines.map((line) => JSON.stringify(line)));
    } catch (error) {
      if (!(error instanceof InvalidInput)) {
        found.add(String((error as Error).stack).slice(0, 400));
      }
    }
  }
  expect(count).toBeGreaterThan(30);
  return [...found];
}

test('a report is made of every damaged recording, or it is refused', () => {
  const found = crashes(REPORTED, (texts) => {
    const facts = factsOf(texts);
    const verdict = verdictOf(facts);
    return reportFiles(makeReport(facts, verdict, simulatedRun(facts, verdict)), facts);
  });
  expect(found).toEqual([]);
});

describe('in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'damaged-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a run goes on with every damaged recording, or it is refused', () => {
    const found = crashes(RESUMED, (texts) => {
      writeRecording(folder, texts);
      return readRunSoFar(folder);
    });
    expect(found).toEqual([]);
  });

  test.each([
    { why: 'null', line: 'null', fault: 'is not a JSON object' },
    { why: 'garbage', line: 'garbage', fault: 'is not JSON' },
    { why: 'an unknown kind', line: '{"kind":"Thing"}', fault: 'has the kind "Thing", which is not known' },
    { why: 'a sample without a phase', line: '{"kind":"Sample"}', fault: 'is no whole Sample: it must have' },
  ])('fails to go on with a line that is $why, naming file and line', ({ line, fault }) => {
    const [header = ''] = textLines(RUN);
    writeRecording(folder, [header, line]);
    expect(() => readRunSoFar(folder)).toThrow(`'${join(folder, 'recording.jsonl')}:2' ${fault}`);
  });

  test('no scenario is calibrated from a recording of nulls', async () => {
    writeRecording(folder, ['null', 'null']);
    await expect(scenarioOf(folder)).rejects.toThrow(InvalidInput);
  });
});
