import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { buildSync } from 'esbuild';
import { redactObject } from '../../lib/live/redaction';
import { REPORT_FILES } from '../../lib/live/report/make-report';
import { redactText } from '../../lib/values/redaction/redact-text';
import schema from '../../schemas/validation-report.schema.json';
import { expectGenerated } from '../support/generated-file';
import { referenceRun } from '../support/reference-run';
import { runCli } from '../support/run-cli';
import { type Line, textLines, withLines, writeRecording } from '../support/run-recording';
import { scriptedRun } from '../support/scripted-validation';

const ROOT = join(__dirname, '../..');
const FIXTURE = join(ROOT, 'test/fixtures/reference-run');
const FILES = ['hpa-describe.txt', 'junit.xml', 'report.html', 'report.json', 'report.md', 'scaling-events.txt'];

function folderOf(lines: readonly Line[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  writeRecording(folder, textLines(lines));
  return folder;
}

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'report')).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'report', name), 'utf8')]));
}

const reference = folderOf(referenceRun());

test('the recording of the reference is what its facts make', () => {
  expectGenerated(
    join(FIXTURE, 'recording.jsonl'),
    textLines(referenceRun())
      .map((text) => `${text}\n`)
      .join(''),
  );
});

test("the reference's report: failed for 79.5 % failures, capacity void, the contradiction, and the load that would scale", async () => {
  const { code, stdout, stderr } = await runCli(['report', reference]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain('load: 3,761 of 4,731 requests failed, 79.5 %');
  const files = filesIn(reference);
  expect(Object.keys(files)).toEqual(FILES);
  const report = JSON.parse(files['report.json'] ?? '');
  expect(report.outcome).toBe('fail');
  expect(report.capacity).toMatchObject({ voidPhases: ['smoke', 'load'], steps: [] });
  expect(report.capacity.cost).toBeUndefined();
  const { figures } = report.findings.find(({ id }: { id: string }) => id === 'scaling-not-provoked/load');
  expect(Math.round(figures.requestsPerSecondNeeded)).toBe(106);
  expect(Math.round(figures.usersNeeded)).toBe(135);
  expect(figures.readingNeeded).toBe(78);
  const load = report.phases.find(({ phase }: { phase: string }) => phase === 'load').load;
  expect(load.total.percentiles).toEqual({ '0.5': 17, '0.95': 64 });
  expect(load.total.max).toBe(858);
});

test('its files are the golden ones', async () => {
  await runCli(['report', reference]);
  mkdirSync(join(FIXTURE, 'report'), { recursive: true });
  for (const [name, text] of Object.entries(filesIn(reference))) {
    expectGenerated(join(FIXTURE, 'report', name), text);
  }
});

test('another process in another time zone makes the same bytes again', async () => {
  await runCli(['report', reference]);
  const first = filesIn(reference);
  const program = join(ROOT, '.synth/report-test.js');
  buildSync({
    entryPoints: [join(ROOT, 'lib/cli/main.ts')],
    bundle: true,
    platform: 'node',
    packages: 'external',
    outfile: program,
  });
  for (const TZ of ['Asia/Kathmandu', 'America/Los_Angeles']) {
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    cpSync(join(reference, 'recording.jsonl'), join(folder, 'recording.jsonl'));
    expect(() =>
      execFileSync(process.execPath, [program, 'report', folder], { cwd: ROOT, env: { ...process.env, TZ } }),
    ).toThrow();
    expect(filesIn(folder)).toEqual(first);
  }
});

test.each([
  { why: 'the reference', lines: referenceRun() },
  { why: 'a run in which all goes well', lines: scriptedRun() },
  { why: 'a run that was cut off early', lines: scriptedRun().slice(0, 20) },
  { why: 'a run without header', lines: scriptedRun().slice(1) },
])('report.json of $why is as its schema says', async ({ lines }) => {
  const folder = folderOf(lines);
  await runCli(['report', folder]);
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  validate(JSON.parse(filesIn(folder)['report.json'] ?? ''));
  expect(validate.errors).toBeNull();
});

test('every file that the report names is made', async () => {
  await runCli(['report', reference]);
  expect(REPORT_FILES.map(({ name }) => name).filter((name) => !existsSync(join(reference, name)))).toEqual([]);
});

test('what recordings hold stays text in Markdown and HTML', async () => {
  const lines = withLines(referenceRun(), 'Evidence', (line) => ({
    ...line,
    text: '<script>alert(1)</script>\n```\n# x',
  }));
  const folder = folderOf(lines);
  await runCli(['report', folder]);
  const files = filesIn(folder);
  expect(files['report.html']).not.toContain('<script');
  expect(files['report.md']).toContain('````text\n<script>alert(1)</script>\n```\n# x\n````');
});

test('secrets that were redacted on recording are in no file', async () => {
  const secret = 'hunter2-very-secret';
  const [header, ...rest] = referenceRun();
  const run = (header as Line & { run: { objects: readonly object[] } }).run;
  const planted = run.objects.map((object) => ({
    ...object,
    metadata: {
      name: 'inference',
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': `{"password":"${secret}"}` },
    },
    spec: { template: { spec: { containers: [{ name: 'c', env: [{ name: 'KEY', value: secret }] }] } } },
  }));
  const lines = [
    { ...header, run: { ...run, objects: planted.map((object) => redactObject(object)) } } as unknown as Line,
    ...withLines(rest, 'Evidence', (line) => ({ ...line, text: redactText(`Authorization: Bearer ${secret}`) })),
  ];
  const folder = folderOf(lines);
  await runCli(['report', folder]);
  expect(Object.entries(filesIn(folder)).filter(([, text]) => text.includes(secret))).toEqual([]);
});

test('a report that was there before is replaced as a whole', async () => {
  const folder = folderOf(referenceRun());
  mkdirSync(join(folder, 'report'));
  writeFileSync(join(folder, 'report', 'stale.txt'), 'old');
  await runCli(['report', folder]);
  expect(Object.keys(filesIn(folder))).toEqual(FILES);
  expect(readdirSync(folder).sort()).toEqual(['recording.jsonl', 'report']);
});

test.each([
  { why: 'a run that passed', lines: scriptedRun(), flags: [], code: 0 },
  { why: 'an inconclusive run', lines: scriptedRun().slice(0, -1), flags: [], code: 1 },
  {
    why: 'an inconclusive run that is accepted',
    lines: scriptedRun().slice(0, -1),
    flags: ['--accept-inconclusive'],
    code: 0,
  },
  { why: 'a failed run, whatever is accepted', lines: referenceRun(), flags: ['--accept-inconclusive'], code: 1 },
])('exits with $code for $why', async ({ lines, flags, code }) => {
  expect((await runCli(['report', folderOf(lines), ...flags])).code).toBe(code);
});

test('fails on a folder without a recording, and on one of another kind', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'report-'));
  expect(await runCli(['report', empty])).toMatchObject({ code: 2, stderr: expect.stringContaining('is not there') });
  writeRecording(empty, ['{"kind":"List"}']);
  expect(await runCli(['report', empty])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is no recording of a validation run; name the folder that validate wrote'),
  });
  expect(readdirSync(empty)).toEqual(['recording.jsonl']);
});
