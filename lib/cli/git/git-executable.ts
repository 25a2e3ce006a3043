import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { isWithin } from './work-tree';

const NAMES = process.platform === 'win32' ? ['git.exe'] : ['git'];

/** Where git is, and the `PATH` that it runs with. */
export interface GitExecutable {
  /** Absolute path of the program; undefined where there is none. */
  readonly file: string | undefined;
  /** Folders for `PATH`. */
  readonly path: string;
}

/**
 * Returns the git of a `PATH`. Relative folders of it, and folders in the work tree, are passed over: `npx` puts
 * `node_modules/.bin` first, and what lies there may have come with the change that is reviewed.
 *
 * @param path the value of `PATH`.
 * @param top the work tree.
 */
export function gitExecutable(path: string, top: string): GitExecutable {
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder) && isOutside(folder, top));
  const files = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return { file: files.find((file) => isOutside(file, top) && isProgram(file)), path: folders.join(delimiter) };
}

function isOutside(path: string, top: string): boolean {
  try {
    return !isWithin(realpathSync(path), top);
  } catch {
    // It is not there, so nothing of it can run.
    return false;
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
