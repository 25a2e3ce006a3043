import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { askOracle, ORACLE_VERSIONS, oracleBinary } from './oracle-binary';
import { type RecordingLine, randomRecording } from './random-recording';

/** Recordings of the committed sample, and the observations of each. */
const RECORDINGS = 200;
const SYNCS = 30;
/** The first seed of the newest version; the oldest begins 1,000 later. */
const FIRST_SEED = 9000;
/** Instead of the last ones: so that the sample catches every changed comparison (`npm run test:mutants`). */
const CHOSEN_SEEDS = [9393, 9516];

const folder = mkdtempSync(join(tmpdir(), 'oracle-sample-'));
try {
  const [newest, oldest] = ORACLE_VERSIONS;
  const text = [newest, oldest].map((version, half) => {
    const { minor } = version;
    const recordings = Array.from({ length: RECORDINGS / 2 }, (_, index) =>
      randomRecording(seedOf(half, index), { minor, syncs: SYNCS }),
    );
    const binary = oracleBinary(version);
    return interleave(recordings, askOracle(binary, recordings, folder));
  });
  writeFileSync(join(process.cwd(), 'test/oracle/sample.jsonl.gz'), gzipSync(text.join(''), { level: 9 }));
} finally {
  rmSync(folder, { recursive: true });
}

/** Each recording is followed by one line with the oracle's answers. */
function interleave(recordings: readonly RecordingLine[][], answers: readonly (readonly unknown[])[]): string {
  return recordings
    .map((lines, index) =>
      [...lines, { kind: 'Answers', answers: answers[index] }].map((line) => `${JSON.stringify(line)}\n`).join(''),
    )
    .join('');
}

function seedOf(half: number, index: number): number {
  return CHOSEN_SEEDS[index - (RECORDINGS / 2 - CHOSEN_SEEDS.length)] ?? FIRST_SEED + half * 1000 + index;
}
