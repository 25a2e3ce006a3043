import { constants, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize, sep, win32 } from 'node:path';
import { identityOf } from './file-kind';
import { type FileName, fileError, readingError } from './file-name';
import { type OpenFile, open } from './open-file';

/** A path that was written in a file, or found by reading a folder. */
export interface ContainedPath {
  /** The folder that it must not leave. The folder itself is the user's own, and may be a symbolic link. */
  readonly root: string;
  /** The path, relative to the root. */
  readonly path: string;
  /** What it is called in errors. */
  readonly name: FileName;
}

/** Returns a place below one, by its path from there. */
export function below({ root, path, name }: ContainedPath, further: string): ContainedPath {
  return further === ''
    ? { root, path, name }
    : { root, path: join(path, further), name: { ...name, path: join(name.path, further) } };
}

/**
 * Opens a file or folder by a path that the user did not type, which must not lead out of its root: not by `..`, not as an
 * absolute path, and not through a symbolic link in any of its parts, nor through one that takes the place of a part while
 * it is opened. Links that lead to places inside the root are followed, but not into a `.git` there, which holds
 * credentials.
 *
 * This is the one way to open such a path. The decision is made on the open descriptor, so what is read later is what was
 * judged.
 *
 * @throws InvalidInput when it would leave the root, or cannot be opened. Nothing in the error tells whether something is
 * outside of the root.
 */
export function openContained({ root, path, name }: ContainedPath): OpenFile {
  refuseLeaving(path, root, name);
  const top = realRoot(root, name);
  const place = `${top}${sep}${path}`;
  const real = realPath(place, { top, root, path, name });
  const file = open(name, real, constants.O_NOFOLLOW ?? 0);
  if (isInside(realPathOfOpen(file, real), top)) {
    return file;
  }
  file.close();
  throw leaving(name, root);
}

/** Says whether a real path is a folder or below it, and not in the data of a git repository there. */
export function isInside(path: string, folder: string): boolean {
  const start = folder.endsWith(sep) ? folder : folder + sep;
  const parts = path.slice(start.length).toLowerCase().split(sep);
  return path === folder || (path.startsWith(start) && !parts.includes('.git'));
}

function refuseLeaving(path: string, root: string, name: FileName): void {
  if (isAbsolute(path) || win32.isAbsolute(path)) {
    throw fileError(name, `is an absolute path; name a file below '${root}', relative to it`);
  }
  const plain = normalize(path);
  if (plain === '..' || plain.startsWith(`..${sep}`)) {
    throw fileError(name, `leads out of '${root}'; put the file below that folder`);
  }
}

function realRoot(root: string, name: FileName): string {
  try {
    return realpathSync.native(root);
  } catch (cause) {
    throw readingError({ ...name, path: root }, cause);
  }
}

/** A link that leads out and one that leads nowhere have the same answer: it must not tell what is outside. */
function realPath(place: string, { top, root, path, name }: ContainedPath & { readonly top: string }): string {
  try {
    const real = realpathSync.native(place);
    if (isInside(real, top)) {
      return real;
    }
  } catch (cause) {
    if (!hasLink(top, path)) {
      throw readingError(name, cause);
    }
  }
  throw leaving(name, root);
}

function leaving(name: FileName, root: string): Error {
  return fileError(
    name,
    `is a symbolic link (or lies behind one) that leads out of '${root}' or nowhere; put the file itself there`,
  );
}

function hasLink(top: string, path: string): boolean {
  let place = top;
  for (const part of path.split(/[\\/]/)) {
    place = `${place}${sep}${part}`;
    const stats = attempt(() => lstatSync(place));
    if (stats?.isSymbolicLink() ?? false) {
      return true;
    }
  }
  return false;
}

/**
 * Returns the path of an open file: Linux knows it (proc(5), `/proc/self/fd`). Elsewhere its place is looked up once more,
 * and must still hold the same file.
 */
function realPathOfOpen({ descriptor, stats }: OpenFile, real: string): string {
  const known = attempt(() => readlinkSync(join('/proc/self/fd', String(descriptor))));
  if (known !== undefined) {
    return known;
  }
  const again = attempt(() => realpathSync.native(real)) ?? '';
  const there = attempt(() => statSync(again));
  return there !== undefined && identityOf(there) === identityOf(stats) ? again : '';
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
