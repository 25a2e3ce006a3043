import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A command that is measured. */
export interface Contestant {
  /** The name in the report. */
  readonly name: string;
  /** Program and arguments. */
  readonly command: readonly [string, ...string[]];
  /** The folder that it runs in. */
  readonly cwd: string;
}

/** What one run took. */
export interface Sample {
  /** From start to end, as a user waits for it. */
  readonly wallSeconds: number;
  /** Processor time of all its processes: what a busy machine disturbs least. */
  readonly cpuSeconds: number;
  /** Most memory that one of its processes held (resident). */
  readonly peakBytes: number;
}

/**
 * Returns the samples of each contestant. They take turns, and the turns rotate, so that whatever else the machine does
 * hits all of them alike; a first run of each warms the disk cache and does not count.
 */
export function measureInTurns(
  contestants: readonly Contestant[],
  runs: number,
  progress: (run: number) => void,
): ReadonlyMap<Contestant, readonly Sample[]> {
  const samples = new Map(contestants.map((contestant) => [contestant, [] as Sample[]]));
  for (let run = 0; run <= runs; run += 1) {
    progress(run);
    const first = run % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const sample = measure(contestant);
      if (run > 0) {
        samples.get(contestant)?.push(sample);
      }
    }
  }
  return samples;
}

/**
 * Runs a command to its end, its output thrown away.
 *
 * @throws Error when it fails, with what it said.
 */
function measure({ command, cwd }: Contestant): Sample {
  const folder = mkdtempSync(join(tmpdir(), 'measure-'));
  try {
    const report = join(folder, 'time');
    const start = performance.now();
    runOrThrow('/usr/bin/time', ['-f', '%U %S %M', '-o', report, ...command], cwd);
    const wallSeconds = (performance.now() - start) / 1000;
    const [user = 0, system = 0, kibibytes = 0] = readFileSync(report, 'utf8').split(' ').map(Number);
    return { wallSeconds, cpuSeconds: user + system, peakBytes: kibibytes * 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs a command as if from a fresh shell, not from within `npm run`, and returns its standard output.
 *
 * @throws Error when it cannot be started or fails, with what it said.
 */
export function runOrThrow(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const options = { cwd, env: { ...freshEnvironment(), ...env }, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  if (error !== undefined || status !== 0) {
    const reason = error?.message ?? `exit code ${status}\n${stdout}${stderr}`;
    throw new Error(`'${[program, ...args].join(' ')}' failed: ${reason}`, { cause: error });
  }
  return stdout;
}

/** npm tells its children where its project is; a contestant in another folder would use the wrong packages. */
function freshEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^CDK8S_|^NODE$/i.test(name));
  const path = process.env.PATH?.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(entries), PATH: path?.join(delimiter), CDK8S_CHECK_UPGRADE: 'false' };
}
