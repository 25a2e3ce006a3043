import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { packagedLocustfile } from '../../../lib/constructs/locust-scenario';

const REQUIREMENTS = resolve(__dirname, 'requirements.txt');

/** The version of Locust that the tests run. */
export const LOCUST_VERSION = /^locust==(.+)$/m.exec(readFileSync(REQUIREMENTS, 'utf8'))?.[1] ?? 'none';

/** What one headless run came to. */
export interface LocustRun {
  readonly exitCode: number | null;
  readonly stderr: string;
  /** Locust's statistics, one entry a request name; none when it printed none. */
  readonly stats: readonly {
    readonly method: string;
    readonly name: string;
    readonly num_requests: number;
    readonly num_failures: number;
  }[];
}

/**
 * Returns a Python that has Locust, and installs it first when the cache folder lacks it. A folder whose installation
 * did not come to its end, or was of other versions, is made anew.
 */
export async function installLocust(): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'cdk8s-inference', `locust-${LOCUST_VERSION}`);
  const python = join(folder, 'bin', 'python');
  const mark = join(folder, 'installed.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (readOrNothing(mark) !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await promisify(execFile)('python3', ['-m', 'venv', folder]);
    const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--only-binary=:all:'];
    await promisify(execFile)(python, ['-m', 'pip', 'install', ...quiet, '--requirement', REQUIREMENTS]);
    writeFileSync(mark, wanted);
  }
  return python;
}

/**
 * Runs the packaged locustfile headless, beside the given `scenario.json`, in a folder of its own.
 *
 * @param seconds how long the users work; each finishes the request it has under way.
 */
export async function runLocust(
  python: string,
  { scenario, host, users, seconds }: { scenario: string; host: string; users: number; seconds: number },
): Promise<LocustRun> {
  const folder = mkdtempSync(join(tmpdir(), 'locustfile-'));
  try {
    writeFileSync(join(folder, 'locustfile.py'), packagedLocustfile());
    writeFileSync(join(folder, 'scenario.json'), scenario);
    const run = ['-m', 'locust', '--headless', '--json', '--skip-log', '--locustfile=locustfile.py', 'InferenceUser'];
    const load = [`--users=${users}`, `--spawn-rate=${users}`, `--run-time=${seconds}s`, '--stop-timeout=20'];
    const child = spawn(python, [...run, ...load, `--host=${host}`], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (out.stdout += chunk));
    child.stderr.on('data', (chunk) => (out.stderr += chunk));
    const exitCode = await new Promise<number | null>((done, failed) => child.on('close', done).on('error', failed));
    return { exitCode, stderr: out.stderr, stats: out.stdout.trim() === '' ? [] : JSON.parse(out.stdout) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
