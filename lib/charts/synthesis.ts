import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, type Chart } from 'cdk8s';
import { InvalidInput } from '../values/invalid-input';

/** Where manifests are made first: `dist/` is touched only when all of them are there. */
const STAGING = join('.synth', 'dist');
const DIST = 'dist';
/** How cdk8s begins the message of the error that gathers what validations found. */
const VALIDATION_FAILED = 'Validation failed with the following errors';

/** The charts of one App, in the order in which they are applied. */
export type ChartMaker = (app: App) => readonly Chart[];

/**
 * Writes each App into a folder of its own below `dist/`, all of them or none.
 *
 * `cdk8s synth` empties its output folder before the app runs, so it is given the staging folder (`cdk8s.yaml`); a
 * failed run therefore leaves `dist/` as it was. With another `--output`, only that folder is written.
 *
 * @param makers by the App's folder.
 * @returns the files written.
 * @throws InvalidInput when a construct refuses its properties.
 */
export function synthesize(makers: Readonly<Record<string, ChartMaker>>): string[] {
  const outdir = process.env.CDK8S_OUTDIR ?? STAGING;
  rmSync(outdir, { recursive: true, force: true });
  for (const [folder, make] of Object.entries(makers)) {
    const app = new App({ outdir: join(outdir, folder) });
    inOrder(make(app));
    app.synth();
  }
  const target = resolve(outdir) === resolve(STAGING) ? DIST : outdir;
  if (target === DIST) {
    for (const folder of Object.keys(makers)) {
      publish(join(STAGING, folder), join(DIST, folder));
    }
  }
  return Object.keys(makers).flatMap((folder) =>
    readdirSync(join(target, folder))
      .sort()
      .map((file) => join(target, folder, file)),
  );
}

/**
 * Runs a synthesis and answers what goes wrong with it: bad input is a line for each fault and exit code 2, manifests that
 * the validation of the app refuses are a line for each and exit code 1.
 *
 * The files written are named on standard output.
 */
export function runSynthesis(run: () => readonly string[]): void {
  try {
    process.stdout.write(`${run().join('\n')}\n`);
  } catch (error) {
    const isRefused = error instanceof Error && error.message.startsWith(VALIDATION_FAILED);
    if (!(error instanceof InvalidInput) && !isRefused) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = isRefused ? 1 : 2;
  }
}

/** cdk8s numbers the files of charts that depend on each other, and kubectl applies files by name. */
function inOrder(charts: readonly Chart[]): void {
  for (const [index, chart] of charts.entries()) {
    const previous = charts[index - 1];
    if (previous !== undefined) {
      chart.addDependency(previous);
    }
  }
}

/** Puts a folder in the place of another; at no time is there a half-written one. */
function publish(from: string, to: string): void {
  const fresh = `${to}.new`;
  const old = `${to}.old`;
  rmSync(fresh, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  cpSync(from, fresh, { recursive: true });
  mkdirSync(to, { recursive: true });
  renameSync(to, old);
  renameSync(fresh, to);
  rmSync(old, { recursive: true, force: true });
}
