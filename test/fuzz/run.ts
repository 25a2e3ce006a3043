import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../lib/cli/program';
import { DRIVERS } from './driver-list';
import { type RunOptions, runOptions, USAGE } from './run-options';
import { type CampaignResult, campaign, started, withMemory } from './supervise/campaign';
import type { ChildStart } from './supervise/child';
import { faultLines, resultLine } from './supervise/result-text';
import { saveFault } from './supervise/save-fault';

const ROOT = resolve(__dirname, '../..');
const FAULTS = join(ROOT, '.fuzz');
const LIMITS = { seconds: 10, bytes: 1024 * 1024 * 1024 };
/** Faults of one driver that are written down; more are counted. */
const MOST_SAVED = 20;

function startOf(driver: string, seed: number, isShown = false): ChildStart {
  return { program: join(__dirname, 'fuzz-child.js'), args: [driver, String(seed), ROOT], limits: LIMITS, isShown };
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs every driver, so many at a time; says what came of each as soon as it is done. */
async function runAll(options: RunOptions): Promise<CampaignResult[]> {
  const waiting = [...options.drivers];
  const results: CampaignResult[] = [];
  const work = async (): Promise<void> => {
    for (let driver = waiting.shift(); driver !== undefined; driver = waiting.shift()) {
      results.push(await runOne(driver, options));
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return results;
}

async function runOne(driver: string, { seconds, seed, only, isMinimized }: RunOptions): Promise<CampaignResult> {
  const start = startOf(driver, seed);
  const result = await campaign({ driver, start, seconds, ...(only !== undefined && { first: only, count: 1 }) });
  say(resultLine(result));
  for (const line of faultLines(result)) {
    say(`  ${line}`);
  }
  for (const fault of result.faults.slice(0, MOST_SAVED)) {
    say(`  ${await saveFault(fault, start, { driver, seed, folder: FAULTS, isMinimized })}`);
  }
  return result;
}

/** Runs a written input, and shows everything that it makes the program print. */
async function runWritten(path: string): Promise<boolean> {
  const start = startOf('check', 0, true);
  const child = await started(start);
  const outcome = withMemory(await child.ask({ type: 'run', path: resolve(path), print: true }), start);
  child.end();
  say(`exit code ${outcome.code}, ${outcome.seconds.toFixed(2)} s, ${Math.round(outcome.peakBytes / 1024 / 1024)} MiB`);
  for (const { kind, place, detail } of outcome.failures) {
    say(`${kind} at ${place}: ${detail}`);
  }
  return outcome.failures.length === 0;
}

/** Recordings of simulations are an input of `replay`: one is made, as they change with the simulator. */
async function prepare(): Promise<void> {
  mkdirSync(FAULTS, { recursive: true });
  const scenario = join(ROOT, 'examples/scenarios/users-100.yaml');
  const file = join(__dirname, 'simulated.jsonl');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const io = { stdin: Readable.from([]), stdout: silent, stderr: silent };
  const args = [join(ROOT, 'dist/local'), '--scenario', scenario, '--set', 'durationSeconds=900', '--record', file];
  if ((await run(['simulate', ...args], io, '0')) !== 0) {
    throw new Error(`no recording could be made of ${scenario}`);
  }
}

async function main(): Promise<number> {
  const options = runOptions(process.argv.slice(2), [...DRIVERS.keys()]);
  if (options.input !== undefined) {
    return (await runWritten(options.input)) ? 0 : 1;
  }
  say(
    `fuzz: seed ${options.seed}, ${options.seconds} s for each of ${options.drivers.length} drivers, ${options.jobs} at a time`,
  );
  await prepare();
  const results = await runAll(options);
  say('');
  for (const driver of options.drivers) {
    const result = results.find((each) => each.driver === driver);
    say(result === undefined ? `${driver}: nothing` : resultLine(result));
  }
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  say(`fuzz: ${results.length - failed} passed, ${failed} failed (seed ${options.seed})`);
  return failed === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    process.exitCode = 2;
  },
);
