import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

/** What the runner is asked for. */
export interface RunOptions {
  readonly drivers: readonly string[];
  /** For each driver. */
  readonly seconds: number;
  readonly seed: number;
  /** Drivers at the same time. */
  readonly jobs: number;
  /** Number of the one input that is run. */
  readonly only: number | undefined;
  /** A written input that is run in the place of all. */
  readonly input: string | undefined;
  readonly isMinimized: boolean;
}

/** The runner's own usage. */
export const USAGE = `npm run fuzz -- [driver...] [--seconds N] [--seed S] [--jobs J] [--only N] [--input FILE] [--no-minimize]`;

/**
 * Returns what the arguments ask for.
 *
 * @param known the names of drivers.
 * @throws Error naming what is wrong.
 */
export function runOptions(args: readonly string[], known: readonly string[]): RunOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000_000)) },
      jobs: { type: 'string', default: String(availableParallelism()) },
      only: { type: 'string' },
      input: { type: 'string' },
      minimize: { type: 'boolean', default: true },
    },
  });
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`there is no driver '${unknown}'; name ${known.join(', ')}`);
  }
  return {
    drivers: positionals.length === 0 ? known : positionals,
    seconds: whole('--seconds', values.seconds, 1),
    seed: whole('--seed', values.seed, 0),
    jobs: whole('--jobs', values.jobs, 1),
    only: values.only === undefined ? undefined : whole('--only', values.only, 0),
    input: values.input,
    isMinimized: values.minimize,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new Error(`'${name}' is '${text}'; give a whole number from ${least}`);
  }
  return value;
}
