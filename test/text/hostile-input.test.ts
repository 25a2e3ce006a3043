import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { createProgram } from '../../lib/cli/program';
import { TerminalSink } from '../../lib/cli/terminal-sink';
import { MANIFESTS, manifestFolder, newFolder, SCENARIO } from '../support/hostile-inputs';
import { hostileText, withTextReplaced, withTextsReplaced } from '../support/hostile-text';
import { type OutputForm, outputFaults, textFaults } from '../support/judges/judge-output';
import { type CliResult, runCli } from '../support/run-cli';

/*
 * Hostile texts in every field of every input, through every command that runs in this process and every form of its
 * output, each read by the reader that the form is for. Seeds of failures are printed; HOSTILE_RUNS has more of them.
 */
const folder = newFolder();
const runs = (count: number) => ({ numRuns: Number(process.env.HOSTILE_RUNS ?? count) });
const plain = manifestFolder(join(folder, 'plain'), MANIFESTS);

jest.setTimeout(Number(process.env.HOSTILE_RUNS === undefined ? 120_000 : 7_200_000));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Fields whose words are fixed: another word there is refused before anything else is looked at. */
const FIXED =
  /^(apiVersion|kind|type|policyTypes|verbs|resources|apiGroups|cpu|memory|cidr|minAvailable|averageValue)$/;

/** Manifests with a text in one field, behind what is in all fields, or as a name in all maps of names. */
const hostileManifests = fc.oneof(
  fc.tuple(fc.nat(200), hostileText).map(([place, text]) => withTextReplaced(MANIFESTS, place, text)),
  hostileText.map((text) => withTextsReplaced(MANIFESTS, (own, key) => (FIXED.test(key) ? own : own + text))),
  hostileText.map((text) => MANIFESTS.map((manifest) => withName(manifest, text))),
);

function withName(manifest: object, name: string): object {
  const maps = ['labels', 'annotations', 'data', 'matchLabels', 'nodeSelector', 'selector'];
  return Object.fromEntries(
    Object.entries(manifest).map(([key, value]) => {
      const isMap = maps.includes(key) && typeof value === 'object';
      const inner =
        typeof value === 'object' && value !== null && !Array.isArray(value) ? withName(value, name) : value;
      return [key, isMap ? { ...inner, [name]: name } : inner];
    }),
  );
}

async function expectNoFaults(form: OutputForm, ...args: readonly string[]): Promise<CliResult> {
  const result = await runCli(args);
  expect(outputFaults(result, form)).toEqual([]);
  return result;
}

let number = 0;
const written = (manifests: readonly unknown[], file?: string): string =>
  manifestFolder(join(folder, `set-${number++ % 4}`), manifests, file);

test('every command and every form that it has is here or in the test of runs', async () => {
  const sink = TerminalSink.to(new PassThrough());
  const program = await createProgram({ stdin: process.stdin, stdout: sink, stderr: sink, exitWith: () => {} }, '0');
  const forms = program.commands.map((command) => [
    command.name(),
    command.options.find(({ long }) => long === '--format')?.argChoices ?? [],
  ]);
  expect(Object.fromEntries(forms)).toEqual({
    calibrate: [],
    check: ['text', 'json', 'sarif', 'junit', 'github'],
    explain: ['text', 'json'],
    replay: ['jsonl', 'text'],
    report: [],
    review: ['text', 'markdown', 'html', 'json', 'sarif'],
    rules: [],
    simulate: ['text', 'json', 'csv', 'html', 'svg'],
    validate: [],
  });
});

test.each<{ form: OutputForm; args: readonly string[] }>([
  { form: 'text', args: ['check'] },
  { form: 'text', args: ['check', '--verbose'] },
  { form: 'json', args: ['check', '--format', 'json'] },
  { form: 'sarif', args: ['check', '--format', 'sarif'] },
  { form: 'junit', args: ['check', '--format', 'junit'] },
  { form: 'github', args: ['check', '--format', 'github'] },
  { form: 'text', args: ['explain'] },
  { form: 'json', args: ['explain', '--format', 'json'] },
])('manifests: $args', async ({ form, args }) => {
  await fc.assert(
    fc.asyncProperty(hostileManifests, async (manifests) => {
      await expectNoFaults(form, ...args, written(manifests));
    }),
    runs(25),
  );
});

