import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOutput } from '../files/write-outputs';
import type { ReviewReport } from '../report/review-report';
import type { ImpactClass } from '../review/impact';
import type { Review } from '../review/review';
import type { ActionInputs, ReviewedPath } from './action-inputs';

/** A review of one path, or why there is none. */
export type PathReview =
  | { readonly path: string; readonly report: ReviewReport; readonly sarif: SarifLog }
  | { readonly path: string; readonly fault: string; readonly code: number };

/** A log of the Static Analysis Results Interchange Format, as far as it is looked at. */
export interface SarifLog {
  readonly runs: readonly object[];
}

/** Where the review runs. */
export interface RunPlace {
  /** The compiled program. */
  readonly program: string;
  /** An empty folder for what it writes. */
  readonly folder: string;
  /** Takes what it prints, which may hold what was reviewed. */
  readonly print: (text: string) => void;
}

interface ReviewJson extends Review {
  readonly base: ReviewReport['base'];
  readonly head: ReviewReport['head'];
  readonly failing: readonly ImpactClass[];
}

/**
 * Runs the command for one path, prints its text form, and leaves its page in the folder.
 *
 * @param number tells this path's files from others'.
 */
export function runReview(
  { path, basePath, environment }: ReviewedPath,
  number: number,
  inputs: ActionInputs,
  place: RunPlace,
): PathReview {
  const file = (ending: string): string => join(place.folder, `review-${number}.${ending}`);
  const endings = ['txt', 'json', 'sarif', 'html'];
  const outputs = endings.flatMap((ending) => ['--output', file(ending)]);
  const settings = environment === '' ? [] : [`--environment=${environment}`];
  const since = basePath === undefined ? [`--since=${inputs.base}`] : [];
  const sides = basePath === undefined ? [path] : [basePath, path];
  const args = [place.program, 'review', ...since, ...inputs.args, ...settings, ...outputs, '--', ...sides];
  const { status, stderr, error } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  place.print(stderr);
  if (error !== undefined || (status !== 0 && status !== 1)) {
    return { path, fault: error?.message ?? stderr.trim(), code: status ?? 70 };
  }
  place.print(readFileSync(file('txt'), 'utf8'));
  const { base, head, failing, ...review }: ReviewJson = JSON.parse(readFileSync(file('json'), 'utf8'));
  const sarif: SarifLog = JSON.parse(readFileSync(file('sarif'), 'utf8'));
  const report = { review, base, head, failing, rules: [], tool: { name: '', version: '' } };
  return { path, report, sarif };
}

/** Writes one log of the runs of all paths, and returns its name. */
export function writeSarif(reviews: readonly PathReview[], folder: string): string {
  const logs = reviews.flatMap((each) => ('sarif' in each ? [each.sarif] : []));
  const file = join(folder, 'review.sarif');
  writeOutput(file, JSON.stringify({ ...logs[0], runs: logs.flatMap(({ runs }) => runs) }));
  return file;
}
