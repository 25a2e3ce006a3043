import { lstatSync, type Stats } from 'node:fs';
import { openContained } from './contained-file';
import { readContainedText } from './read-text';

/**
 * Returns the text of a file that is looked for where the program runs, without being named by the user; undefined when it
 * is not there. It belongs to what is reviewed, so it must not lead out of that folder.
 *
 * @param path such as `.cdk8s-inference.yaml`.
 * @throws InvalidInput when it is there and cannot be read.
 */
export function readProjectFile(path: string): string | undefined {
  return statusOf(path) === undefined ? undefined : readContainedText({ root: '.', path, name: { path } });
}

/**
 * Says whether a folder is there that is looked for where the program runs, without being named by the user.
 *
 * @throws InvalidInput when it is there and leads out of the folder where the program runs.
 */
export function hasProjectFolder(path: string): boolean {
  if (statusOf(path) === undefined) {
    return false;
  }
  const { stats, close } = openContained({ root: '.', path, name: { path } });
  close();
  return stats.isDirectory();
}

/** A link that leads nowhere is there. */
function statusOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
