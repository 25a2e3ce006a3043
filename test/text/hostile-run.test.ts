import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { reportFiles } from '../../lib/cli/report/write-report';
import { announcement } from '../../lib/cli/validate/announcement';
import { TerminalProgress } from '../../lib/cli/validate/terminal-progress';
import { makeReport } from '../../lib/live/report/make-report';
import { verdictOf } from '../../lib/live/verdict/verdict';
import { newFolder } from '../support/hostile-inputs';
import { hostileText, withTextReplaced, withTextsReplaced } from '../support/hostile-text';
import { type OutputForm, outputFaults, textFaults } from '../support/judges/judge-output';
import { referenceRun } from '../support/reference-run';
import { runCli } from '../support/run-cli';
import { factsOf, textLines, writeRecording } from '../support/run-recording';
import { scriptedRun } from '../support/scripted-validation';

/*
 * Hostile texts in what a run recorded, from a cluster and a load generator that others own.
 */
const folder = newFolder();
const runs = (count: number) => ({ numRuns: Number(process.env.HOSTILE_RUNS ?? count) });
const FORMS: Readonly<Record<string, OutputForm>> = {
  'report.md': 'markdown',
  'report.html': 'html',
  'report.json': 'json',
  'hpa-describe.txt': 'text',
  'scaling-events.txt': 'text',
  'junit.xml': 'junit',
};

jest.setTimeout(Number(process.env.HOSTILE_RUNS === undefined ? 120_000 : 7_200_000));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scripted = scriptedRun({ failureRatio: 0.2 });
const reference = referenceRun();
/** Words that a recording is not read without. */
const FIXED =
  /^(kind|time|phase|type|status|apiVersion|state|source|outcome|reason|.*Time|timestamp|window|cpu|memory|pods|selector)$/;

test("a run's report, in every file that it has", () => {
  const facts = factsOf(textLines(reference));
  const report = makeReport(facts, verdictOf(facts), undefined);
  const law = (changed: typeof report): void => {
    for (const [name, text] of reportFiles(changed, facts)) {
      expect({ name, faults: textFaults(text, FORMS[name] ?? 'text') }).toEqual({ name, faults: [] });
    }
  };
  fc.assert(
    fc.property(fc.nat(1000), hostileText, (place, text) => law(withTextReplaced(report, place, text))),
    runs(30),
  );
  fc.assert(
    fc.property(hostileText, (text) => {
      law(
        withTextsReplaced(report, (own, key) =>
          /^(outcome|phase|startTime|unit|effect|from)$/.test(key) ? own : own + text,
        ),
      );
    }),
    runs(15),
  );
});

test('report and calibrate of a recording with a hostile text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(400), hostileText, fc.boolean(), async (place, text, isAll) => {
      const run = join(folder, 'run');
      const [header, ...lines] = isAll
        ? withTextsReplaced(scripted, (own, key) => (FIXED.test(key) ? own : own + text))
        : scripted;
      const changed = isAll || header === undefined ? header : withTextReplaced(header, place, text);
      writeRecording(run, textLines([...(changed === undefined ? [] : [changed]), ...lines]));
      const result = await runCli(['report', run]);
      expect(outputFaults(result, 'text')).toEqual([]);
      if (result.code !== 2) {
        for (const [name, form] of Object.entries(FORMS)) {
          const faults = textFaults(readFileSync(join(run, 'report', name), 'utf8'), form);
          expect({ name, faults }).toEqual({ name, faults: [] });
        }
      }
      const calibrated = await runCli(['calibrate', run]);
      expect(outputFaults(calibrated, 'yaml')).toEqual([]);
      if (calibrated.code === 0) {
        expect(parseYaml(calibrated.stdout)).toMatchObject({ schemaVersion: 1 });
      }
    }),
    runs(6),
  );
});

test('replay of a recording with a hostile text', async () => {
  const observations = scripted.filter(({ kind }) => kind === 'Recording' || kind === 'Observation').slice(0, 4);
  await fc.assert(
    fc.asyncProperty(fc.nat(400), hostileText, async (place, text) => {
      const path = join(folder, 'recording.jsonl');
      const changed = withTextReplaced(observations, place, text);
      writeFileSync(path, changed.map((line) => `${JSON.stringify(line)}\n`).join(''));
      expect(outputFaults(await runCli(['replay', path, '--explain']), 'jsonl')).toEqual([]);
      expect(outputFaults(await runCli(['replay', path, '--format', 'text']), 'text')).toEqual([]);
    }),
    runs(40),
  );
});

test('what a run shows while it goes on, in a pipeline and in a terminal', () => {
  fc.assert(
    fc.property(hostileText, fc.boolean(), (text, isTTY) => {
      const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
      let shown = '';
      stream.on('data', (chunk) => {
        shown += chunk;
      });
      const progress = new TerminalProgress(stream, () => 0);
      progress.phase('load', text);
      progress.check({ kind: 'Check', time: '', id: 'x', status: 'failed', message: text, fix: text } as never);
      progress.connectivity({ from: 'loadGenerator', url: text, seconds: 1, error: text } as never);
      progress.note(text);
      progress.end();
      expect(textFaults(shown, 'text')).toEqual([]);
      expect(shown.split('\n')).toHaveLength(6);
    }),
    runs(200),
  );
});

test('what a run announces', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const plan = { autoscaler: text, service: text, namespace: text, loadGenerator: { workers: 1 }, phases: {} };
      const cluster = { context: text, server: text };
      const subjects = { targetKind: text, targetName: text, kubernetesVersion: text };
      const run = { generator: text, folder: text, phases: [] };
      const shown = announcement(plan as never, cluster as never, subjects as never, run);
      expect(textFaults(shown, 'text')).toEqual([]);
      expect(shown.split('\n')).toHaveLength(6);
    }),
    runs(100),
  );
});
