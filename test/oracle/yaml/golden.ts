import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from './compare';
import type { Answer } from './judge';

/** A text of the committed corpus. */
export interface GoldenText {
  readonly text: string;
  /** What kubectl makes of it. */
  readonly kubectl: Answer;
  /** How our reading relates to that. */
  readonly here: Comparison;
}

/** The corpus with kubectl's answers, which `npm run yaml:golden` writes. */
export const GOLDEN_FILE = join('test', 'oracle', 'yaml', 'golden.jsonl');

/** Returns the corpus. */
export function goldenCorpus(): GoldenText[] {
  return readFileSync(GOLDEN_FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldenText);
}
