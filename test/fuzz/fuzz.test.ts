import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { Random } from '../oracle/random';
import { DRIVERS } from './driver-list';
import type { DriverParts } from './drivers/parts';
import { type FuzzInput, readInput, writtenInput } from './fuzz-input';
import { commandOptions } from './generate/command-line';
import { Corpus } from './generate/corpus';
import type { FailureKind } from './outcome';
import { runOptions } from './run-options';
import { seedOf } from './seed-of';
import { type CampaignResult, campaign } from './supervise/campaign';
import type { ChildStart } from './supervise/child';
import { saveFault } from './supervise/save-fault';

const ROOT = resolve(__dirname, '../..');
const MEBIBYTE = 1024 * 1024;
/** What hangs is given up sooner here than in earnest. */
const LIMITS = { seconds: 1, bytes: 300 * MEBIBYTE };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-test-'));
  const entry = join(__dirname, 'planted/planted-child.ts');
  buildSync({ entryPoints: [entry], bundle: true, platform: 'node', target: 'node20', outdir: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startOf(driver: string): ChildStart {
  return { program: join(folder, 'planted-child.js'), args: [driver, '7'], limits: LIMITS };
}

function runPlanted(driver: string, count = 1): Promise<CampaignResult> {
  return campaign({ driver, start: startOf(driver), seconds: 600, count });
}

describe('what a driver does wrong is reported', () => {
  test.each<{ driver: string; kind: FailureKind; place?: string }>([
    { driver: 'hangs-computing', kind: 'hang' },
    { driver: 'hangs-waiting', kind: 'hang' },
    { driver: 'throws-later', kind: 'uncaught error' },
    { driver: 'rejects-unheard', kind: 'uncaught error' },
    { driver: 'takes-memory', kind: 'memory' },
    { driver: 'leaks-endlessly', kind: 'memory' },
    { driver: 'ends-the-process', kind: 'crash' },
    { driver: 'exits-70', kind: 'internal error', place: 'at read (lib/cli/read.ts:1:2)' },
    { driver: 'exits-65', kind: 'exit code' },
    { driver: 'says-nothing', kind: 'empty answer' },
    { driver: 'prints-escape', kind: 'control character' },
    { driver: 'prints-direction', kind: 'control character' },
    { driver: 'prints-command', kind: 'workflow command' },
    { driver: 'prints-secret', kind: 'secret' },
    { driver: 'refuses-without-name', kind: 'poor refusal' },
    { driver: 'refuses-at-length', kind: 'poor refusal' },
    { driver: 'pollutes', kind: 'pollution' },
    { driver: 'runs-commands', kind: 'canary' },
  ])(
    '$driver: $kind',
    async ({ driver, kind, place }) => {
      const { faults } = await runPlanted(driver);
      expect(faults.map(({ failure }) => failure.kind)).toEqual([kind]);
      expect(faults[0]?.failure.place).toContain(place ?? '');
    },
    60_000,
  );

  test('a driver without a fault has none, and its inputs are counted', async () => {
    expect(await runPlanted('sound', 30)).toMatchObject({ inputs: 30, answered: 30, refused: 0, faults: [] });
    expect(await runPlanted('refuses', 3)).toMatchObject({ inputs: 3, answered: 0, refused: 3, faults: [] });
  }, 60_000);

  test('inputs behind one that hangs are still tried', async () => {
    const { inputs, faults } = await runPlanted('hangs-waiting', 2);
    expect({ inputs, hangs: faults[0]?.count }).toEqual({ inputs: 2, hangs: 2 });
  }, 60_000);
});

test('a fault is written down with the least input that shows it, and how to repeat it', async () => {
  const { faults } = await runPlanted('throws-at-a-line');
  const [fault] = faults;
  if (fault === undefined) {
    throw new Error('the planted fault was not found');
  }
  const place = { driver: 'throws-at-a-line', seed: 7, folder: join(folder, 'faults'), isMinimized: true };
  const saved = await saveFault(fault, startOf('throws-at-a-line'), place);
  const least = readInput(readFileSync(join(saved, 'minimized.json'), 'utf8'));
  expect(least.files.map(({ content }) => Buffer.from(content).toString())).toEqual(['bad: [1]']);
  expect(least.args).toEqual(['planted']);
  expect(readFileSync(join(saved, 'files/a.yaml'), 'utf8')).toBe('bad: [1]');
  expect(readInput(readFileSync(join(saved, 'input.json'), 'utf8')).files).toHaveLength(2);
  expect(readFileSync(join(saved, 'fault.txt'), 'utf8')).toContain('throws-at-a-line --seed 7 --only 0');
  expect(existsSync(join(saved, 'trial.json'))).toBe(false);
}, 120_000);

describe('drivers', () => {
  const MOST_ROUNDS = 2000;
  let parts: DriverParts;
  let others: DriverParts;
  beforeAll(async () => {
    const options = await commandOptions();
    parts = { corpus: new Corpus(ROOT), options };
    others = { corpus: new Corpus(ROOT), options };
  });

  function inputOf(driver: string, index: number, given: DriverParts): FuzzInput {
    const make = DRIVERS.get(driver);
    if (make === undefined) {
      throw new Error(`there is no driver '${driver}'`);
    }
    return make(given).make(new Random(seedOf(driver, 7, index)));
  }

  test.each([...DRIVERS.keys()])('%s makes the same input from the same seed, and it can be written down', (driver) => {
    for (let index = 5; index > 0; index -= 1) {
      const text = writtenInput(inputOf(driver, index, parts));
      expect(writtenInput(inputOf(driver, index, others))).toBe(text);
      expect(writtenInput(readInput(text))).toBe(text);
    }
  });

  test('every command and option of the program is tried, but those that let it take its time', () => {
    const missing = new Set(
      [...parts.options].flatMap(([command, options]) => [command, ...options.map(({ long }) => `${command} ${long}`)]),
    );
    for (let index = 0; index < MOST_ROUNDS && missing.size > 0; index += 1) {
      for (const driver of DRIVERS.keys()) {
        const [command = '', ...args] = inputOf(driver, index, parts).args;
        for (const name of [command, ...args.map((arg) => `${command} ${arg.split('=')[0]}`)]) {
          missing.delete(name);
        }
      }
    }
    expect([...missing]).toEqual([]);
  }, 120_000);
});

describe('the runner', () => {
  test('takes all drivers, or those that are named', () => {
    expect(runOptions([], ['a', 'b'])).toMatchObject({ drivers: ['a', 'b'], seconds: 60, isMinimized: true });
    expect(runOptions(['b', '--seed', '5', '--only', '3', '--no-minimize'], ['a', 'b'])).toMatchObject({
      drivers: ['b'],
      seed: 5,
      only: 3,
      isMinimized: false,
    });
  });

  test.each([
    { args: ['c'], message: "there is no driver 'c'; name a, b" },
    { args: ['--seconds', '0'], message: "'--seconds' is '0'; give a whole number from 1" },
    { args: ['--seed', 'x'], message: "'--seed' is 'x'; give a whole number from 0" },
  ])('fails on $args', ({ args, message }) => {
    expect(() => runOptions(args, ['a', 'b'])).toThrow(message);
  });
});