test.each<{ form: OutputForm }>([
  { form: 'text' },
  { form: 'markdown' },
  { form: 'html' },
  { form: 'json' },
  { form: 'sarif' },
])('a review in form $form, also in a file', async ({ form }) => {
  await fc.assert(
    fc.asyncProperty(hostileManifests, fc.boolean(), async (manifests, isHead) => {
      const hostile = written(manifests);
      const sides = isHead ? [plain, hostile] : [hostile, plain];
      const file = join(folder, 'review.out');
      await expectNoFaults(form, 'review', ...sides, '--no-prediction', '--format', form);
      const { code } = await runCli(['review', ...sides, '--no-prediction', '--format', form, '--output', file]);
      if (code !== 2) {
        expect(textFaults(readFileSync(file, 'utf8'), form)).toEqual([]);
      }
    }),
    runs(25),
  );
});

test('a review with predictions under scenarios of hostile names', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, fc.nat(10), async (text, place) => {
      const changed = withTextReplaced(MANIFESTS, 17, '900m');
      const path = join(folder, 'scenario.yaml');
      writeFileSync(path, JSON.stringify(withTextReplaced({ ...SCENARIO, durationSeconds: 5 }, place, text)));
      for (const form of ['text', 'markdown', 'html'] as const) {
        await expectNoFaults(form, 'review', plain, written(changed), '--scenarios', path, '--format', form);
      }
    }),
    runs(4),
  );
});

test.each<{ form: OutputForm }>([
  { form: 'text' },
  { form: 'json' },
  { form: 'csv' },
  { form: 'html' },
  { form: 'svg' },
])('a simulation in form $form: scenario, manifests, settings on the command line', async ({ form }) => {
  // Without the metric of pods, which nothing serves here.
  const simulated = withTextsReplaced(MANIFESTS, (text) => text).map((each) => JSON.parse(JSON.stringify(each)));
  simulated[1].spec.metrics.pop();
  await fc.assert(
    fc.asyncProperty(hostileText, fc.nat(8), fc.boolean(), async (text, place, isScenario) => {
      const path = join(folder, 'load.yaml');
      writeFileSync(path, JSON.stringify(isScenario ? withTextReplaced(SCENARIO, place, text) : SCENARIO));
      const manifests = written(isScenario ? simulated : withTextReplaced(simulated, place * 7, text));
      const args = ['simulate', manifests, '--scenario', path, '--format', form];
      await expectNoFaults(form, ...args);
      await expectNoFaults(form, ...args, '--set', `title=${text}`);
    }),
    runs(6),
  );
});

test('arguments, names of files, settings, ignore files', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const path = join(folder, 'text.yaml');
      await expectNoFaults('text', text);
      await expectNoFaults('text', 'check', plain, '--format', text);
      await expectNoFaults('text', 'check', plain, `--${text}`);
      await expectNoFaults('text', 'check', join(folder, 'none', text));
      await expectNoFaults('text', 'rules', `x${text}`);
      await expectNoFaults('text', 'explain', plain, '--kubernetes', text);
      await expectNoFaults('text', 'simulate', plain, '--scenario', path, '--set', text);
      await expectNoFaults('text', 'review', plain, plain, '--fail-on', text);
      await expectNoFaults('text', 'report', join(folder, 'none', text));
      for (const content of [
        text,
        JSON.stringify({ [text]: text }),
        JSON.stringify({ environment: text, severities: { [text]: 'off' } }),
      ]) {
        writeFileSync(path, content);
        await expectNoFaults('text', 'check', plain, '--settings', path);
        await expectNoFaults('text', 'review', plain, plain, '--ignore-file', path);
        await expectNoFaults('text', 'simulate', plain, '--scenario', path);
        await expectNoFaults('text', 'validate', '--plan', path);
        await expectNoFaults('jsonl', 'replay', path);
        await expectNoFaults('text', 'check', path);
      }
    }),
    runs(12),
  );
});

test('names of files in every form', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const file = `${text.replace(/[/\0]/g, '').slice(0, 60)}x.yaml`;
      const set = manifestFolder(join(folder, 'names'), MANIFESTS, file);
      try {
        await expectNoFaults('text', 'check', set);
        await expectNoFaults('github', 'check', set, '--format', 'github');
        await expectNoFaults('sarif', 'check', set, '--format', 'sarif');
        await expectNoFaults('junit', 'check', set, '--format', 'junit');
        await expectNoFaults('text', 'explain', set);
        for (const form of ['text', 'markdown', 'html'] as const) {
          await expectNoFaults(
            form,
            'review',
            manifestFolder(join(folder, 'one'), MANIFESTS.slice(2)),
            set,
            '--no-prediction',
            '--format',
            form,
          );
        }
      } finally {
        rmSync(set, { recursive: true });
      }
    }),
    runs(10),
  );
});
