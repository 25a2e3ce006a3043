import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { readSimulationInput } from '../lib/cli/simulation-input';
import { simulate } from '../lib/simulator/simulation/simulate';
import type { SimulationOptions } from '../lib/simulator/simulation/simulation-options';
import { type Contestant, measureInTurns } from './measure';

const ROOT = resolve(process.env.INIT_CWD ?? process.cwd());
const CLI = join(ROOT, '.synth/cli.js');
const TURNS = 5;
const TIMES = [1, 10, 100];
const MIB = 1024 * 1024;

/** A folder of manifests and a scenario of the examples. */
type Input = readonly [manifests: string, scenario: string];
const USERS: Input = ['dist/local', 'users-200.yaml'];
const SMOKE: Input = ['dist/local', 'smoke.yaml'];
const DAY: Input = ['dist/production', 'day.yaml'];

const duration = (hours: number): string[] => ['--set', `durationSeconds=${hours * 3600}`];
const scenario = (name: string): string => join(ROOT, 'examples/scenarios', name);
const out = (text: string): unknown => process.stdout.write(`${text}\n`);

interface Timed {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

function timed(run: () => void): Timed {
  const start = performance.now();
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return { wallSeconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** A run in this process: the first one, before the code is compiled, and the median of further ones. */
async function single(
  title: string,
  [manifests, file]: Input,
  options: Omit<SimulationOptions, 'seed'>,
  turns: number,
): Promise<void> {
  const source = { file: scenario(file), overrides: [], settings: {}, kubernetesVersion: undefined };
  const { scenario: given, models } = await readSimulationInput([[join(ROOT, manifests)]], source, process.stdin);
  const [model] = models;
  if (model === undefined) {
    throw new Error('no model');
  }
  let sent = 0;
  let mode = '';
  const samples = Array.from({ length: turns + 1 }, (_, seed) =>
    timed(() => {
      const result = simulate(model, given, { ...options, seed });
      sent = result.summary.requests.sent;
      mode = result.mode;
    }),
  );
  const [first, ...rest] = samples;
  const wall = median(rest.map(({ wallSeconds }) => wallSeconds));
  const cpu = median(rest.map(({ cpuSeconds }) => cpuSeconds));
  const requests = Math.round(sent).toLocaleString('en');
  out(
    `${title}: ${wall.toFixed(2)} s (processor ${cpu.toFixed(2)} s; the first ${first?.wallSeconds.toFixed(2)} s), ${requests} requests, mode ${mode}`,
  );
}

function command(name: string, [manifests, file]: Input, ...args: string[]): Contestant {
  const simulation = ['simulate', join(ROOT, manifests), '--scenario', scenario(file), '--allow-long', ...args];
  return { name, command: [process.execPath, CLI, ...simulation], cwd: ROOT };
}

function measured(contestants: readonly Contestant[], turns: number): void {
  const samples = measureInTurns(contestants, turns, () => undefined);
  for (const { name } of contestants) {
    const found = [...samples].find(([contestant]) => contestant.name === name)?.[1] ?? [];
    const wall = median(found.map(({ wallSeconds }) => wallSeconds));
    const cpu = median(found.map(({ cpuSeconds }) => cpuSeconds));
    const peak = median(found.map(({ peakBytes }) => peakBytes)) / MIB;
    out(
      `${name}: ${wall.toFixed(2)} s, processor ${cpu.toFixed(2)} s (${(cpu / wall).toFixed(2)} cores in use), ${peak.toFixed(0)} MiB`,
    );
  }
}

async function main(): Promise<void> {
  await single('10 minutes of 200 users', USERS, {}, TURNS);
  await single('a day at 500 requests a second, fluid', DAY, { mode: 'fluid' }, TURNS);
  out(`\nthe command, on ${availableParallelism()} cores`);
  const commands = [command('one run of 200 users', USERS), command('a day at 500 requests a second, fluid', DAY)];
  measured(commands, TURNS);
  measured([command('100 runs of 200 users', USERS, '--runs', '100')], 1);
  out('\nmemory over simulated time');
  measured(
    TIMES.map((hours) => command(`${hours} h of 10 users, request by request`, SMOKE, ...duration(hours))),
    1,
  );
  measured(
    TIMES.map((days) => command(`${days} days at 500 requests a second, fluid`, DAY, ...duration(days * 24))),
    1,
  );
}

void main();
