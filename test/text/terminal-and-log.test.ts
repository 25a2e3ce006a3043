import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../lib/cli/program';
import { newFolder } from '../support/hostile-inputs';
import { ATTACKS } from '../support/hostile-text';
import { obeyedCommands } from '../support/judges/runner-commands';
import { unseenCharacters } from '../support/judges/unseen-characters';
import { type CliResult, runCli } from '../support/run-cli';
import { yamlString } from '../support/yaml-string';

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function deployment(annotation: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: { team: ${yamlString(annotation)} } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: "r/x:1.0.0" }] }
`;
}

function expectNeutral({ stdout, stderr }: CliResult): void {
  expect(unseenCharacters(stdout + stderr)).toEqual([]);
  expect([...obeyedCommands(stdout), ...obeyedCommands(stderr)]).toEqual([]);
}

test('a name that would set the title of the terminal is shown, in findings and in the refusal of a review', async () => {
  const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "a\\e]0;title\\a"}\n';
  const path = file('osc.yaml', `${object}---\n${object}`);
  const found = await runCli(['check', path]);
  expectNeutral(found);
  expect(found.stdout).toContain("ConfigMap 'a\\u001b]0;title\\u0007'");
  const refused = await runCli(['review', path, path]);
  expectNeutral(refused);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('a\\u001b]0;title\\u0007');
});

test.each(['text', 'markdown', 'html', 'json'])(
  'an annotation that is a command to the runner, in a review as %s',
  async (form) => {
    const base = file('base.yaml', deployment('x'));
    for (const annotation of [
      '##[stop-commands]tok',
      'a\n::stop-commands::tok',
      '::error::x',
      '##vso[task.complete]x',
    ]) {
      const result = await runCli(['review', base, file('head.yaml', deployment(annotation)), '--format', form]);
      expectNeutral(result);
      expect(result.stdout).toMatch(/stop-commands|error|complete/);
    }
  },
);

test('a refusal has one line for each fault, whatever the input', async () => {
  const { stderr } = await runCli(['check', join(folder, 'none\n::error::x\ny')]);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toContain('none\\u000a::error::x');
});

test('commands in the names of options and values that nothing knows', async () => {
  for (const argument of ['::error::x', '--\u001b[31m', '##[group]', 'check\n::error::x']) {
    const result = await runCli([argument]);
    expectNeutral(result);
    expect(result.code).toBe(2);
  }
});

test('on a terminal with colours the only control sequences are the styles of the program', async () => {
  const base = file('base.yaml', deployment('x'));
  for (const attack of ATTACKS.terminal ?? []) {
    const stdout = Object.assign(new PassThrough({ highWaterMark: 1 << 24 }), {
      columns: 80,
      isTTY: true,
      hasColors: () => true,
    });
    const streams = { stdin: Readable.from([]), stdout, stderr: new PassThrough() };
    await run(['review', base, file('head.yaml', deployment(attack)), '--no-prediction'], streams, '0.0.0');
    const shown = String(stdout.read());
    expect(shown).toContain('\u001b[1m');
    expect(shown).not.toContain(attack);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the styles
    expect(unseenCharacters(shown.replace(/\u001b\[(1|2|22|31|32|33|36|39)m/g, ''))).toEqual([]);
  }
});
