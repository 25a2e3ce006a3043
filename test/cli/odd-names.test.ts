import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../../lib/simulator/simulation/random';
import { namedManifests, namedRecording, namedScenario, namedService, namedSettings } from '../support/named-inputs';
import { ODD_NAMES, type OddName, renamed } from '../support/odd-names';
import { referenceRun } from '../support/reference-run';
import { type CliResult, runCli } from '../support/run-cli';
import { textLines, writeRecording } from '../support/run-recording';
import { scriptedRun } from '../support/scripted-validation';

const folder = mkdtempSync(join(tmpdir(), 'odd-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const documents = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n---\n');

/** Writes the inputs that hold a name, and returns a command's arguments for them. */
type Command = (name: string) => readonly string[];

/** Files have the same names whatever is in them, because outputs name files. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const base = (name: string): string => file('base.yaml', documents(namedManifests(name)));
const head = (name: string): string => file('head.yaml', documents(namedManifests(name, true)));
const service = (name: string): string => file('service.yaml', documents(namedService(name)));
const settings = (name: string): string => file('settings.json', JSON.stringify(namedSettings(name)));
const scenario = (name: string): string => file('scenario.json', JSON.stringify(namedScenario(name)));
const ignoreFile = (name: string): string => file('ignore', `${name}/${name}\n*/${name}-*\n* metadata.${name}\n`);
const recording = (name: string): string => file('recording.jsonl', lines(namedRecording(name)));
const withSettings = (name: string): string[] => ['--settings', settings(name), '--environment', name];

function runFolder(name: string, run: string): string {
  const texts = textLines(JSON.parse(run.replaceAll(/(?<!\/)\binference\b/g, name)));
  writeRecording(join(folder, 'run'), texts);
  return join(folder, 'run');
}

const SCRIPTED = JSON.stringify(scriptedRun());
const REFERENCE = JSON.stringify(referenceRun());

const COMMANDS: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(
    ['text', 'json', 'sarif', 'junit', 'github'].map((format) => [
      `check as ${format}`,
      (name: string) => ['check', base(name), '--verbose', '--format', format, ...withSettings(name)],
    ]),
  ),
  ...Object.fromEntries(
    ['text', 'json'].map((format) => [
      `explain as ${format}`,
      (name: string) => ['explain', base(name), '--format', format],
    ]),
  ),
  ...Object.fromEntries(
    ['text', 'markdown', 'html', 'json', 'sarif'].flatMap((format) => [
      [
        `review as ${format}`,
        (name: string) => [
          'review',
          base(name),
          head(name),
          '--no-prediction',
          '--format',
          format,
          ...withSettings(name),
        ],
      ],
    ]),
  ),
  'review with prediction': (name) => [
    'review',
    base(name),
    head(name),
    '--scenarios',
    scenario(name),
    '--format',
    'json',
  ],
  'review of what is ignored': (name) => [
    ...['review', base(name), head(name), '--no-prediction', '--format', 'json'],
    ...['--ignore-file', ignoreFile(name)],
  ],
  'review of what is added': (name) => ['review', file('empty.yaml', ''), head(name), '--no-prediction'],
  'review of what is removed': (name) => ['review', base(name), file('empty.yaml', ''), '--no-prediction'],
  ...Object.fromEntries(
    ['text', 'json', 'csv', 'html', 'svg'].map((format) => [
      `simulate as ${format}`,
      (name: string) => ['simulate', service(name), '--scenario', scenario(name), '--format', format],
    ]),
  ),
  'simulate with settings': (name) => [
    ...['simulate', service(name), '--scenario', scenario(name), ...withSettings(name)],
    ...['--set', `service.classes[${name}].cpuSeconds=0.03`, '--set', `nodes.0.labels.${name}=${name}`],
  ],
  'simulate with an unknown setting': (name) => [
    'simulate',
    service(name),
    '--scenario',
    scenario(name),
    '--set',
    `${name}=1`,
  ],
  'simulate with a setting below an unknown one': (name) => [
    ...[
      'simulate',
      service(name),
      '--scenario',
      scenario(name),
      '--set',
      `a.${name}.b=1`,
      '--set',
      `${name}.${name}=1`,
    ],
  ],
  'replay as JSON Lines': (name) => ['replay', recording(name)],
  'replay explained': (name) => ['replay', recording(name), '--explain', '--format', 'text'],
  calibrate: (name) => ['calibrate', runFolder(name, SCRIPTED)],
  report: (name) => ['report', runFolder(name, REFERENCE)],
  'an unknown command': (name) => [name],
  'an unknown option': (name) => ['check', `--${name}`],
  'an unknown format': (name) => ['check', '--format', name],
  'an unknown rule': (name) => ['rules', name],
  'unknown classes': (name) => ['review', base(name), head(name), '--fail-on', name],
  'an unknown environment': (name) => ['check', base('x'), '--settings', settings('x'), '--environment', name],
};

/** A simulation draws from streams that are named after classes and metrics: those of both names are made the same. */
const { stream } = Random.prototype;
beforeEach(() => {
  jest.spyOn(Random.prototype, 'stream').mockImplementation(function (this: Random, name) {
    return stream.call(
      this,
      ODD_NAMES.reduce((text, { odd, harmless }) => text.replaceAll(odd, harmless), name),
    );
  });
});
afterEach(() => jest.restoreAllMocks());

async function answer(args: readonly string[], name: OddName): Promise<CliResult> {
  const { code, stdout, stderr } = await runCli(args);
  return { code, stdout: renamed(stdout, name), stderr: renamed(stderr, name) };
}

describe.each(Object.entries(COMMANDS))('%s', (_title, command) => {
  test.each(ODD_NAMES)('answers alike whether all is named $odd or $harmless', async (name) => {
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    const expected = await answer(command(name.harmless), name);
    const found = await answer(command(name.odd), name);
    expect(found).toEqual(expected);
    expect(found.code).toBeLessThan(3);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
  });
});
