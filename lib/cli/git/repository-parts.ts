import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidInput } from '../../values/invalid-input';
import { isWithin } from './work-tree';

/**
 * Refuses a repository that has its configuration, refs or objects in the work tree, outside of `.git`: a `.git` file or
 * link that leads there, or alternate objects. What is reviewed would say what it is reviewed against.
 *
 * @param folders the repository's own folder and the one that it has in common with other work trees, from the top.
 * @throws InvalidInput when one of them is.
 */
export function refuseInsideWorkTree(top: string, folders: readonly string[], at: string): void {
  const objects = folders.map((folder) => join(resolve(top, folder), 'objects'));
  const parts = [...folders.map((folder) => resolve(top, folder)), ...objects, ...objects.flatMap(alternatesOf)];
  for (const part of parts) {
    const real = realPath(part);
    if (isWithin(real, top) && !isWithin(real, join(top, '.git'))) {
      const what = 'is in a repository that has a part of itself among the files that are reviewed';
      throw InvalidInput.of('UNREADABLE', at, `${what} ('${part}'); review a fresh clone`);
    }
  }
}

/** Returns the further folders of objects; see `git help repository-layout`, `objects/info/alternates`. */
function alternatesOf(objects: string): string[] {
  const lines = textOf(join(objects, 'info/alternates')).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => resolve(objects, line));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Most repositories have no such file.
    return '';
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // A work tree's own folder has no objects.
    return path;
  }
}
