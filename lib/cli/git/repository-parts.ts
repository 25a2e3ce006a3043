import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidInput } from '../../values/invalid-input';
import { alternatesOf } from './alternates';
import { isWithin } from './work-tree';

/** What git reads of a repository's own folder and of the common one, from there; see `git help repository-layout`. */
const PARTS = [
  '',
  'HEAD',
  'config',
  'packed-refs',
  'refs',
  'refs/heads',
  'refs/remotes',
  'shallow',
  'objects',
  'objects/pack',
];

/**
 * Refuses a repository that has its configuration, refs or objects in the work tree, outside of `.git`: a `.git` file or
 * links that lead there, or alternate objects. What is reviewed would say what it is reviewed against.
 *
 * @param folders the repository's own folder and the one that it has in common with other work trees, from the top.
 * @throws InvalidInput when one of them is.
 */
export function refuseInsideWorkTree(top: string, folders: readonly string[], at: string): void {
  const own = folders.flatMap((folder) => PARTS.map((part) => join(resolve(top, folder), part)));
  const borrowed = folders.flatMap((folder) => alternatesOf(join(resolve(top, folder), 'objects')));
  for (const part of new Set([...own, ...borrowed])) {
    const real = realPath(part);
    if (isWithin(real, top) && !isWithin(real, join(top, '.git'))) {
      const what = 'is in a repository that has a part of itself among the files that are reviewed';
      throw InvalidInput.of('UNREADABLE', at, `${what} ('${part}'); review a fresh clone`);
    }
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // A work tree's own folder has no objects, and most repositories are not shallow.
    return path;
  }
}
