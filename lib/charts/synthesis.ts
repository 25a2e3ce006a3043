import { join, resolve } from 'node:path';
import { App, Names } from 'cdk8s';
import { OutputFailed } from '../files/output-failed';
import { guardStandardStreams } from '../files/standard-streams';
import { logText } from '../text/log-text';
import { InvalidInput } from '../values/invalid-input';
import { appManifests } from './app-manifests';
import { writeConstructMetadata } from './construct-metadata';
import { manifestYaml } from './manifest-yaml';
import { writeFolders } from './output-folders';

/** As `EX_IOERR` of sysexits.h. */
const IO_ERROR = 74;
const BAD_INPUT = 2;
const DIST = 'dist';
/** The folder that `cdk8s.yaml` gives to `cdk8s synth`, which empties it before the app has made anything. */
const STAGING = join('.synth', DIST);

/** Puts charts into an App, in the order in which they are applied. */
export type ChartMaker = (app: App) => void;

/**
 * Writes each App into a folder of its own below `dist/`, all of them or none: everything is validated and rendered
 * before the first byte is written.
 *
 * `cdk8s synth` reads back what it asked for. So the folder that it names is written too: the staging folder beside
 * `dist/`, or in its stead the one given with `--output`.
 *
 * @param makers by the App's folder.
 * @returns the files written.
 * @throws InvalidInput when a construct refuses its properties, a validation fails, or a folder cannot be written.
 * @throws OutputFailed when the disk does not take the files.
 */
export function synthesize(makers: Readonly<Record<string, ChartMaker>>): string[] {
  const apps = Object.entries(makers).map(([folder, make]) => ({ folder, app: appOf(make) }));
  const folders = new Map(apps.map(({ folder, app }) => [folder, chartTexts(app)]));
  const { CDK8S_OUTDIR: outdir, CDK8S_RECORD_CONSTRUCT_METADATA: metadata } = process.env;
  const files = outdir === undefined ? [] : writeFolders(outdir, folders);
  if (outdir !== undefined && metadata === 'true') {
    writeConstructMetadata(
      outdir,
      apps.map(({ app }) => app),
    );
  }
  return outdir === undefined || resolve(outdir) === resolve(STAGING) ? writeFolders(DIST, folders) : files;
}

/**
 * Runs a synthesis and answers what goes wrong with it: bad input is a line for each fault and exit code 2, a full disk is
 * one line and exit code 74.
 *
 * The files written are named on standard output.
 */
export function runSynthesis(run: () => readonly string[]): void {
  guardStandardStreams(process, (failure) => process.exit(failure.isClosedPipe ? 0 : IO_ERROR));
  try {
    process.stdout.write(logText(`${run().join('\n')}\n`));
  } catch (error) {
    if (!(error instanceof InvalidInput || error instanceof OutputFailed)) {
      throw error;
    }
    process.stderr.write(logText(`${error.message}\n`));
    process.exitCode = error instanceof InvalidInput ? BAD_INPUT : IO_ERROR;
  }
}

function appOf(make: ChartMaker): App {
  const app = new App();
  make(app);
  return app;
}

/** Returns the text of each chart by file name; kubectl applies files by name, so that several are numbered. */
function chartTexts(app: App): Map<string, string> {
  const charts = appManifests(app);
  const named = charts.map(({ chart, manifests }, index): [string, string] => {
    const number = charts.length === 1 ? '' : `${index.toString().padStart(4, '0')}-`;
    return [`${number}${Names.toDnsLabel(chart)}.k8s.yaml`, manifestYaml(manifests)];
  });
  return new Map(named);
}
