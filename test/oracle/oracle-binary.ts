import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OutputLine } from './compare';
import type { RecordingLine } from './random-recording';

/** A version of Kubernetes whose controller the oracle runs. */
export interface OracleVersion {
  readonly version: string;
  readonly minor: number;
  /** The module file that requires it. */
  readonly modfile: string;
}

/** The versions that are proved: the newest, and the last with the old tolerance and the old texts. */
export const ORACLE_VERSIONS = [
  { version: '1.37.2', minor: 37, modfile: 'go.mod' },
  { version: '1.32.13', minor: 32, modfile: '1.32.13.mod' },
] as const satisfies readonly OracleVersion[];

const MODULE = resolve(process.cwd(), 'test', 'oracle');

/** Says whether Go is there to build the oracle with. */
export function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Returns the oracle's program for a version: from the cache when its sources are the same, else built anew. */
export function oracleBinary({ version, modfile }: OracleVersion): string {
  const sources = readdirSync(MODULE).filter(
    (name) => /\.(go|s)$/.test(name) || name.startsWith(modfile.replace('.mod', '.')),
  );
  const hash = createHash('sha256');
  for (const name of sources.sort()) {
    hash.update(name).update(readFileSync(join(MODULE, name)));
  }
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-inference');
  const folder = join(cache, `oracle-${version}-${hash.digest('hex').slice(0, 16)}`);
  const binary = join(folder, 'oracle');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    process.stderr.write(`building the oracle of Kubernetes ${version}; the first time this takes some minutes\n`);
    const unfinished = `${binary}.${process.pid}`;
    execFileSync('go', ['test', '-c', `-modfile=${modfile}`, '-o', unfinished, '.'], { cwd: MODULE, stdio: 'inherit' });
    renameSync(unfinished, binary);
  }
  return binary;
}

/** Returns the oracle's answers to each recording. */
export function askOracle(
  binary: string,
  recordings: readonly (readonly RecordingLine[])[],
  folder: string,
): OutputLine[][] {
  const [input, output] = [join(folder, `in-${process.pid}.jsonl`), join(folder, `out-${process.pid}.jsonl`)];
  writeFileSync(
    input,
    recordings
      .flat()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
  execFileSync(binary, ['-test.run', 'TestOracle', '-test.timeout', '0'], {
    env: { ...process.env, ORACLE_IN: input, ORACLE_OUT: output },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = readFileSync(output, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as OutputLine);
  let next = 0;
  return recordings.map((recording) => {
    const count = lines[next]?.kind === 'Refused' ? 1 : recording.filter(({ kind }) => kind === 'Observation').length;
    next += count;
    return lines.slice(next - count, next);
  });
}
