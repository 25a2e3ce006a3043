import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The package's top folder, from wherever this code was bundled to. */
export const ROOT = topFolder(__dirname);

/** The harness's own sources: manifests, image sources. */
export const SOURCES = join(ROOT, 'test/e2e/cluster');

/**
 * What is slow to make and safe to delete: binaries and images, each in a folder named by version and recipe, and the
 * state of running clusters.
 */
export const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk8s-inference');

function topFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) {
    return from;
  }
  if (dirname(from) === from) {
    throw new Error('no package.json above the harness; run it through npm');
  }
  return topFolder(dirname(from));
}
