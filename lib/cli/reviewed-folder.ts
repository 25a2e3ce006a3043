import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import type { ContainedPath } from '../files/contained-file';
import { readingError } from '../files/file-name';
import { topOfFile } from './git/work-tree';

/**
 * Returns a folder that the user named as a place that what is found in it must not lead out of: the git repository around
 * it, as links between its folders are common, or without one the folder itself.
 *
 * @throws InvalidInput when it is not there.
 */
export function reviewedFolder(folder: string): ContainedPath {
  const name = { path: folder };
  try {
    const real = realpathSync.native(folder);
    const top = topOfFile(real) ?? real;
    return { root: relative(process.cwd(), top) || '.', path: relative(top, real), name };
  } catch (cause) {
    throw readingError(name, cause);
  }
}
