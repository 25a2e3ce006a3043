import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InvalidInput } from '../../values/invalid-input';

/** A path in a work tree. */
export interface WorkTreePlace {
  /** The top of the work tree: an absolute path without symbolic links. */
  readonly top: string;
  /** Path from the top with `/` between the parts; empty for the top itself. It need not be there. */
  readonly path: string;
}

/**
 * Returns the work tree that a path lies in, found without git: the one around the folder where the program runs, or else
 * the only one around the path. A `.git` between the two is never taken: it may have come with what is reviewed.
 *
 * @param at the name to give in errors.
 * @returns undefined when the path lies in none.
 * @throws InvalidInput when several work trees are around the path, or a symbolic link leads out of the one that is.
 */
export function workTreeOf(path: string, at: string): WorkTreePlace | undefined {
  const whole = resolve(path);
  const folder = nearestFolder(whole);
  const tops = topsAround(folder);
  const [here] = topsAround(process.cwd());
  const own = here === undefined ? -1 : tops.findIndex((top) => realpathSync(top) === realpathSync(here));
  const [first] = tops;
  if (first === undefined) {
    return undefined;
  }
  const isSure = own === 0 || (own < 0 && tops.length === 1);
  if (!isSure) {
    const places = `'${first}' inside of '${tops[Math.max(own, 1)]}'`;
    throw InvalidInput.of(
      'CONFLICT',
      at,
      `is in two repositories, ${places}; run the command in the one that is meant`,
    );
  }
  const top = realpathSync(first);
  if (!isWithin(realpathSync(folder), top)) {
    const what = `names '${path}', which a symbolic link leads out of the repository; name the folder itself`;
    throw InvalidInput.of('UNREADABLE', at, what);
  }
  return { top, path: relative(first, whole).split(sep).join('/') };
}

/**
 * Returns the top of the work tree that a file belongs to in the eyes of other tools: the one around the folder where the
 * program runs when the file is in it, or else the nearest around the file; undefined when there is none.
 *
 * @param file an absolute path.
 */
export function topOfFile(file: string): string | undefined {
  const [here] = topsAround(process.cwd());
  return here !== undefined && isWithin(file, here) ? here : topsAround(nearestFolder(file))[0];
}

/** Says whether a path is a folder or below it; both are absolute and without symbolic links. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Returns the nearest folder at or above a path that is there. */
function nearestFolder(path: string): string {
  let folder = path;
  while (!existsSync(folder) || !statSync(folder).isDirectory()) {
    folder = dirname(folder);
  }
  return folder;
}

/** Returns the folders at or above a folder that hold a `.git` of whatever kind, nearest first. */
function topsAround(folder: string): string[] {
  const above = dirname(folder);
  const rest = above === folder ? [] : topsAround(above);
  return existsSync(join(folder, '.git')) ? [folder, ...rest] : rest;
}
