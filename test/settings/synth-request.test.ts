import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_SETTINGS } from '../../lib/settings/local-settings';
import { readSynthRequest } from '../../lib/settings/synth-request';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'settings.yaml');
  writeFileSync(path, text);
  return path;
}

describe('a request', () => {
  test('is for every environment with the defaults when nothing is said', () => {
    expect(readSynthRequest([], {})).toMatchObject({
      environments: ['local', 'production'],
      settings: { local: LOCAL_SETTINGS },
    });
  });

  test('names environments and a settings file by argument, or by variable', () => {
    const path = file('local:\n  maxReplicas: 3\n');
    const byArgument = readSynthRequest(['--environment', 'local', '--settings', path], {});
    expect(byArgument.environments).toEqual(['local']);
    expect(byArgument.settings.local.maxReplicas).toBe(3);
    const variables = { INFERENCE_ENVIRONMENT: 'local', INFERENCE_SETTINGS: path };
    expect(readSynthRequest([], variables)).toEqual(byArgument);
    expect(readSynthRequest(['--environment', 'production'], variables).environments).toEqual(['production']);
  });

  test('takes several environments, in the order of the stacks', () => {
    expect(readSynthRequest([], { INFERENCE_ENVIRONMENT: 'production, local' }).environments).toEqual([
      'local',
      'production',
    ]);
  });

  test('takes an empty settings file for no settings', () => {
    expect(readSynthRequest(['--settings', file('# nothing yet\n')], {}).settings.local).toEqual(LOCAL_SETTINGS);
  });
});

test.each([
  { args: ['--environment', 'staging'], says: "'environment' names 'staging', which is no environment" },
  { args: ['--environment', 'prodution'], says: '(nearest: production)' },
  { args: ['--settings', '/does/not/exist.yaml'], says: "names '/does/not/exist.yaml', which is not there;" },
  { args: ['--settings', folder], says: 'which is a folder, not a file' },
  { args: ['--verbose'], says: "'arguments' are '--verbose'; use --environment NAME and --settings FILE" },
])('fails: $says', ({ args, says }) => {
  expect(() => readSynthRequest(args, {})).toThrow(says);
});

test('fails on a file that is no YAML, naming the line', () => {
  const path = file('local:\n  port: [1\n');
  expect(() => readSynthRequest(['--settings', path], {})).toThrow(`'${path}:2' is not YAML that can be read: `);
});

test('fails on a file that expands without end', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'].map((pair) => pair.split(''))) {
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(',')}]`);
  }
  expect(() => readSynthRequest(['--settings', file(bomb.join('\n'))], {})).toThrow('has aliases that expand too far');
});
