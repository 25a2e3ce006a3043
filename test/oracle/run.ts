import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Difference, differencesOf, ourAnswers } from './compare';
import { Coverage } from './coverage';
import { exactnessOf, type ProvedVersion } from './exactness';
import { askOracle, hasGo, ORACLE_VERSIONS, type OracleVersion, oracleBinary } from './oracle-binary';
import { type RecordingLine, randomRecording } from './random-recording';
import { simulatedRecording } from './simulated-recording';

/** Recordings for each version, and the observations of each; other numbers and seeds by the environment. */
const RECORDINGS = Number(process.env.ORACLE_RECORDINGS ?? 2000);
const SIMULATIONS = Number(process.env.ORACLE_SIMULATIONS ?? 60);
const SYNCS = Number(process.env.ORACLE_SYNCS ?? 60);
const SEED = Number(process.env.ORACLE_SEED ?? 1);
const BATCH = 100;

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Where recordings of a seed come from. */
interface Origin {
  readonly name: string;
  readonly count: number;
  readonly record: (seed: number) => RecordingLine[];
}

/** Compares random recordings of a version with the oracle's answers. */
function prove(version: OracleVersion, folder: string): ProvedVersion {
  const { minor } = version;
  const record = (seed: number): RecordingLine[] => randomRecording(seed, { minor, syncs: SYNCS });
  return compare(version, folder, { name: 'recordings', count: RECORDINGS, record });
}

/** Compares what simulations record with the oracle's answers. */
function proveSimulations(version: OracleVersion, folder: string): ProvedVersion {
  const record = (seed: number): RecordingLine[] => simulatedRecording(seed, version.minor);
  return compare(version, folder, { name: 'simulations', count: SIMULATIONS, record });
}

/** Compares recordings with the oracle's answers, batch by batch, and prints how far it is. */
function compare(version: OracleVersion, folder: string, { name, count, record }: Origin): ProvedVersion {
  const binary = oracleBinary(version);
  const coverage = new Coverage();
  const differences: (Difference & { readonly seed: number })[] = [];
  let decisions = 0;
  let oracleMs = 0;
  for (let done = 0; done < count; done += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => SEED + done + index);
    const recordings = seeds.map(record);
    const start = performance.now();
    const answers = askOracle(binary, recordings, folder);
    oracleMs += performance.now() - start;
    recordings.forEach((recording, index) => {
      const oracle = answers[index] ?? [];
      const ours = ourAnswers(recording, true);
      differences.push(
        ...differencesOf(ours, oracle).map((difference) => ({ ...difference, seed: seeds[index] ?? 0 })),
      );
      coverage.count(oracle, ours);
      decisions += oracle.length;
    });
    process.stderr.write(
      `Kubernetes ${version.version}: ${done + seeds.length} of ${count} ${name}, ${differences.length} differences\n`,
    );
  }
  for (const { seed, time, field, ours, oracle } of differences.slice(0, 5)) {
    say(`seed ${seed}, ${time}, ${field}:\n  ours   ${JSON.stringify(ours)}\n  oracle ${JSON.stringify(oracle)}`);
  }
  return { version, recordings: count, decisions, differences: differences.length, coverage, oracleMs };
}

function main(): number {
  if (!hasGo()) {
    say('Go is missing: only the committed sample is compared, by npm test');
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    const proved = ORACLE_VERSIONS.map((version) => prove(version, folder));
    for (const { version, coverage, recordings, decisions, differences } of proved) {
      say(
        `\nKubernetes ${version.version}: ${recordings} recordings, ${decisions} decisions, ${differences} differences\n`,
      );
      say(coverage.table(version.minor));
    }
    if (process.env.UPDATE_EXACTNESS === '1') {
      mkdirSync('docs', { recursive: true });
      writeFileSync('docs/exactness.md', exactnessOf(proved, { syncs: SYNCS, seed: SEED }));
    }
    const unreached = proved.flatMap(({ version, coverage }) => coverage.unreached(version.minor));
    const simulated = ORACLE_VERSIONS.map((version) => proveSimulations(version, folder));
    for (const { version, recordings, decisions, differences } of simulated) {
      say(
        `Kubernetes ${version.version}: ${recordings} simulations, ${decisions} decisions, ${differences} differences`,
      );
    }
    const wrong = [...proved, ...simulated].reduce((sum, { differences }) => sum + differences, 0);
    say(
      `${proved.filter(({ differences }) => differences === 0).length} passed, ${wrong} differences, ${unreached.length} not reached${unreached.length > 0 ? `: ${unreached.join(', ')}` : ''}`,
    );
    return wrong > 0 || unreached.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
