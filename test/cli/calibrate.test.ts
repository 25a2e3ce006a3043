import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { referenceRun } from '../support/reference-run';
import { runCli } from '../support/run-cli';
import { type Line, textLines, writeRecording } from '../support/run-recording';
import { scriptedRun } from '../support/scripted-validation';

function folderOf(lines: readonly Line[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'calibrate-'));
  writeRecording(folder, textLines(lines));
  return folder;
}

test('prints a scenario with the uncertainty of each figure', async () => {
  const { code, stdout } = await runCli(['calibrate', folderOf(scriptedRun())]);
  expect(code).toBe(0);
  expect(stdout).toMatchSnapshot();
  const scenario = parse(stdout);
  expect(scenario).toMatchObject({ schemaVersion: 1, durationSeconds: 490, initialReplicas: 2, target: 'inference' });
  expect(scenario.service.classes[0].cpuSeconds).toBeCloseTo(0.01, 3);
  expect(scenario.service.classes[1].cpuSeconds).toBeCloseTo(0.002, 3);
});

test('writes it to a file', async () => {
  const folder = folderOf(scriptedRun());
  const output = join(folder, 'scenario.yaml');
  expect(await runCli(['calibrate', folder, '--output', output])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(parse(readFileSync(output, 'utf8')).schemaVersion).toBe(1);
});

test('fails on a run whose requests failed, and writes nothing', async () => {
  const folder = folderOf(referenceRun());
  const output = join(folder, 'scenario.yaml');
  const { code, stderr } = await runCli(['calibrate', folder, '--output', output]);
  expect(code).toBe(2);
  expect(stderr).toContain('lets no cost of a request be known: a failing request does not cost what a good one does');
  expect(existsSync(output)).toBe(false);
});

test('fails on a file that cannot be written', async () => {
  const { code, stderr } = await runCli(['calibrate', folderOf(scriptedRun()), '--output', '/nowhere/scenario.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain(
    "'--output' names '/nowhere/scenario.yaml', which cannot be written (ENOENT): its folder is not there; name another file",
  );
});
